import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { createRandom } from '../../../src/data/random.ts';
import {
  contrastiveLossOverAllPairs,
  createPairMasks,
  squaredDistances,
} from '../../../src/siamese/contrastiveLoss.ts';
import { relativeDifference, switchToBackend, testBackends } from '../../helpers/backends.ts';
import { contrastiveLossReference, distanceReference } from '../../helpers/referenceNetwork.ts';

const random = createRandom(5, 'weights');
const size = 8;

function randomEmbeddings(count: number, scale: number, centre = 0): Float32Array[] {
  return Array.from({ length: count }, () =>
    Float32Array.from({ length: size }, () => centre + (2 * random.uniform() - 1) * scale),
  );
}

/** Loss and gradient as the page computes them. */
function lossOf(
  embeddings: readonly ArrayLike<number>[],
  labels: readonly number[],
  margin: number,
): { loss: number; gradient: Float32Array } {
  return tf.tidy(() => {
    const { loss, embeddingGradients } = contrastiveLossOverAllPairs(
      tf.tensor2d(embeddings.map((embedding) => Array.from(embedding))),
      createPairMasks(labels),
      tf.scalar(margin),
    );
    const gradient = Float32Array.from(embeddingGradients.dataSync());
    return { loss: loss.dataSync()[0] ?? Number.NaN, gradient };
  });
}

/** The gradient of the float64 reference by central differences, number by number. */
function gradientReference(
  embeddings: readonly Float32Array[],
  labels: readonly number[],
  margin: number,
): Float64Array {
  const step = 1e-6;
  const lossWith = (row: number, column: number, change: number): number => {
    const changed = embeddings.map((embedding) => Float64Array.from(embedding));
    const target = changed[row];
    if (target !== undefined) target[column] = (target[column] ?? 0) + change;
    return contrastiveLossReference(changed, labels, margin);
  };
  return Float64Array.from({ length: embeddings.length * size }, (_, at) => {
    const [row, column] = [Math.floor(at / size), at % size];
    return (lossWith(row, column, step) - lossWith(row, column, -step)) / (2 * step);
  });
}

/** How close the closest negative pair comes to the margin, where the loss has a kink. */
function distanceFromKink(
  embeddings: readonly Float32Array[],
  labels: readonly number[],
  margin: number,
): number {
  const gaps = embeddings.flatMap((a, i) =>
    embeddings.flatMap((b, j) =>
      labels[i] === labels[j] ? [] : [Math.abs(distanceReference(a, b) - margin)],
    ),
  );
  return Math.min(...gaps);
}

