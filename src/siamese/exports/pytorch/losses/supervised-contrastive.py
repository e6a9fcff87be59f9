def loss_of(embeddings, labels, run, head, random):
    """Supervised contrastive (Khosla et al. 2020, eq. 2); the embeddings have length 1."""
    itself = torch.eye(len(labels), dtype=torch.bool, device=embeddings.device)
    positive = (labels[:, None] == labels) & ~itself
    logits = embeddings @ embeddings.T / run["temperature"]
    chances = logits.masked_fill(itself, -30_000).log_softmax(1)
    return -((chances * positive).sum(1) / positive.sum(1)).mean()
