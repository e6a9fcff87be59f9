def loss_of(embeddings, labels, run, head, random):
    """Triplets (Schroff, Kalenichenko, Philbin 2015): each image, each other of its class, one of another."""
    count = len(labels)
    same = labels[:, None] == labels
    itself = torch.eye(count, dtype=torch.bool, device=embeddings.device)
    if run["distance"] == "cosine":  # Half the squared distance, at length 1.
        apart = 1 - embeddings @ embeddings.T
    else:
        apart = (embeddings[:, None] - embeddings).square().sum(2)
    positives = apart[same & ~itself].view(count, -1)
    negatives = apart[~same].view(count, -1)
    if run["mining"] == "hard":  # Hermans, Beyer, Leibe 2017
        return (positives.amax(1) - negatives.amin(1) + run["margin"]).clamp(min=0).mean()
    if run["mining"] == "random":
        choice = torch.randint(negatives.shape[1], positives.shape, generator=random)
        chosen = negatives.gather(1, choice.to(embeddings.device))
    elif run["mining"] == "distance-weighted":
        squared = (2 if run["distance"] == "cosine" else 1) * negatives.detach()
        sums = weights_of(squared, embeddings.shape[1]).cumsum(1)
        wanted = torch.rand(positives.shape, generator=random).to(embeddings.device) * sums[:, -1:]
        choice = torch.searchsorted(sums, wanted, right=True)
        chosen = negatives.gather(1, choice.clamp(max=negatives.shape[1] - 1))
    else:  # The nearest that is still further away than the positive; else the furthest.
        further = negatives[:, None] > positives[:, :, None]
        nearest = torch.where(further, negatives[:, None], 30_000.0).amin(2)
        chosen = torch.minimum(nearest, negatives.amax(1, keepdim=True))
    return (positives - chosen + run["margin"]).clamp(min=0).mean()


def weights_of(squared, size):
    """Rare distances are drawn more often (Wu, Manmatha, Smola, Krähenbühl 2017); 1 at the largest weight."""
    clipped = squared.clamp(0.5**2, 1.4**2)
    log_density = (size - 2) / 2 * clipped.log() + (size - 3) / 2 * (1 - clipped / 4).log()
    log_weights = -log_density - 30_000 * (squared >= 1.4**2)
    return (log_weights - log_weights.amax(1, keepdim=True)).exp()
