def loss_of(embeddings, labels, run, head, random):
    """Supervised contrastive (Khosla et al. 2020, eq. 2); the embeddings have length 1."""
    itself = torch.eye(len(labels), dtype=torch.bool, device=embeddings.device)
    positive = (labels[:, None] == labels) & ~itself
    logits = embeddings @ embeddings.T / run["temperature"]
    chances = logits.masked_fill(itself, -30_000).log_softmax(1)
    agreement = (chances * positive).sum(1) / positive.sum(1)
    if not run["symbolsFirst"]:
        return -agreement.mean()
    weights = 1 + (labels >= 0) * (data_weight_of(run) - 1)
    return -(agreement * weights).sum() / weights.sum()


def data_weight_of(run):
    """What an image of the data counts beside a drawing of a symbol: more and more, in the first phase."""
    start, end = run["phase"]["start"], run["phase"]["end"]
    return 8 if start > 0 else 0.1 + 7.9 * min(1, run["step"] / max(1, end))
