/** Owns the lines of the TensorFlow.js programs that make up symbols, draw them, and turn digits. */

/** Images of the data set, made-up symbols, and images of the data set turned; needs `symbolDrawing`. */
export const symbolSource = `const [poolSize, drawings] = [3000, 20];
const firstTurned = labels.length + poolSize * drawings;
const symbols = [];
const drawn = new Map();
function drawingOf(number) {
  const symbol = Math.floor((number - labels.length) / drawings);
  while (symbols.length <= symbol) symbols.push(makeSymbol());
  if (!drawn.has(number)) drawn.set(number, drawSymbol(symbols[symbol]));
  return drawn.get(number);
}
// By the diagonal (4), upside down in a mirror (2), mirrored (1), or several of them (up to 7).
function turned(image, way) {
  return image.map((_, place) => {
    let [row, column] = [Math.floor(place / 28), place % 28];
    if (way & 1) column = 27 - column;
    if (way & 2) row = 27 - row;
    if (way & 4) [row, column] = [column, row];
    return image[28 * row + column];
  });
}
const turnOf = (number) => [
  Math.floor((number - firstTurned) / labels.length),
  (number - firstTurned) % labels.length,
];
function imageOf(number) {
  if (number < labels.length) return pixels.subarray(784 * number, 784 * (number + 1));
  if (number < firstTurned) return drawingOf(number);
  const [turn, image] = turnOf(number);
  return turned(imageOf(image), turn + 1);
}
// Below 0: a symbol, or a class that is turned.
function kindOf(number) {
  if (number < labels.length) return labels[number];
  if (number < firstTurned) return -1 - Math.floor((number - labels.length) / drawings);
  const [turn, image] = turnOf(number);
  return -1 - poolSize - 7 * labels[image] - turn;
}
// What a step draws of: the images of each class, how many classes, and how many images of each.
function groupsOf(step) {
  const count = run.imagesPerSymbol;
  const numbers = (length) => Array.from({ length }, (_, number) => number);
  const known = numbers(Math.min(poolSize, 120 + 4 * step));
  const ofSymbols = pick(known, run.symbolsPerBatch).map((symbol) =>
    numbers(drawings).map((drawing) => labels.length + drawings * symbol + drawing),
  );
  const ofTurned = pick(numbers(7 * pools.length), run.turnedClasses).map((way) =>
    pick(pools[Math.floor(way / 7)], Math.max(2, count)).map(
      (image) => firstTurned + (way % 7) * labels.length + image,
    ),
  );
  const data = {
    pools,
    classes: Math.min(pools.length, run.classesPerBatch),
    count: run.imagesPerDigit,
  };
  return [
    ...(run.hasDigits ? [data] : []),
    { pools: ofSymbols, classes: ofSymbols.length, count },
    ...(ofTurned.length > 0 ? [{ pools: ofTurned, classes: ofTurned.length, count }] : []),
  ];
}
`;

/** Normal numbers, by Box and Muller. */
export const normalNumbers = `const normal = (spread) =>
  spread * Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
`;

