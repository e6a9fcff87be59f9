def main(folder, steps):
    torch.manual_seed(run["seed"])
    images = read_idx(f"{folder}/train-images-idx3-ubyte")
    labels = read_idx(f"{folder}/train-labels-idx1-ubyte")
    held = min(5_000, len(labels) // 6)  # The last images are kept for the end.
    half = min(500, held // 2)
    train, kept = slice(0, -held), slice(-2 * half, None)
    encoders = [make_encoder() for _ in range(1 if run["tieWeights"] else 2)]
    head = [torch.ones(run["embeddingSize"]), torch.ones(1)] if run["loss"] == "learned-distance" else []
    weights = [w for encoder in encoders for w in encoder.parameters() if w.requires_grad]
    weights += [w.requires_grad_() for w in head]
    averages = [w.detach().clone() for w in weights]
    memory = [[torch.zeros_like(w) for _ in range(memory_size)] for w in weights]

    def embed(batch):  # Untied towers: the first half through one, the second half through the other.
        return torch.cat([tower(part) for tower, part in zip(encoders, batch.chunk(len(encoders)))])

    phase = {"start": 0, "end": steps, "warmUpSteps": run["warmUpSteps"]}
    for step in range(steps):
        run.update(phase=phase, step=step)
        drawn, kinds = draw_batch(images[train], labels[train], run, step)
        batch = pixels_of(drawn)
        batch = augmented(batch, run, step) if run["augmentation"] else batch
        random = torch.Generator().manual_seed(run["seed"] + step)
        loss = loss_of(embed(batch), torch.from_numpy(kinds), run, head, random)
        slopes = torch.autograd.grad(loss, weights)
        with torch.no_grad():
            update(weights, slopes, memory, rate_of(run, phase, step), run, step + 1)
            share = min(1, 8 / (step + 2)) if run["averageWeights"] else 1
            for average, weight in zip(averages, weights):
                average.lerp_(weight, share)
        if step % 100 == 0 or step == steps - 1:
            print(f"step {step}: loss {loss.item():.4f}", flush=True)

    # The judged weights are the running mean of all steps.
    with torch.no_grad():
        for average, weight in zip(averages, weights):
            weight.copy_(average)
        first, second = embed(pixels_of(images[kept])).chunk(2)
        kinds = torch.from_numpy(labels[kept].astype(np.int64))
        distances = distances_of(first, second, head)
        same = kinds[:half, None] == kinds[half:]
    equal, other = distances[same].mean().item(), distances[~same].mean().item()
    print(f"mean distance: equal digits {equal:.3f}, different digits {other:.3f}")


def pixels_of(images):
    return torch.from_numpy(images.astype(np.float32) / 255)


def distances_of(first, second, head):
    if run["distance"] == "cosine" and not head:
        return 1 - first @ second.T
    differences = first[:, None] - second
    return (differences.abs() * head[0]).sum(2) if head else differences.square().sum(2).sqrt()


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else run["steps"])
