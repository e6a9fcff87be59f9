/** Owns the lines of the TensorFlow.js programs that draw the images of a step. */

/** Images of the data set alone. */
export const digitSource = `const imageOf = (image) => pixels.subarray(784 * image, 784 * (image + 1));
const kindOf = (image) => labels[image];
// What a step draws of: the images of each class, how many classes, and how many images of each.
const groupsOf = () => [
  { pools, classes: Math.min(pools.length, run.classesPerBatch), count: run.imagesPerDigit },
];
`;

/** Draws a batch of the groups of a source. */
export const batchDrawing = `// As many images of each class; each image twice; or all first and all second images of pairs.
function drawBatch(step) {
  const groups = groupsOf(step);
  const sizes = groups.map(({ classes, count }) => classes * count);
  const size = sizes.reduce((sum, images) => sum + images);
  if (run.hasViews) {
    return groups.flatMap(({ pools }, group) =>
      pick(pools.flat(), Math.max(2, Math.floor(sizes[group] / 2))).flatMap((image) => [
        image,
        image,
      ]),
    );
  }
  if (!run.hasGivenPairs) {
    return groups.flatMap(({ pools, classes, count }) =>
      (classes < pools.length ? pick(pools, classes) : pools).flatMap((pool) => pick(pool, count)),
    );
  }
  const half = Math.max(2, Math.floor(size / 2));
  const positive = Math.min(half - 1, Math.max(1, Math.round(half * run.positiveShare)));
  const pairs = Array.from({ length: half }, (_, pair) => {
    let place = size * random();
    const own = groups.find((_, group) => (place -= sizes[group]) < 0).pools;
    if (pair < positive) return pick(pick(own, 1)[0], 2);
    // A single class has no other of its kind.
    const others = own.length > 1 ? own : groups.flatMap(({ pools }) => pools);
    return pick(others, 2).map((pool) => pick(pool, 1)[0]);
  });
  return [0, 1].flatMap((side) => pairs.map((pair) => pair[side]));
}
`;
