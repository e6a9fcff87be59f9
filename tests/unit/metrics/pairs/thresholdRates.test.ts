import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../../src/data/random.ts';
import {
  countUpTo,
  errorRatesOf,
  farthest,
  ratesAt,
  type SortedDistances,
  sortDistances,
} from '../../../../src/metrics/pairs/thresholdRates.ts';

const random = createRandom(7, 'evaluationPairs');

/** Positive ones first, nearer on the whole; in steps, so that many are equal. */
function someDistances(pairsOfEach: number, steps: number): Float32Array {
  return Float32Array.from({ length: 2 * pairsOfEach }, (_, pair) => {
    const distance = random.uniform() + (pair < pairsOfEach ? 0 : 0.6);
    return Math.round(distance * steps) / steps;
  });
}

function sortedOf(distances: Float32Array): SortedDistances {
  const sorted = sortDistances(distances);
  if (sorted === null) throw new Error('These distances can be sorted');
  return sorted;
}

/** Counts pair by pair. */
function countedRates(distances: Float32Array, threshold: number) {
  const half = distances.length / 2;
  let [accepted, rejected, right] = [0, 0, 0];
  distances.forEach((distance, pair) => {
    const [isPositive, isCalledSame] = [pair < half, distance <= threshold];
    if (!isPositive && isCalledSame) accepted++;
    if (isPositive && !isCalledSame) rejected++;
    if (isPositive === isCalledSame) right++;
  });
  return {
    falseAcceptRate: accepted / half,
    falseRejectRate: rejected / half,
    accuracy: right / distances.length,
  };
}

describe('the rates at a threshold', () => {
  it.each([10, 1e6])('are those that counting finds, with %i steps to a distance of 1', (steps) => {
    const distances = someDistances(500, steps);
    const sorted = sortedOf(distances);
    const thresholds = Array.from({ length: 200 }, () => 2 * random.uniform() - 0.1);
    for (const threshold of [...thresholds, ...distances.slice(0, 100), -1, 0, 9]) {
      const { falseAcceptRate, falseRejectRate, accuracy } = ratesAt(sorted, threshold);
      const counted = countedRates(distances, threshold);
      expect(falseAcceptRate).toBe(counted.falseAcceptRate);
      expect(falseRejectRate).toBe(counted.falseRejectRate);
      expect(accuracy).toBeCloseTo(counted.accuracy, 12);
    }
  });

  it('accept all of equal distances at once, at that very distance', () => {
    const sorted = sortedOf(new Float32Array(8).fill(0.7));
    const [at] = sorted.positive;
    expect(ratesAt(sorted, at ?? 0)).toEqual({
      falseAcceptRate: 1,
      falseRejectRate: 0,
      accuracy: 0.5,
    });
    expect(ratesAt(sorted, 0.69)).toMatchObject({ falseAcceptRate: 0, falseRejectRate: 1 });
  });

  it('go from rejecting all to accepting all as the threshold grows, and never back', () => {
    const sorted = sortedOf(someDistances(300, 50));
    const sweep = Array.from({ length: 100 }, (_, at) => ratesAt(sorted, at / 50 - 0.1));
    const accepts = sweep.map(({ falseAcceptRate }) => falseAcceptRate);
    const rejects = sweep.map(({ falseRejectRate }) => falseRejectRate);
    expect(accepts).toEqual(accepts.toSorted((a, b) => a - b));
    expect(rejects).toEqual(rejects.toSorted((a, b) => b - a));
    expect([accepts[0], accepts.at(-1), rejects[0], rejects.at(-1)]).toEqual([0, 1, 1, 0]);
  });
});

describe('error rates', () => {
  it('are the negative pairs called the same, and the positive pairs called different', () => {
    const all = { positive: 8, negative: 10 };
    expect(errorRatesOf({ positive: 6, negative: 1 }, all)).toEqual({
      falseAcceptRate: 0.1,
      falseRejectRate: 0.25,
    });
  });
});

describe('sorting', () => {
  it('leaves the distances as they are, and the two kinds apart', () => {
    const distances = Float32Array.of(3, 1, 2, 0);
    expect(sortDistances(distances)).toEqual({
      positive: Float32Array.of(1, 3),
      negative: Float32Array.of(0, 2),
    });
    expect(distances).toEqual(Float32Array.of(3, 1, 2, 0));
    expect(farthest(sortedOf(distances))).toBe(3);
  });

  it('gives nothing where there are no pairs, or a distance is no number', () => {
    expect(sortDistances(new Float32Array())).toBeNull();
    for (const wrong of [Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(sortDistances(Float32Array.of(0.5, wrong))).toBeNull();
    }
  });

  it('lets one count up to any distance, with none there too', () => {
    expect(countUpTo(new Float32Array(), 1)).toBe(0);
    expect([0, 1, 1.5, 2, 3].map((at) => countUpTo(Float32Array.of(1, 1, 2), at))).toEqual([
      0, 2, 2, 3, 3,
    ]);
  });
});
