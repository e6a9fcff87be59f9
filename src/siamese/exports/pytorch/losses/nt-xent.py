def loss_of(embeddings, labels, run, head, random):
    """NT-Xent (Chen et al. 2020): of all others, each view picks its image's other view; length 1."""
    count = len(embeddings)
    itself = torch.eye(count, dtype=torch.bool, device=embeddings.device)
    other = torch.arange(count, device=embeddings.device) ^ 1
    logits = embeddings @ embeddings.T / run["temperature"]
    return F.cross_entropy(logits.masked_fill(itself, -30_000), other)
