"""Carries the training on, with the same loss, optimiser, running mean and schedule.

    python train.py --data FOLDER
    torchrun --nproc_per_node 2 train.py --data FOLDER
"""
import argparse
import json
import math
import os
from pathlib import Path

import numpy as np
import torch
import torch.distributed as dist
from torch import nn
from torch.nn.parallel import DistributedDataParallel

from batches import augmented, draw_batch, rate_of, read_idx
from loss import loss_of
from model import load_model, to_file, to_torch
from optimizer import memory_size, update

HERE = Path(__file__).parent


class Gather(torch.autograd.Function):
    """The rows of all processes in the order of the processes, with the gradient through all of them."""

    @staticmethod
    def forward(ctx, rows):
        parts = [torch.empty_like(rows) for _ in range(dist.get_world_size())]
        dist.all_gather(parts, rows.contiguous())
        ctx.count = len(rows)
        return torch.cat(parts)

    @staticmethod
    def backward(ctx, gradient):
        gradient = gradient.clone()
        dist.all_reduce(gradient)
        start = dist.get_rank() * ctx.count
        return gradient[start : start + ctx.count]


class Step(nn.Module):
    """The loss of a global batch, of which this process embeds its share; pairs are of all processes."""

    def __init__(self, model, run, rank, processes):
        super().__init__()
        self.model, self.run, self.rank, self.processes = model, run, rank, processes

    def embed(self, images, tower):
        # Filled up, so that every process has as many.
        count = -(-len(images) // self.processes)
        padding = images[:1].expand(count * self.processes - len(images), -1, -1)
        share = torch.cat([images, padding])[self.rank * count : (self.rank + 1) * count]
        rows = self.model.embed(share, tower)
        return (Gather.apply(rows) if self.processes > 1 else rows)[: len(images)]

    def forward(self, images, labels, random):
        if len(self.model.encoders) == 2:
            parts = zip(images.chunk(2), (0, 1))
            embeddings = torch.cat([self.embed(part, tower) for part, tower in parts])
        else:
            embeddings = self.embed(images, 0)
        return loss_of(embeddings, labels, self.run, list(self.model.head), random)


class Training:
    """A run: the newest weights, their running mean, the optimiser's memory, the number of updates."""

    def __init__(self, folder, run):
        self.run = run
        self.model = load_model(folder / "weights.npz")
        self.weights = self.model.tensors()
        state = np.load(folder / "state.npz", allow_pickle=False)
        self.updates = int(state["updates"][0])

        def read(name, other):
            return to_torch(state[name]) if name in state else other.detach().clone()

        self.average = {name: weight.detach().clone() for name, weight in self.weights.items()}
        self.memory = [
            [read(f"memory{k}/{name}", torch.zeros_like(weight)) for k in range(memory_size)]
            for name, weight in self.weights.items()
        ]
        with torch.no_grad():
            for name, weight in self.weights.items():
                weight.copy_(read(f"newest/{name}", weight))

    @torch.no_grad()
    def take(self, rate):
        """Updates the weights by their gradients."""
        self.updates += 1
        weights = list(self.weights.values())
        slopes = [weight.grad for weight in weights]
        update(weights, slopes, self.memory, rate, self.run, self.updates)
        share = min(1, 8 / (self.updates + 1)) if self.run["averageWeights"] else 1
        for name, weight in self.weights.items():
            self.average[name].lerp_(weight, share)

    def save(self, folder, step):
        """Writes weights.npz, state.npz and run.json, with which another training goes on."""
        file = {**self.model.file, "training": {**self.model.file["training"], "steps": step}}
        file["decision"] = None  # The threshold was that of the weights before.
        text = np.frombuffer(json.dumps(file).encode(), np.uint8)
        averages = {name: to_file(weight) for name, weight in self.average.items()}
        np.savez(folder / "weights.npz", metadata=text, **averages)
        state = {f"newest/{name}": to_file(weight) for name, weight in self.weights.items()}
        for name, vectors in zip(self.weights, self.memory):
            for k, vector in enumerate(vectors):
                state[f"memory{k}/{name}"] = to_file(vector)
        np.savez(folder / "state.npz", updates=np.array([self.updates], np.int32), **state)
        (folder / "run.json").write_text(json.dumps({**self.run, "step": step}, indent=1))


def phase_of(run, steps):
    """The phase of the run that has steps left, or one more that warms up."""
    step, phase = run["step"], run["phase"]
    if steps is None and step < phase["end"]:
        return phase
    steps = steps or run["steps"]
    return {
        "start": step,
        "end": step + steps,
        "warmUpSteps": max(run["warmUpSteps"], math.ceil(0.05 * steps)),
    }


def main():
    kept_lines = argparse.RawTextHelpFormatter
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=kept_lines)
    parser.add_argument("--data", type=Path, default=HERE, help="folder with MNIST's training files")
    parser.add_argument("--images", type=Path, help="own images in IDX format, 28 × 28")
    parser.add_argument("--labels", type=Path, help="their labels in IDX format")
    parser.add_argument("--transpose", action="store_true", help="rows are columns, as in EMNIST")
    parser.add_argument("--invert", action="store_true", help="ink is 0 on a background of 255")
    parser.add_argument("--steps", type=int, help="a new phase of so many; by default, what is left")
    parser.add_argument("--stop-after", type=int, help="take no more than so many steps now")
    parser.add_argument("--out", type=Path, default=HERE / "trained", help="folder for what is learnt")
    parser.add_argument("--gradient", type=Path, help="write the first loss and gradient to this .npz")
    asked = parser.parse_args()

    processes, rank = int(os.environ.get("WORLD_SIZE", 1)), int(os.environ.get("RANK", 0))
    if processes > 1:
        dist.init_process_group("nccl" if torch.cuda.is_available() else "gloo")
    run = json.loads((HERE / "run.json").read_text())
    images, labels = (read_idx(path) for path in find_data(asked))
    training = Training(HERE, run)
    if asked.images is None:  # The page validates on the last images of MNIST.
        images, labels = images[:-5_000], labels[:-5_000]
    else:
        images = images.transpose(0, 2, 1) if asked.transpose else images
        images = 255 - images if asked.invert else images
        labels = numbered(labels, training.model.file["training"]["classes"])
    device = f"cuda:{os.environ.get('LOCAL_RANK', 0)}" if torch.cuda.is_available() else "cpu"
    training.model.to(device)
    training.average = {name: average.to(device) for name, average in training.average.items()}
    training.memory = [[vector.to(device) for vector in vectors] for vectors in training.memory]
    module = Step(training.model, run, rank, processes)
    if processes > 1:
        module = DistributedDataParallel(module)
    phase = phase_of(run, asked.steps)
    end = phase["end"]
    if asked.stop_after is not None:
        end = min(end, run["step"] + asked.stop_after)
    first = run["step"]
    for step in range(first, end):
        run.update(phase=phase, step=step)
        drawn, kinds = draw_batch(images, labels, run, step)
        batch = torch.from_numpy(drawn.astype(np.float32) / 255)
        batch = augmented(batch, run, step) if run["augmentation"] else batch
        random = torch.Generator().manual_seed(run["seed"] + step)
        module.zero_grad(set_to_none=True)
        loss = module(batch.to(device), torch.from_numpy(kinds).to(device), random)
        loss.backward()
        if step == first and asked.gradient is not None and rank == 0:
            gradient = {name: to_file(weight.grad) for name, weight in training.weights.items()}
            np.savez(asked.gradient, loss=loss.detach().cpu().numpy(), **gradient)
        training.take(rate_of(run, phase, step))
        if rank == 0 and (step % 100 == 0 or step == end - 1):
            print(f"step {step}: loss {loss.item():.4f}", flush=True)
    if rank == 0:
        asked.out.mkdir(exist_ok=True)
        training.run = {**run, "phase": phase}
        training.save(asked.out, end)


def numbered(labels, names):
    """Labels as the run numbers its classes: by their names where all are numbers, else in the labels' order."""
    try:
        numbers = [float(name) for name in names]
    except ValueError:
        numbers = np.unique(labels)
    if len(numbers) != len(names) or not np.isin(numbers, labels).all():
        raise SystemExit(f"The labels must be those of the run's {len(names)} classes: {', '.join(names[:20])}")
    places = np.full(len(labels), -1)
    for place, number in enumerate(numbers):
        places[labels == number] = place
    return places


def find_data(asked):
    """The files with images and labels."""
    if asked.images is not None:
        if asked.labels is None:
            raise SystemExit("--images needs --labels")
        return asked.images, asked.labels
    for ending in ("", ".gz"):
        names = [f"train-{kind}-ubyte{ending}" for kind in ("images-idx3", "labels-idx1")]
        paths = [asked.data / name for name in names]
        if all(path.exists() for path in paths):
            return paths
    raise SystemExit(f"{asked.data} lacks train-images-idx3-ubyte or train-labels-idx1-ubyte (or .gz)")


if __name__ == "__main__":
    main()
