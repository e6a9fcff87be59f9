def loss_of(embeddings, labels, run, head, random):
    """Contrastive (Hadsell, Chopra, LeCun 2006) over all pairs; negatives: mean of those within the margin."""
    same = labels[:, None] == labels
    itself = torch.eye(len(labels), dtype=torch.bool, device=embeddings.device)
    if run["distance"] == "cosine":
        distances = 1 - embeddings @ embeddings.T
        squared = distances.square()
    else:
        squared = (embeddings[:, None] - embeddings).square().sum(2)
        distances = squared.clamp(min=1e-6).sqrt()
    violations = (run["margin"] - distances[~same]).clamp(min=0)
    negative = violations.square().sum() / (violations > 0).sum().clamp(min=1)
    return squared[same & ~itself].mean() + negative
