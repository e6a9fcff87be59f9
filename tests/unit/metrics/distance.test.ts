import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../src/data/random.ts';
import {
  type DistanceMeasure,
  distanceBetween,
  orderBetween,
} from '../../../src/metrics/distance.ts';

const random = createRandom(1, 'weights');
const size = 7;
const rows = 15;
const randomNumbers = (count: number): Float32Array =>
  Float32Array.from({ length: count }, () => 2 * random.uniform() - 1);
const [tableA, tableB] = [randomNumbers(rows * size), randomNumbers(rows * size)];
const euclidean: DistanceMeasure = { kind: 'euclidean' };
const cosine: DistanceMeasure = { kind: 'cosine' };
const learned: DistanceMeasure = { kind: 'learned', weights: randomNumbers(size) };
const everyPair = Array.from({ length: rows }, (_, a) =>
  Array.from({ length: rows }, (_, b) => [a * size, b * size] as const),
).flat();

describe('the distance of two embeddings', () => {
  // (1, 2, 3) after one number of something else, and (4, −2, 3): apart by 3, 4 and 0.
  const a = Float32Array.of(9, 1, 2, 3);
  const b = Float32Array.of(4, -2, 3, 9);

  it('is Euclidean', () => {
    expect(distanceBetween(euclidean, a, 1, b, 0, 3)).toBe(5);
  });

  it('is, cosine, one less the cosine of the angle', () => {
    // 1·4 − 2·2 + 3·3 = 9; the lengths are √14 and √29.
    expect(distanceBetween(cosine, a, 1, b, 0, 3)).toBeCloseTo(1 - 9 / Math.sqrt(14 * 29), 12);
    const axes = Float32Array.of(2, 0, 0, 5, -3, 0, 0, 0);
    const [along, across, against, nothing] = [0, 2, 4, 6].map((start) =>
      distanceBetween(cosine, axes, 0, axes, start, 2),
    );
    expect([along, across, against, nothing]).toEqual([0, 1, 2, 1]);
  });

  it('is, cosine, half the squared Euclidean distance where embeddings have length 1', () => {
    const unit = Float32Array.of(0.6, 0.8, -0.28, 0.96);
    const found = distanceBetween(cosine, unit, 0, unit, 2, 2);
    expect(found).toBeCloseTo(distanceBetween(euclidean, unit, 0, unit, 2, 2) ** 2 / 2, 6);
  });

  it('is, cosine, no number where an embedding is none', () => {
    for (const wrong of [Number.NaN, Number.POSITIVE_INFINITY]) {
      const broken = Float32Array.of(wrong, 1, 1, 1);
      expect(distanceBetween(cosine, broken, 0, broken, 2, 2)).toBeNaN();
    }
  });

  it('is, learned, the weighted sum of what each number is apart', () => {
    const weights = Float32Array.of(2, -0.5, 100);
    expect(distanceBetween({ kind: 'learned', weights }, a, 1, b, 0, 3)).toBe(4);
  });

  it('agrees with the hypotenuse of the differences', () => {
    for (const [aStart, bStart] of everyPair) {
      const differences = Array.from(
        tableA.subarray(aStart, aStart + size),
        (value, index) => value - (tableB[bStart + index] ?? 0),
      );
      const found = distanceBetween(euclidean, tableA, aStart, tableB, bStart, size);
      expect(found).toBeCloseTo(Math.hypot(...differences), 12);
    }
  });

  it.each([euclidean, cosine, learned])(
    'is symmetric, and 0 from an embedding to itself: $kind',
    (measure) => {
      for (const [aStart, bStart] of everyPair) {
        const there = distanceBetween(measure, tableA, aStart, tableB, bStart, size);
        expect(distanceBetween(measure, tableB, bStart, tableA, aStart, size)).toBe(there);
      }
      expect(distanceBetween(measure, tableA, size, tableA, size, size)).toBe(0);
    },
  );
});

describe('the cheaper number that orders pairs', () => {
  it.each([euclidean, cosine, learned])(
    'orders all pairs as their distances do: $kind',
    (measure) => {
      const compared = everyPair.map(([aStart, bStart]) => ({
        distance: distanceBetween(measure, tableA, aStart, tableB, bStart, size),
        order: orderBetween(measure, tableA, aStart, tableB, bStart, size, Number.MAX_VALUE),
      }));
      const byOrder = compared
        .toSorted((a, b) => a.order - b.order)
        .map(({ distance }) => distance);
      expect(byOrder).toEqual(byOrder.toSorted((a, b) => a - b));
    },
  );

  it.each([euclidean, cosine, learned])(
    'is exact up to the limit and above it beyond: $kind',
    (measure) => {
      for (const [aStart, bStart] of everyPair) {
        const exact = orderBetween(measure, tableA, aStart, tableB, bStart, size, Number.MAX_VALUE);
        for (const limit of [-1, 0, 1, exact, 5]) {
          const found = orderBetween(measure, tableA, aStart, tableB, bStart, size, limit);
          if (exact <= limit) expect(found).toBe(exact);
          else expect(found).toBeGreaterThan(limit);
        }
      }
    },
  );
});
