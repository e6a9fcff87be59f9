memory_size = 0


def update(weights, slopes, memory, rate, run, updates):
    """Gradient descent (Robbins, Monro 1951)."""
    for weight, slope in zip(weights, slopes):
        weight.sub_(rate * slope)
