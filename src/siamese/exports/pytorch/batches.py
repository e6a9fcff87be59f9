def read_idx(path):
    """The images or labels in a file of MNIST's format, packed or not; of several columns of labels, the first."""
    with open(path, "rb") as file:
        data = file.read()
    data = gzip.decompress(data) if data[:2] == b"\x1f\x8b" else data
    shape = [int.from_bytes(data[4 + 4 * i : 8 + 4 * i], "big") for i in range(data[3])]
    kind = {8: "u1", 9: "i1", 11: ">i2", 12: ">i4", 13: ">f4", 14: ">f8"}[data[2]]
    numbers = np.frombuffer(data, kind, offset=4 + 4 * len(shape)).reshape(shape)
    return numbers[:, 0] if numbers.ndim == 2 else numbers


def draw_batch(images, labels, run, step):
    """A step's images and their classes: as many of each; each twice; or pairs, all first images first."""
    random = np.random.default_rng([run["seed"], 2, step])
    groups = groups_of(labels, run, random, step)
    if run["hasViews"]:
        views = [
            random.choice(np.concatenate(pools), max(2, classes * count // 2), replace=False).repeat(2)
            for pools, classes, count in groups
        ]
        return take(images, labels, np.concatenate(views), run)
    if not run["hasGivenPairs"]:
        drawn = [
            random.choice(pools[kind], count, replace=len(pools[kind]) < count)
            for pools, classes, count in groups
            for kind in sorted(random.choice(len(pools), classes, replace=False))
        ]
        return take(images, labels, np.concatenate(drawn), run)
    sizes = np.array([classes * count for _, classes, count in groups])
    pairs = max(2, sizes.sum() // 2)
    positive = min(pairs - 1, max(1, math.floor(pairs * run["positiveShare"] + 0.5)))
    drawn = []
    for pair in range(pairs):
        pools = groups[random.choice(len(groups), p=sizes / sizes.sum())][0]
        if pair < positive:
            drawn.append(random.choice(pools[random.integers(len(pools))], 2, replace=False))
            continue
        # A single class has no other of its kind.
        pools = pools if len(pools) > 1 else [pool for group in groups for pool in group[0]]
        kinds = random.choice(len(pools), 2, replace=False)
        drawn.append([random.choice(pools[kind]) for kind in kinds])
    return take(images, labels, np.array(drawn).T.ravel(), run)


def augmented(images, run, step):
    """Turns, slants, scales and shifts each image a little (Simard, Steinkraus, Platt 2003)."""
    random = np.random.default_rng([run["seed"], 3, step])
    turn, slant, wide, high, right, down = random.uniform(-1, 1, (6, len(images)))
    turn, slant, wide, high = np.radians(10 * turn), 0.15 * slant, 1 + 0.1 * wide, 1 + 0.1 * high
    cos, sin = np.cos(turn), np.sin(turn)
    x = [cos * wide, (slant * cos - sin) * high, 1.5 * right / 13.5]
    y = [sin * wide, (slant * sin + cos) * high, 1.5 * down / 13.5]
    maps = torch.tensor(np.array([x, y]).transpose(2, 0, 1), dtype=torch.float32)
    grid = F.affine_grid(maps, (len(images), 1, 28, 28), align_corners=True)
    return F.grid_sample(images[:, None], grid, align_corners=True)[:, 0]


def rate_of(run, phase, step):
    """The learning rate of a step: its schedule's share of the full rate, and of the warm-up."""
    done = step - phase["start"]
    progress = min(1, done / max(1, phase["end"] - phase["start"]))
    shares = {"constant": 1, "linear": 1 - progress, "cosine": (1 + math.cos(math.pi * progress)) / 2}
    warm_up = min(1, (done + 1) / max(1, phase["warmUpSteps"]))
    return run["learningRate"] * shares[run["schedule"]] * warm_up
