def loss_of(embeddings, labels, run, head, random):
    """Contrastive (Hadsell, Chopra, LeCun 2006) on given pairs: all first images, then all second ones."""
    (first, second), (label, other) = embeddings.chunk(2), labels.chunk(2)
    same = (label == other).float()
    if run["distance"] == "cosine":
        distances = 1 - (first * second).sum(1)
        squared = distances.square()
    else:
        squared = (first - second).square().sum(1)
        distances = squared.clamp(min=1e-6).sqrt()
    violations = (run["margin"] - distances).clamp(min=0)
    return (same * squared + (1 - same) * violations.square()).mean()
