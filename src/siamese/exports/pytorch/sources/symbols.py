POOL, DRAWINGS = 3_000, 20  # Made-up symbols, and drawings of each.
STROKES = [0.25, 0.3, 0.2, 0.15, 0.1]  # Shares of symbols with one stroke, with two, and so on.


def groups_of(labels, run, random, step):
    """Of the data, of symbols, of the data turned: the images of each class, how many classes, images of each."""
    pools = [np.flatnonzero(labels == label) for label in run["seenClasses"]]
    data = (pools, min(len(pools), run["classesPerBatch"]), run["imagesPerDigit"])
    count = run["imagesPerSymbol"]
    symbols = random.choice(min(POOL, 120 + 4 * step), run["symbolsPerBatch"], replace=False)
    drawings = [len(labels) + DRAWINGS * symbol + np.arange(DRAWINGS) for symbol in symbols]
    start = len(labels) + POOL * DRAWINGS
    turned_classes = [
        start + (way % 7) * len(labels) + random.choice(pools[way // 7], max(2, count), replace=False)
        for way in random.choice(7 * len(pools), run["turnedClasses"], replace=False)
    ]
    groups = [data] if run["hasDigits"] else []
    groups += [(drawings, len(drawings), count), (turned_classes, len(turned_classes), count)]
    return [group for group in groups if group[1] > 0]


def take(images, labels, chosen, run):
    """Images and their classes; classes below 0 are symbols, or turned."""
    taken, kinds = [], []
    for number in map(int, chosen):
        beyond = number - len(labels)
        if beyond < 0:
            image, kind = images[number], labels[number]
        elif beyond < POOL * DRAWINGS:
            image, kind = drawing_of(run["seed"], beyond), -1 - beyond // DRAWINGS
        else:
            turn, source = divmod(beyond - POOL * DRAWINGS, len(labels))
            image, kind = turned(images[source], turn + 1), -1 - POOL - 7 * int(labels[source]) - turn
        taken.append(image)
        kinds.append(kind)
    return np.stack(taken), np.array(kinds, np.int64)


def turned(image, way):
    """An image by its diagonal (4), upside down in a mirror (2), mirrored (1), or several of them (up to 7)."""
    image = image.T if way & 4 else image
    image = image[::-1] if way & 2 else image
    return image[:, ::-1] if way & 1 else image


@functools.lru_cache(None)
def drawing_of(seed, number):
    """One drawing of the pool, 28 × 28 grey values."""
    symbol = make_symbol(np.random.default_rng([seed, 4, number // DRAWINGS]))
    return draw_symbol(symbol, np.random.default_rng([seed, 5, number]))


def make_symbol(random):
    """Strokes, each through some places of the unit square, as a curve or straight from place to place."""
    count = min(5, 1 + int(np.searchsorted(np.cumsum(STROKES), random.uniform(), side="right")))
    size = 1 if count == 1 else 0.65
    strokes = []
    for _ in range(count):
        corner = random.uniform(size=2) * (1 - size)
        places = corner + size * random.uniform(size=(int(random.integers(2, 7)), 2))
        strokes.append((places, random.uniform() < 0.7))
    return strokes


def draw_symbol(symbol, random):
    """Draws a symbol by hand, each time a little differently: 28 × 28 grey values."""
    xx, yy = 1 + random.normal(0, 0.1, 2)
    xy, slant, yx = random.normal(0, [0.1, 0.15, 0.1])
    stretch = np.array([[xx, xy + slant], [yx, yy]])
    lines = []
    for places, is_curve in symbol:
        moved = (places + random.normal(0, 0.055, places.shape) - 0.5) @ stretch.T
        lines.append(curve_through(moved) if is_curve else moved)
    return inked(lines, random.uniform(1.8, 3.6))


def curve_through(places):
    """The spline of Catmull and Rom (1974) through all places, as a line of short pieces."""
    padded = np.concatenate([places[:1], places, places[-1:]])
    along = np.arange(1, 9)[:, None] / 8
    pieces = [places[:1]]
    for before, start, end, after in zip(padded, padded[1:], padded[2:], padded[3:]):
        square = 2 * before - 5 * start + 4 * end - after
        cube = 3 * (start - end) + after - before
        pieces.append(start + along / 2 * (end - before + along * (square + along * cube)))
    return np.concatenate(pieces)


def inked(lines, thickness):
    """Draws lines as MNIST's digits are: in a box of 20 pixels, the centre of mass in the middle."""
    starts, ends = (np.concatenate([line[cut] for line in lines]) for cut in (slice(-1), slice(1, None)))
    points = np.concatenate([starts, ends])
    low, high = points.min(0), points.max(0)
    scale = (20 - thickness) / (high - low).max()
    starts, ends = (14 + scale * (each - (low + high) / 2) for each in (starts, ends))
    low, high = (14 + scale * (each - (low + high) / 2) for each in (low, high))
    edge = thickness / 2 - 0.5
    for step in (1, 1, 0.6, 0.6, 0.6, 0.6):
        ink = ink_of(starts, ends, thickness)
        mass = np.array([ink.sum(0) @ np.arange(28), ink.sum(1) @ np.arange(28)]) / ink.sum()
        shift = step * np.clip(14 - mass, edge - low, 27 - edge - high)
        if np.abs(shift).max() < 0.01:
            break
        starts, ends, low, high = (each + shift for each in (starts, ends, low, high))
    return np.rint(253 * ink).astype(np.uint8)


def ink_of(starts, ends, thickness):
    """The share of ink in each pixel [28, 28], by its distance from the nearest line."""
    row, column = np.mgrid[:28, :28].astype(np.float32)[..., None]
    (along_x, along_y), (x, y) = (ends - starts).T.astype(np.float32), starts.T.astype(np.float32)
    away_x, away_y = column - x, row - y
    share = (away_x * along_x + away_y * along_y) / np.maximum(along_x**2 + along_y**2, 1e-12)
    share = share.clip(0, 1)
    squared = (away_x - share * along_x) ** 2 + (away_y - share * along_y) ** 2
    return (thickness / 2 + 0.5 - np.sqrt(squared.min(2))).clip(0, 1)
