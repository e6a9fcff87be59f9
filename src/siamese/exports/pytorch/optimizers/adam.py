memory_size = 2


def update(weights, slopes, memory, rate, run, updates):
    """Adam (Kingma, Ba 2015): memory is the mean slope and the mean squared slope."""
    beta1, beta2 = run["beta1"], run["beta2"]
    rate *= math.sqrt(1 - beta2**updates) / (1 - beta1**updates)
    for weight, slope, (mean, square) in zip(weights, slopes, memory):
        mean.lerp_(slope, 1 - beta1)
        square.lerp_(slope.square(), 1 - beta2)
        weight.sub_(rate * mean / (square.sqrt() + 1e-7))
