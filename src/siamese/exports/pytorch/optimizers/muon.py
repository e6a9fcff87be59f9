memory_size = 2


def update(weights, slopes, memory, rate, run, updates):
    """Muon (Jordan et al. 2024) for matrices, Adam at a tenth of the rate for all else."""
    adam_rate = 0.1 * rate * math.sqrt(1 - 0.999**updates) / (1 - 0.9**updates)
    for weight, slope, (mean, square) in zip(weights, slopes, memory):
        mean.lerp_(slope, 0.1)
        square.lerp_(slope.square(), 0.001)
        if weight.ndim == 1:
            weight.sub_(adam_rate * mean / (square.sqrt() + 1e-7))
            continue
        matrix = torch.lerp(slope, mean, 0.9).flatten(1)  # [outputs, inputs]
        scale = math.sqrt(max(1, matrix.shape[0] / matrix.shape[1]))
        weight.sub_(rate * scale * orthogonal(matrix).view_as(weight))


def orthogonal(matrix):
    """U·Vᵀ of U·S·Vᵀ, nearly: three rounds of a quintic Newton–Schulz iteration."""
    if matrix.shape[0] > matrix.shape[1]:
        return orthogonal(matrix.T).T
    x = matrix / matrix.square().sum().clamp(min=1e-30).sqrt()
    for _ in range(3):
        gram = x @ x.T
        x = 3.4445 * x + (-4.775 * gram + 2.0315 * gram @ gram) @ x
    return x
