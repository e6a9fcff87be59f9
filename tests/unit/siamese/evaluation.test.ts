import { describe, expect, it } from 'vitest';
import type { PairSet } from '../../../src/data/evaluationPairs.ts';
import { createRandom } from '../../../src/data/random.ts';
import { fitDecision } from '../../../src/siamese/calibration.ts';
import {
  balancedAccuracy,
  contrastiveLossOfPairs,
  evaluate,
  pairDistances,
} from '../../../src/siamese/evaluation.ts';
import { contrastiveLossReference } from '../../helpers/referenceNetwork.ts';

function pairs(positive: [number, number][], negative: [number, number][]): PairSet {
  const all = [...positive, ...negative];
  return {
    first: Int32Array.from(all, ([first]) => first),
    second: Int32Array.from(all, ([, second]) => second),
    countOfEach: positive.length,
  };
}

describe('the distances of pairs', () => {
  it('are Euclidean, in the order of the pairs', () => {
    const table = { embeddings: Float32Array.of(0, 0, 3, 4, -1, 0), embeddingSize: 2 };
    const found = pairDistances(table, pairs([[0, 1]], [[2, 0]]));
    expect([...found]).toEqual([5, 1]);
  });
});

describe('the balanced accuracy', () => {
  // Positives 0.1 0.4 0.6, negatives 0.5 0.7 0.9: a threshold of 0.5 gets 2 + 2 of 6 right, as a
  // pair at the very threshold is called the same.
  const distances = Float32Array.of(0.1, 0.4, 0.6, 0.5, 0.7, 0.9);

  it.each([
    [0.5, 4 / 6],
    [0.45, 5 / 6],
    [0.65, 5 / 6],
    [-1, 3 / 6],
    [2, 3 / 6],
  ])('is the share of right answers at the threshold %d', (threshold, expected) => {
    expect(balancedAccuracy(distances, threshold)).toBeCloseTo(expected, 12);
  });
});

describe('the contrastive loss of pairs', () => {
  it('is that of the float64 reference over all pairs of a set', () => {
    const random = createRandom(17, 'weights');
    const labels = [0, 0, 0, 0, 1, 1, 1, 1];
    const embeddings = labels.map(() =>
      Float32Array.from({ length: 4 }, () => 2 * random.uniform() - 1),
    );
    const all = labels.flatMap((_, i) =>
      labels.flatMap((_, j): [number, number][] => (i < j ? [[i, j]] : [])),
    );
    const positive = all.filter(([i, j]) => labels[i] === labels[j]);
    const negative = all.filter(([i, j]) => labels[i] !== labels[j]);
    const table = {
      embeddings: Float32Array.from(embeddings.flatMap((embedding) => [...embedding])),
      embeddingSize: 4,
    };
    // 12 positive pairs four times over and 16 negative ones three times: 48 of each, the same means.
    const repeated = pairs(
      [positive, positive, positive, positive].flat(),
      [negative, negative, negative].flat(),
    );
    const distances = pairDistances(table, repeated);
    for (const margin of [0.1, 1, 1.5, 4]) {
      const expected = contrastiveLossReference(embeddings, labels, margin);
      expect(Math.abs(contrastiveLossOfPairs(distances, margin) / expected - 1)).toBeLessThan(1e-6);
    }
  });

  it('has no negative part, and no NaN, where every negative is beyond the margin', () => {
    expect(contrastiveLossOfPairs(Float32Array.of(0.5, 0.5, 2, 3), 1)).toBe(0.25);
  });
});

describe('an evaluation', () => {
  const validation = Float32Array.of(0.1, 0.2, 0.5, 0.4, 0.8, 0.9);
  const test = Float32Array.of(0.1, 0.3, 2, 0.9, 0.7, 0.1);

  it('chooses the threshold on validation pairs and judges the test pairs with it', () => {
    const { decision, ...figures } = evaluate(validation, test, 0.7);
    expect(decision).toEqual(fitDecision(validation));
    expect(decision?.threshold).toBeGreaterThan(0.3);
    expect(decision?.threshold).toBeLessThan(0.7);
    expect(figures).toEqual({
      pairAccuracy: 4 / 6,
      pairsOfEach: 3,
      meanPositiveDistance: expect.closeTo(0.8, 6),
      meanNegativeDistance: expect.closeTo(1.7 / 3, 6),
      // (0.1² + 0.2² + 0.5²) ÷ 3, and of the negatives only 0.4 is closer than 0.7.
      validationLoss: expect.closeTo(0.1 + 0.09, 6),
    });
  });

  it('calls the accuracy ½ where distances decide nothing', () => {
    const { decision, pairAccuracy } = evaluate(Float32Array.of(2, 2, 1, 1), test, 1);
    expect({ decision, pairAccuracy }).toEqual({ decision: null, pairAccuracy: 0.5 });
  });
});
