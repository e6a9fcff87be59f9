/** Losses of a few embeddings, worked out by hand. */
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import type { BatchRecipe } from '../../../../src/data/batches/batchRecipe.ts';
import { createRandom } from '../../../../src/data/random.ts';
import type { DistanceChoice, LossKind } from '../../../../src/settings/choices.ts';
import { createLoss } from '../../../../src/siamese/losses/createLoss.ts';
import { embeddingGradientsOf } from '../../../../src/siamese/losses/pairs/pull.ts';
import { relativeDifference, switchToBackend, testBackends } from '../../../helpers/backends.ts';
import { gradientByDifferences } from '../../../helpers/finiteDifferences.ts';
import { numberIn } from '../../../helpers/lossCases.ts';
import { numbersWithin } from '../../../helpers/randomNumbers.ts';
import { allPairsReference } from '../../../helpers/referenceLosses.ts';

const groups = [{ source: 'dataset', classes: 2, imagesPerClass: 2 }] as const;
const twoOfTwo: BatchRecipe = { kind: 'classes', groups };
const twoViewsOfTwo: BatchRecipe = { kind: 'views', groups };
const twoPairs: BatchRecipe = { kind: 'pairs', groups, pairs: 2, positivePairs: 1 };

// A and B are of one class, C and D of another. Distances: AB = 0.5, CD = √(0.6² + 1.2²) = √1.8,
// AC = 1, BC = 0.5, AD = 2, BD = √(0.3² + 1.6²) = √2.65. As given pairs: A with C, B with D.
const embeddings = [
  [0, 0],
  [0.3, 0.4],
  [0.6, 0.8],
  [0, 2],
];

interface Settings {
  readonly distance?: DistanceChoice;
  readonly margin?: number;
  readonly temperature?: number;
}

function compute(
  loss: LossKind,
  recipe: BatchRecipe,
  rows: readonly (readonly number[])[],
  { margin = 1, temperature = 1, distance = 'euclidean' }: Settings = {},
): { loss: number; gradient: Float32Array } {
  const created = createLoss({ loss, mining: 'semi-hard', distance }, recipe);
  const [value, gradient] = tf.tidy(() => {
    const tensor = tf.tensor2d(rows.map((row) => [...row]));
    const found = created.compute({
      embeddings: tensor,
      settings: { margin, temperature },
      random: () => createRandom(1, 'mining'),
      head: { weights: tf.tensor1d([2, 0.5]), bias: tf.tensor1d([1]) },
    });
    return [found.loss, embeddingGradientsOf(found.pull, tensor)];
  });
  const found = { loss: numberIn(value), gradient: gradient.dataSync<'float32'>().slice() };
  tf.dispose([value, gradient]);
  created.dispose();
  return found;
}