describe.each(testBackends)('the contrastive loss on %s', (backend) => {
  beforeAll(() => switchToBackend(backend));

  // A and B are of one class, C and D of another. Distances: AB = 0.5, CD = √(0.6² + 1.2²) = √1.8,
  // AC = 1, BC = 0.5, AD = 2, BD = √(0.3² + 1.6²) = √2.65.
  const embeddings = [
    [0, 0],
    [0.3, 0.4],
    [0.6, 0.8],
    [0, 2],
  ];
  const labels = [0, 0, 1, 1];
  const positives = (0.25 + 1.8) / 2;

  it.each([
    ['only BC is closer than 0.9', 0.9, positives + 0.4 ** 2],
    ['AC and BC are closer than 1.2', 1.2, positives + (0.2 ** 2 + 0.7 ** 2) / 2],
    [
      'all negatives are closer than 3',
      3,
      positives + (2 ** 2 + 2.5 ** 2 + 1 + (3 - Math.sqrt(2.65)) ** 2) / 4,
    ],
    ['none is closer than 0.4', 0.4, positives],
  ])('is what the definition says where %s', (_, margin, expected) => {
    expect(lossOf(embeddings, labels, margin).loss).toBeCloseTo(expected, 5);
  });

  it('has the gradient that finite differences of the float64 loss find', () => {
    for (const [scale, margin] of [
      [0.05, 1],
      [0.3, 1],
      [0.5, 1.5],
      [3, 5],
    ] as const) {
      const drawn = randomEmbeddings(12, scale);
      const classes = drawn.map((_, index) => Math.floor(index / 3));
      expect(distanceFromKink(drawn, classes, margin)).toBeGreaterThan(1e-5);
      const { loss, gradient } = lossOf(drawn, classes, margin);
      const reference = contrastiveLossReference(drawn, classes, margin);
      expect(Math.abs(loss / reference - 1)).toBeLessThan(1e-6);
      expect(relativeDifference(gradient, gradientReference(drawn, classes, margin))).toBeLessThan(
        1e-6,
      );
    }
  });

  it('still has a gradient to a ten-thousandth where embeddings lie far from the origin', () => {
    const drawn = randomEmbeddings(12, 0.5, 5);
    const classes = drawn.map((_, index) => Math.floor(index / 3));
    const { gradient } = lossOf(drawn, classes, 1.5);
    expect(relativeDifference(gradient, gradientReference(drawn, classes, 1.5))).toBeLessThan(1e-4);
  });

  it('has no negative part, and no NaN, where every negative is beyond the margin', () => {
    const { loss, gradient } = lossOf(
      [
        [0, 0],
        [0, 0.1],
        [9, 0],
        [9, 0.1],
      ],
      labels,
      1,
    );
    expect(loss).toBeCloseTo(0.01, 5);
    // Only each pair pulls: the mean of two d² has the slope d in each direction, 0.1.
    const expected = [0, -0.1, 0, 0.1, 0, -0.1, 0, 0.1];
    expect(relativeDifference(gradient, expected)).toBeLessThan(1e-4);
  });

  it('stays finite where all embeddings are the same', () => {
    const { loss, gradient } = lossOf(
      Array.from({ length: 4 }, () => [0.3, -0.7]),
      labels,
      1,
    );
    // Distances are kept from 0, where √ has no slope: at 0.001, whose violation of 1 is 0.999.
    expect(loss).toBeCloseTo(0.999 ** 2, 5);
    expect(gradient.every((value) => Math.abs(value) < 1e-3)).toBe(true);
  });

  it('is no number where the embeddings are none, or too large', () => {
    for (const wrong of [Number.NaN, 1e30]) {
      const { loss } = lossOf([[wrong, 0], ...embeddings.slice(1)], labels, 1);
      expect(Number.isFinite(loss)).toBe(false);
    }
  });

  it('measures all distances between the embeddings', () => {
    const drawn = randomEmbeddings(5, 1);
    const found = tf.tidy(() =>
      squaredDistances(tf.tensor2d(drawn.map((embedding) => Array.from(embedding)))).dataSync(),
    );
    const expected = drawn.flatMap((a) => drawn.map((b) => distanceReference(a, b) ** 2));
    expect(relativeDifference(found, expected)).toBeLessThan(1e-6);
    // Rounding may take the distance of an embedding to itself a little below 0, where it is clamped.
    expect(Math.min(...found)).toBeGreaterThan(-1e-6);
  });

  it('refuses masks for another number of images', () => {
    expect(() => lossOf(embeddings, [0, 0, 1, 1, 1], 1)).toThrow(
      'The masks are for 5 images, the embeddings are 4',
    );
  });
});

describe('the masks', () => {
  beforeAll(() => switchToBackend('cpu'));

  it('share 1 among the positive pairs and mark the negative ones, never an image with itself', () => {
    const { positiveWeights, negatives } = createPairMasks([0, 1, 0]);
    expect(positiveWeights.arraySync()).toEqual([
      [0, 0, 0.5],
      [0, 0, 0],
      [0.5, 0, 0],
    ]);
    expect(negatives.arraySync()).toEqual([
      [0, 1, 0],
      [1, 0, 1],
      [0, 1, 0],
    ]);
  });

  it.each([
    ['only one class', [2, 2], '2 and 0'],
    ['no two of a class', [0, 1, 2], '0 and 6'],
    ['one image', [0], '0 and 0'],
    ['nothing', [], '0 and 0'],
  ])('refuse a batch with %s', (_, labels, counts) => {
    expect(() => createPairMasks(labels)).toThrow(
      `A batch needs positive and negative pairs, got ${counts}`,
    );
  });
});
