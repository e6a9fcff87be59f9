def loss_of(embeddings, labels, run, head, random):
    """Triplets (Schroff, Kalenichenko, Philbin 2015): each image, each other of its class, one of another."""
    count, far = len(labels), 30_000.0
    same = labels[:, None] == labels
    positive = same & ~torch.eye(count, dtype=torch.bool, device=embeddings.device)
    if run["distance"] == "cosine":  # Half the squared distance, at length 1.
        apart = 1 - embeddings @ embeddings.T
    else:
        apart = (embeddings[:, None] - embeddings).square().sum(2)
    to_others = apart.masked_fill(same, far)
    if run["mining"] == "hard":  # Hermans, Beyer, Leibe 2017
        furthest = apart.masked_fill(~positive, -far).amax(1)
        return (furthest - to_others.amin(1) + run["margin"]).clamp(min=0).mean()
    anchors, positives = positive.nonzero(as_tuple=True)
    near = apart[anchors, positives]
    if run["mining"] == "random":
        others = (~same).float().cpu()[anchors.cpu()]
        choice = torch.multinomial(others, 1, generator=random)[:, 0].to(embeddings.device)
        chosen = apart[anchors, choice]
    elif run["mining"] == "distance-weighted":
        squared = (2 if run["distance"] == "cosine" else 1) * apart.detach()
        sums = weights_of(squared, same, embeddings.shape[1]).cumsum(1)[anchors]
        wanted = torch.rand((len(anchors), 1), generator=random).to(embeddings.device) * sums[:, -1:]
        choice = torch.searchsorted(sums, wanted, right=True)[:, 0].clamp(max=count - 1)
        chosen = apart[anchors, choice]
    else:  # The nearest that is still further away than the positive; else the furthest.
        rows = to_others[anchors]
        nearest = rows.masked_fill(rows <= near[:, None], far).amin(1)
        chosen = torch.minimum(nearest, apart.masked_fill(same, -far).amax(1)[anchors])
    return (near - chosen + run["margin"]).clamp(min=0).mean()


def weights_of(squared, same, size):
    """Rare distances are drawn more often (Wu, Manmatha, Smola, Krähenbühl 2017); 1 at the largest weight."""
    clipped = squared.clamp(0.5**2, 1.4**2)
    log_density = (size - 2) / 2 * clipped.log() + (size - 3) / 2 * (1 - clipped / 4).log()
    log_weights = (-log_density - 30_000 * (squared >= 1.4**2)).masked_fill(same, -60_000)
    return (log_weights - log_weights.amax(1, keepdim=True)).exp()
