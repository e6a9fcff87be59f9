"""The default recipe in PyTorch: same network, loss, batches and rates; timed as the browser is.

Reads what to do as JSON from standard input and prints what it found as JSON. Needs torch only, 1.13
or newer. Images are tensors [images, 1, 28, 28], 0 to 1.
"""

import copy
import json
import math
import os
import statistics
import sys
import time

import torch
from torch import nn
from torch.nn import functional

# Validation is the last 5,000 of MNIST's training images.
TRAINING_IMAGES = 55_000
WARM_UP_STEPS = 5
# As src/data/augmentation.ts has them: degrees, shift for each pixel of height, share, pixels.
LARGEST_TURN, LARGEST_SLANT, LARGEST_SCALE, LARGEST_SHIFT = 10, 0.15, 0.1, 1.5
SMALLEST_SQUARED_DISTANCE = 1e-6
# As src/siamese/ops/orthogonalMove.ts and src/siamese/training/ have them.
NEWTON_SCHULZ_ROUNDS, NEWTON_SCHULZ = 3, (3.4445, -4.775, 2.0315)
MOMENTUM, BIAS_SHARE, AVERAGE_REACH = 0.9, 0.1, 8


def read_idx(path, header_bytes):
    """The bytes of an IDX file behind its header."""
    with open(path, "rb") as file:
        return torch.frombuffer(bytearray(file.read()[header_bytes:]), dtype=torch.uint8)


def read_split(folder, name):
    images = read_idx(f"{folder}/{name}-images-idx3-ubyte", 16).reshape(-1, 1, 28, 28)
    return images.float() / 255, read_idx(f"{folder}/{name}-labels-idx1-ubyte", 8).long()


def create_network(embedding_size):
    """The default CNN; kernels uniform in ±1/√inputs, biases 0."""
    network = nn.Sequential(
        nn.Conv2d(1, 32, 5, stride=3, padding=1),
        nn.ReLU(),
        nn.Conv2d(32, 64, 3, stride=3),
        nn.ReLU(),
        nn.Flatten(),
        nn.Linear(576, 64),
        nn.ReLU(),
        nn.Linear(64, embedding_size),
    )
    for parameter in network.parameters():
        if parameter.dim() == 1:
            nn.init.zeros_(parameter)
        else:
            nn.init.uniform_(parameter, -1, 1)
            parameter.data.div_(math.sqrt(parameter[0].numel()))
    return network


def augment(images):
    """Turns, slants, scales and shifts each image a little, at random, bilinearly."""

    def up_to(largest):
        return (2 * torch.rand(len(images)) - 1) * largest

    turn, slant = up_to(math.radians(LARGEST_TURN)), up_to(LARGEST_SLANT)
    scale_x, scale_y = 1 + up_to(LARGEST_SCALE), 1 + up_to(LARGEST_SCALE)
    cos, sin = torch.cos(turn), torch.sin(turn)
    # grid_sample counts from -1 to 1 over the image's side.
    shift_x, shift_y = up_to(LARGEST_SHIFT) / 14, up_to(LARGEST_SHIFT) / 14
    rows = [
        torch.stack([cos * scale_x, (slant * cos - sin) * scale_y, shift_x], 1),
        torch.stack([sin * scale_x, (slant * sin + cos) * scale_y, shift_y], 1),
    ]
    grid = functional.affine_grid(torch.stack(rows, 1), list(images.shape), align_corners=False)
    return functional.grid_sample(images, grid, align_corners=False)


def all_pairs_loss(embeddings, masks, margin):
    """Contrastive over all pairs: positives averaged, negatives averaged over those that violate."""
    positive, negative = masks
    squares = (embeddings * embeddings).sum(1, keepdim=True)
    squared = squares + squares.T - 2 * embeddings @ embeddings.T
    distances = squared.clamp_min(SMALLEST_SQUARED_DISTANCE).sqrt()
    violations = (margin - distances).relu() * negative
    violators = (violations > 0).sum().clamp_min(1)
    return (distances.square() * positive).sum() / positive.sum() + violations.square().sum() / violators


