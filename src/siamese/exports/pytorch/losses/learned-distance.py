def loss_of(embeddings, labels, run, head, random):
    """Cross-entropy on a learned distance (Koch, Zemel, Salakhutdinov 2015), on given pairs."""
    (first, second), (label, other) = embeddings.chunk(2), labels.chunk(2)
    weights, bias = head
    logits = bias - ((first - second).abs() * weights).sum(1)
    return F.binary_cross_entropy_with_logits(logits, (label == other).float())