describe.each(testBackends)('by hand, on %s,', (backend) => {
  beforeAll(() => switchToBackend(backend));
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
  ])('the contrastive loss over all pairs where %s', (_, margin, expected) => {
    const { loss } = compute('contrastive-all-pairs', twoOfTwo, embeddings, { margin });
    expect(loss).toBeCloseTo(expected, 5);
  });

  it('the contrastive loss on given pairs', () => {
    // AC is positive and costs 1; BD is negative and √2.65 apart.
    for (const [margin, negative] of [
      [1.6, 0],
      [2, (2 - Math.sqrt(2.65)) ** 2],
    ] as const) {
      const { loss } = compute('contrastive-pairs', twoPairs, embeddings, { margin });
      expect(loss).toBeCloseTo((1 + negative) / 2, 5);
    }
  });

  it('the loss of positives only', () => {
    expect(compute('positives-only', twoOfTwo, embeddings).loss).toBeCloseTo(positives, 5);
  });

  // Directions at 0°, 60°, 90° and 180°. Cosine distances: AB = ½, CD = 1, AC = 1, BC = 1 − √¾, AD = 2,
  // BD = 3/2.
  const bc = 1 - Math.sqrt(0.75);
  const directions = [
    [1, 0],
    [0.5, Math.sqrt(0.75)],
    [0, 1],
    [-1, 0],
  ];
  const cosine = { distance: 'cosine' } as const;

  it.each([
    [
      'over all pairs',
      'contrastive-all-pairs',
      (0.25 + 1) / 2 + ((1.2 - 1) ** 2 + (1.2 - bc) ** 2) / 2,
    ],
    ['of positives only', 'positives-only', (0.25 + 1) / 2],
  ] as const)('the contrastive loss %s, of cosine distances', (_, kind, expected) => {
    const { loss } = compute(kind, twoOfTwo, directions, { ...cosine, margin: 1.2 });
    expect(loss).toBeCloseTo(expected, 5);
  });

  it('the contrastive loss on given pairs, of cosine distances', () => {
    // AC is positive and costs 1; BD is negative and 3/2 apart.
    const { loss } = compute('contrastive-pairs', twoPairs, directions, { ...cosine, margin: 1.8 });
    expect(loss).toBeCloseTo((1 + 0.3 ** 2) / 2, 5);
  });

  it('the semi-hard triplet loss of cosine distances, which are not squared', () => {
    // A: B at ½, beyond it C at 1. B: A at ½, beyond it D at 3/2. C: D at 1, beyond it none, and A is the
    // furthest at 1. D: C at 1, beyond it B at 3/2.
    const { loss } = compute('triplet', twoOfTwo, directions, { ...cosine, margin: 1.1 });
    expect(loss).toBeCloseTo((0.6 + 0.1 + 1.1 + 0.6) / 4, 5);
  });

  it('the semi-hard triplet loss', () => {
    // Anchor 0: the positive at 3² = 9, beyond it the negative 5.5 at 30.25. Anchor 3: 9, and none is
    // beyond; the furthest is 5.5 at 6.25. Anchor 1: 20.25, none beyond, the furthest is 3 at 4.
    // Anchor 5.5: 20.25, beyond it 0 at 30.25.
    const line = [[0], [3], [1], [5.5]];
    const { loss } = compute('triplet', twoOfTwo, line, { margin: 25 });
    const [first, second, third, fourth] = [9 - 30.25, 9 - 6.25, 20.25 - 4, 20.25 - 30.25];
    expect(loss).toBeCloseTo((first + second + third + fourth) / 4 + 25, 4);
    // With the margin 5, the first and the last are told apart well enough, and count all the same.
    const small = compute('triplet', twoOfTwo, line, { margin: 5 });
    expect(small.loss).toBeCloseTo((second + 5 + third + 5) / 4, 4);
  });

  it('the supervised contrastive loss', () => {
    // Along both axes, and the same class twice along one: each sees its own at 1 and others at 0.
    const axes = [
      [1, 0],
      [1, 0],
      [0, 1],
      [0, 1],
    ];
    const { loss } = compute('supervised-contrastive', twoOfTwo, axes, { temperature: 0.5 });
    expect(loss).toBeCloseTo(-Math.log(Math.exp(2) / (Math.exp(2) + 2)), 5);
  });

  it('NT-Xent', () => {
    // Two views of one image along one axis, those of another along the other: as above, whatever the
    // classes.
    const axes = [
      [1, 0],
      [1, 0],
      [0, 1],
      [0, 1],
    ];
    const { loss } = compute('nt-xent', twoViewsOfTwo, axes, { temperature: 0.5 });
    expect(loss).toBeCloseTo(-Math.log(Math.exp(2) / (Math.exp(2) + 2)), 5);
    // Each view sees the other one of its image at 0, one view of the other image at 1 and one at 0.
    const crossed = [axes[0], axes[2], axes[1], axes[3]].map((row) => row ?? []);
    const other = compute('nt-xent', twoViewsOfTwo, crossed, { temperature: 0.5 });
    expect(other.loss).toBeCloseTo(Math.log(Math.exp(2) + 2), 5);
  });

  it('the cross-entropy on a learned distance', () => {
    // AC: 2·0.6 + 0.5·0.8 = 1.6, BD: 2·0.3 + 0.5·1.6 = 1.4; the bias is 1.
    const expected = Math.log(1 + Math.exp(0.6)) + Math.log(1 + Math.exp(-0.4));
    const { loss } = compute('learned-distance', twoPairs, embeddings);
    expect(loss).toBeCloseTo(expected / 2, 5);
  });

  it('the cross-entropy of pairs that are judged as wrongly as can be is finite', () => {
    const far = [
      [0, 0],
      [0, 0],
      [5_000, 0],
      [0, 0],
    ];
    const { loss, gradient } = compute('learned-distance', twoPairs, far);
    // 10,000 apart and yet positive; together and yet negative.
    expect(Math.abs(loss / ((9_999 + Math.log(1 + Math.E)) / 2) - 1)).toBeLessThan(1e-6);
    expect(gradient.every(Number.isFinite)).toBe(true);
  });
});

describe.each(testBackends)('the contrastive loss over all pairs on %s', (backend) => {
  beforeAll(() => switchToBackend(backend));

  it('has no negative part, and no NaN, where every negative is beyond the margin', () => {
    const apart = [
      [0, 0],
      [0, 0.1],
      [9, 0],
      [9, 0.1],
    ];
    const { loss, gradient } = compute('contrastive-all-pairs', twoOfTwo, apart);
    expect(loss).toBeCloseTo(0.01, 5);
    // Only each pair pulls: the mean of two d² has the slope d in each direction, 0.1.
    const expected = [0, -0.1, 0, 0.1, 0, -0.1, 0, 0.1];
    expect(relativeDifference(gradient, expected)).toBeLessThan(1e-4);
  });

  it('still has a gradient to a ten-thousandth where embeddings lie far from the origin', () => {
    const random = createRandom(5, 'weights');
    const labels = [0, 0, 1, 1];
    const far = labels.map(() => Array.from(numbersWithin(random, 8, 0.5), (value) => value + 5));
    const rowsOf = (at: Float64Array): Float64Array[] =>
      labels.map((_, row) => at.subarray(8 * row, 8 * (row + 1)));
    const expected = gradientByDifferences((at) => {
      const rows = rowsOf(at);
      return allPairsReference({ a: rows, b: rows }, labels, 1.5);
    }, Float64Array.from(far.flat()));
    const { gradient } = compute('contrastive-all-pairs', twoOfTwo, far, { margin: 1.5 });
    expect(relativeDifference(gradient, expected)).toBeLessThan(1e-4);
  });

  it('is no number where the embeddings are none, or too large', () => {
    for (const wrong of [Number.NaN, 1e30]) {
      const rows = [[wrong, 0], ...embeddings.slice(1)];
      const { loss } = compute('contrastive-all-pairs', twoOfTwo, rows);
      expect(Number.isFinite(loss)).toBe(false);
    }
  });
});