/** Makes symbols up and draws them. */
export const symbolDrawing = `// Made-up symbols: one to five strokes, each through some places, as a curve or straight.
function makeSymbol() {
  let share = random();
  const place = [0.25, 0.3, 0.2, 0.15, 0.1].findIndex((part) => (share -= part) < 0);
  const count = place < 0 ? 5 : place + 1;
  const size = count === 1 ? 1 : 0.65;
  return Array.from({ length: count }, () => {
    const [left, top] = [random() * (1 - size), random() * (1 - size)];
    const places = Array.from({ length: 2 + Math.floor(5 * random()) }, () => [
      left + size * random(),
      top + size * random(),
    ]);
    return { places, isCurved: random() < 0.7 };
  });
}

// Draws a symbol by hand, each time a little differently: 28 × 28 grey values.
function drawSymbol(symbol) {
  const [xx, yy] = [1 + normal(0.1), 1 + normal(0.1)];
  const [xy, yx] = [normal(0.1) + normal(0.15), normal(0.1)];
  const lines = symbol.map(({ places, isCurved }) => {
    const moved = places.map((place) => {
      const [x, y] = place.map((value) => value + normal(0.055) - 0.5);
      return [xx * x + xy * y, yx * x + yy * y];
    });
    return isCurved ? curveThrough(moved) : moved;
  });
  return inked(lines, 1.8 + 1.8 * random());
}

// The spline of Catmull and Rom (1974) through all places, as a line of short pieces.
function curveThrough(places) {
  return places.flatMap((end, index) => {
    if (index === 0) return [end];
    const start = places[index - 1];
    const before = places[index - 2] ?? start;
    const after = places[index + 1] ?? end;
    return Array.from({ length: 8 }, (_, piece) => {
      const along = (piece + 1) / 8;
      return [0, 1].map((axis) => {
        const [b, s, e, a] = [before, start, end, after].map((place) => place[axis]);
        const [square, cube] = [2 * b - 5 * s + 4 * e - a, 3 * (s - e) + a - b];
        return s + (along / 2) * (e - b + along * (square + along * cube));
      });
    });
  });
}

// Draws lines as MNIST's digits are: in a box of 20 pixels, the centre of mass in the middle.
function inked(lines, thickness) {
  const points = lines.flat();
  const low = [0, 1].map((axis) => Math.min(...points.map((point) => point[axis])));
  const high = [0, 1].map((axis) => Math.max(...points.map((point) => point[axis])));
  const scale = (20 - thickness) / Math.max(high[0] - low[0], high[1] - low[1]);
  const half = [0, 1].map((axis) => (scale * (high[axis] - low[axis])) / 2);
  const room = half.map((length) => 14 - length - thickness / 2); // To the edges, all around.
  const place = (point, middle) =>
    point.map((value, axis) => middle[axis] + scale * (value - (low[axis] + high[axis]) / 2));
  let middle = [14, 14];
  let ink;
  for (let round = 0; round < 6; round++) {
    const placed = lines.map((line) => line.map((point) => place(point, middle)));
    ink = inkOf(placed, thickness / 2 + 0.5);
    let [mass, x, y] = [0, 0, 0];
    ink.forEach((share, pixel) => {
      mass += share;
      x += share * (pixel % 28);
      y += share * Math.floor(pixel / 28);
    });
    const next = [x / mass, y / mass].map((centre, axis) => {
      const moved = middle[axis] + (round < 2 ? 1 : 0.6) * (14 - centre);
      return Math.min(13.5 + room[axis], Math.max(13.5 - room[axis], moved));
    });
    if (Math.hypot(next[0] - middle[0], next[1] - middle[1]) < 0.01) break;
    middle = next;
  }
  return Uint8Array.from(ink, (share) => Math.round(253 * share));
}

// The share of ink in each pixel, by its distance from the nearest line.
function inkOf(lines, reach) {
  const squared = new Float64Array(784).fill(reach ** 2);
  for (const line of lines) {
    line.slice(1).forEach(([endX, endY], index) => {
      const [startX, startY] = line[index];
      const [alongX, alongY] = [endX - startX, endY - startY];
      const length = Math.max(1e-12, alongX ** 2 + alongY ** 2);
      for (let pixel = 0; pixel < 784; pixel++) {
        const [x, y] = [(pixel % 28) - startX, Math.floor(pixel / 28) - startY];
        const share = Math.min(1, Math.max(0, (x * alongX + y * alongY) / length));
        const away = (x - share * alongX) ** 2 + (y - share * alongY) ** 2;
        if (away < squared[pixel]) squared[pixel] = away;
      }
    });
  }
  return squared.map((away) => Math.min(1, reach - Math.sqrt(away)));
}
`;
