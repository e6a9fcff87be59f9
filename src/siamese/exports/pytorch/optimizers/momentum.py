memory_size = 1


def update(weights, slopes, memory, rate, run, updates):
    """Gradient descent with momentum (Polyak 1964): memory is the speed."""
    for weight, slope, (speed,) in zip(weights, slopes, memory):
        speed.mul_(0.9).add_(slope)
        weight.sub_(rate * speed)