def pair_masks(images_per_digit):
    """[images, images] which pairs are positive, and which negative; each pair once."""
    digits = torch.arange(10).repeat_interleave(images_per_digit)
    same = digits[:, None] == digits[None, :]
    once = torch.ones(len(digits), len(digits)).triu(1)
    return once * same, once * ~same


def orthogonalized(matrix):
    """Nearly U Vᵀ of the matrix's singular value decomposition: Newton and Schulz's quintic iteration."""
    a, b, c = NEWTON_SCHULZ
    tall = matrix.shape[0] > matrix.shape[1]
    x = matrix.T if tall else matrix
    x = x / x.norm().clamp_min(1e-15)
    for _ in range(NEWTON_SCHULZ_ROUNDS):
        gram = x @ x.T
        x = a * x + (b * gram + c * gram @ gram) @ x
    return x.T if tall else x


class Muon:
    """Muon (Jordan et al. 2024) for matrices, Adam for all else."""

    def __init__(self, parameters):
        parameters = list(parameters)
        self.matrices = [parameter for parameter in parameters if parameter.dim() > 1]
        self.buffers = [torch.zeros_like(matrix) for matrix in self.matrices]
        self.adam = torch.optim.Adam([parameter for parameter in parameters if parameter.dim() == 1])

    def step(self, rate):
        for group in self.adam.param_groups:
            group["lr"] = BIAS_SHARE * rate
        self.adam.step()
        with torch.no_grad():
            for matrix, buffer in zip(self.matrices, self.buffers):
                buffer.mul_(MOMENTUM).add_(matrix.grad)
                slope = (matrix.grad + MOMENTUM * buffer).reshape(len(matrix), -1)
                outputs, inputs = slope.shape
                scale = math.sqrt(max(1, outputs / inputs))
                matrix.sub_(rate * scale * orthogonalized(slope).reshape(matrix.shape))


class Adam:
    def __init__(self, parameters):
        self.adam = torch.optim.Adam(parameters)

    def step(self, rate):
        for group in self.adam.param_groups:
            group["lr"] = rate
        self.adam.step()


class Run:
    """One network from its first step on."""

    def __init__(self, settings, data, seed):
        torch.manual_seed(seed)
        self.settings = settings
        self.images, self.pools = data
        self.masks = pair_masks(settings["imagesPerDigit"])
        self.network = create_network(settings["embeddingSize"])
        kinds = {"adam": Adam, "muon": Muon}
        self.optimizer = kinds[settings["optimizer"]](self.network.parameters())
        self.averaged = copy.deepcopy(self.network) if settings["averageWeights"] else None
        self.steps = 0

    @property
    def judged(self):
        return self.averaged or self.network

    def draw(self):
        """As many images of each digit, none twice, digit after digit."""
        count = self.settings["imagesPerDigit"]
        chosen = [pool[torch.tensor(sample(len(pool), count))] for pool in self.pools]
        return augment(self.images[torch.cat(chosen)])

    def take_steps(self, count):
        """Seconds that so many steps took."""
        begun = time.perf_counter()
        for _ in range(count):
            rate = self.settings["learningRate"] * (1 - self.steps / self.settings["steps"])
            loss = all_pairs_loss(self.network(self.draw()), self.masks, self.settings["margin"])
            for parameter in self.network.parameters():
                parameter.grad = None
            loss.backward()
            self.optimizer.step(rate)
            self.steps += 1
            self.average()
        loss.item()
        return time.perf_counter() - begun

    def average(self):
        if self.averaged is None:
            return
        share = min(1, AVERAGE_REACH / (self.steps + 1))
        with torch.no_grad():
            for mean, newest in zip(self.averaged.parameters(), self.network.parameters()):
                mean.lerp_(newest, share)


def sample(size, count):
    """Distinct numbers below size, from torch's own generator."""
    drawn = []
    while len(drawn) < count:
        drawn = list(dict.fromkeys(drawn + torch.randint(size, (count,)).tolist()))
    return drawn[:count]


def used_only(images, pairs):
    """The images that pairs use, and the pairs as indices into those."""
    first = torch.tensor(pairs["first"])
    used, places = torch.cat([first, torch.tensor(pairs["second"])]).unique(return_inverse=True)
    return images[used], {"first": places[: len(first)], "second": places[len(first) :]}


