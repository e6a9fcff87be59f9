def loss_of(embeddings, labels, run, head, random):
    """Contrastive (Hadsell, Chopra, LeCun 2006) on given pairs: all first images, then all second ones."""
    (first, second), (label, other) = embeddings.chunk(2), labels.chunk(2)
    same = (label == other).float()
    squared = (first - second).square().sum(1)
    violations = (run["margin"] - squared.clamp(min=1e-6).sqrt()).clamp(min=0)
    return (same * squared + (1 - same) * violations.square()).mean()
