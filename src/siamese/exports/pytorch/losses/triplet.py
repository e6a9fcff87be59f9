def loss_of(embeddings, labels, run, head, random):
    """Triplets (Schroff, Kalenichenko, Philbin 2015): each image, each other of its class, one of another."""
    count = len(labels)
    same = labels[:, None] == labels
    itself = torch.eye(count, dtype=torch.bool, device=embeddings.device)
    squared = (embeddings[:, None] - embeddings).square().sum(2)
    positives = squared[same & ~itself].view(count, -1)
    negatives = squared[~same].view(count, -1)
    if run["mining"] == "hard":  # Hermans, Beyer, Leibe 2017
        return (positives.amax(1) - negatives.amin(1) + run["margin"]).clamp(min=0).mean()
    if run["mining"] == "random":
        choice = torch.randint(negatives.shape[1], positives.shape, generator=random)
        chosen = negatives.gather(1, choice.to(embeddings.device))
    else:  # The nearest that is still further away than the positive; else the furthest.
        further = negatives[:, None] > positives[:, :, None]
        nearest = torch.where(further, negatives[:, None], 30_000.0).amin(2)
        chosen = torch.minimum(nearest, negatives.amax(1, keepdim=True))
    return (positives - chosen + run["margin"]).clamp(min=0).mean()