def distances_of(network, images, pairs):
    with torch.no_grad():
        embeddings = network(images)
    return (embeddings[pairs["first"]] - embeddings[pairs["second"]]).norm(dim=1).double()


def fit_threshold(distances):
    """Where Platt's sigmoid is one half, fitted to as many positive as negative pairs by Newton."""
    half = len(distances) // 2
    is_positive = (torch.arange(len(distances)) < half).double()
    target = (is_positive * half + 1) / (half + 2)
    scaled = (distances - distances.mean()) / distances.std()
    inputs = torch.stack([scaled, torch.ones_like(scaled)], 1)
    weights = torch.zeros(2, dtype=torch.float64)
    for _ in range(50):
        probability = torch.sigmoid(inputs @ weights)
        gradient = inputs.T @ (probability - target)
        curvature = inputs.T @ (inputs * (probability * (1 - probability))[:, None])
        weights -= torch.linalg.solve(curvature + 1e-6 * torch.eye(2, dtype=torch.float64), gradient)
    return (-weights[1] / weights[0] * distances.std() + distances.mean()).item()


def accuracy_of(network, judging):
    """Balanced accuracy on test pairs; validation pairs choose the threshold."""
    (validation, validation_pairs), (test, test_pairs) = judging
    threshold = fit_threshold(distances_of(network, validation, validation_pairs))
    distances = distances_of(network, test, test_pairs)
    half = len(distances) // 2
    right = (distances[:half] <= threshold).sum() + (distances[half:] > threshold).sum()
    return right.item() / len(distances)


def race(run, judging, request, seed):
    """Trains until every goal is reached; the times of blocks too, in seconds."""
    arrivals = [None for _ in request["goals"]]
    seconds, accuracy, blocks = 0, 0, []
    while run.steps < request["mostSteps"] and None in arrivals:
        blocks.append(run.take_steps(request["stepsPerLook"]))
        seconds += blocks[-1]
        accuracy = accuracy_of(run.judged, judging)
        for index, goal in enumerate(request["goals"]):
            if accuracy >= goal and arrivals[index] is None:
                arrivals[index] = {"seconds": seconds, "steps": run.steps}
    return {"seed": seed, "arrivals": arrivals, "steps": run.steps, "accuracy": accuracy}, blocks


def product_gflops():
    """Billions of operations a second in a product of two 512×512 matrices: how good torch's BLAS is."""
    a, b = torch.rand(512, 512), torch.rand(512, 512)
    seconds = []
    for _ in range(7):
        begun = time.perf_counter()
        a @ b
        seconds.append(time.perf_counter() - begun)
    return 2 * 512**3 / statistics.median(seconds) / 1e9


def main():
    # Some builds begin with one thread.
    torch.set_num_threads(os.cpu_count())
    request = json.load(sys.stdin)
    images, labels = read_split(request["folder"], "train")
    test_images, _ = read_split(request["folder"], "t10k")
    training_labels = labels[:TRAINING_IMAGES]
    pools = [(training_labels == digit).nonzero()[:, 0] for digit in range(10)]
    judging = (
        used_only(images[TRAINING_IMAGES:], request["pairs"]["validation"]),
        used_only(test_images, request["pairs"]["test"]),
    )
    recipes = []
    for recipe in request["recipes"]:
        races, blocks = [], []
        for seed in request["seeds"]:
            start = (recipe["settings"], (images, pools), seed)
            Run(*start).take_steps(WARM_UP_STEPS)
            found, times = race(Run(*start), judging, request, seed)
            races.append(found)
            blocks += times
        step_ms = 1000 * statistics.median(blocks) / request["stepsPerLook"]
        recipes.append({"name": recipe["name"], "stepMs": step_ms, "races": races})
    findings = {
        "version": torch.__version__,
        "threads": torch.get_num_threads(),
        "productGflops": product_gflops(),
        "recipes": recipes,
    }
    json.dump(findings, sys.stdout)


if __name__ == "__main__":
    main()
