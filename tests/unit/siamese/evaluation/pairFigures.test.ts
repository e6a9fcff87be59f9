import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../../src/data/random.ts';
import type { Decision } from '../../../../src/metrics/pairs/calibration.ts';
import type { PairSet } from '../../../../src/metrics/pairs/pairSet.ts';
import { scoresOf } from '../../../../src/metrics/pairs/scoringRules.ts';
import {
  areDecidedRight,
  balancedAccuracy,
  curveFiguresOf,
  figuresOfPairs,
  pairDistances,
  sweepPairs,
} from '../../../../src/siamese/evaluation/pairFigures.ts';
import { numbersWithin } from '../../../helpers/randomNumbers.ts';
import { areaByCounting } from '../../../helpers/referenceFigures.ts';

function pairs(positive: [number, number][], negative: [number, number][]): PairSet {
  const all = [...positive, ...negative];
  return {
    first: Int32Array.from(all, ([first]) => first),
    second: Int32Array.from(all, ([, second]) => second),
    countOfEach: positive.length,
  };
}

describe('the distances of pairs', () => {
  const queries = { embeddings: Float32Array.of(0, 0, 3, 4, -1, 0), embeddingSize: 2 };
  const gallery = { embeddings: Float32Array.of(0, 1, 0, 5, 6, 8), embeddingSize: 2 };
  const twoPairs = pairs([[0, 1]], [[2, 0]]);

  it('are Euclidean, in the order of the pairs', () => {
    const measure = { kind: 'euclidean' } as const;
    expect([...pairDistances({ measure, queries, gallery: queries }, twoPairs)]).toEqual([5, 1]);
  });

  it('are between the first image by one tower and the second by the other', () => {
    const measure = { kind: 'euclidean' } as const;
    const found = pairDistances({ measure, queries, gallery }, twoPairs);
    expect([...found]).toEqual([5, Math.fround(Math.SQRT2)]);
  });

  it('are weighted where the distance is learned', () => {
    const measure = { kind: 'learned', weights: Float32Array.of(2, -1) } as const;
    // 2·|0 − 0| − |0 − 5| and 2·|−1 − 0| − |0 − 1|
    expect([...pairDistances({ measure, queries, gallery }, twoPairs)]).toEqual([-5, 1]);
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

  it('is made of judgements pair by pair', () => {
    expect([...areDecidedRight(distances, 0.5)]).toEqual([1, 1, 0, 0, 1, 1]);
    expect([...areDecidedRight(Float32Array.of(Number.NaN, Number.NaN), 0.5)]).toEqual([0, 1]);
  });
});

describe('the figures of pairs', () => {
  const distances = Float32Array.of(0.1, 0.4, 0.6, 0.5, 0.7, 0.9);
  const decision: Decision = { slope: 10, intercept: 5.5, threshold: 0.55 };

  it('are accuracy and the share of orderly couples of a positive and a negative pair', () => {
    // Of nine, only 0.6 and 0.5 are the wrong way round; at 0.55, each of them is judged wrongly.
    expect(figuresOfPairs(sweepPairs(distances), decision)).toEqual({
      pairAccuracy: 4 / 6,
      pairsOfEach: 3,
      areaUnderCurve: 8 / 9,
    });
  });

  it('are chance without a decision, but for the area, which needs none', () => {
    expect(figuresOfPairs(sweepPairs(distances), null)).toEqual({
      pairAccuracy: 0.5,
      pairsOfEach: 3,
      areaUnderCurve: 8 / 9,
    });
  });

  it('have no area where a distance is no number', () => {
    const broken = Float32Array.of(0.1, Number.NaN);
    expect(figuresOfPairs(sweepPairs(broken), null).areaUnderCurve).toBeNull();
  });

  it('have the area that comparing every positive with every negative gives', () => {
    const random = createRandom(3, 'weights');
    for (let trial = 0; trial < 10; trial++) {
      // Coarse, so that there are ties.
      const drawn = numbersWithin(random, 40, 10).map(Math.round);
      const [positive, negative] = [[...drawn.subarray(0, 20)], [...drawn.subarray(20)]];
      const { areaUnderCurve } = figuresOfPairs(sweepPairs(drawn), null);
      expect(areaUnderCurve).toBeCloseTo(areaByCounting(positive, negative), 12);
    }
  });
});

describe('the figures of a curve', () => {
  const distances = Float32Array.of(0.125, 0.375, 0.75, 0.5, 0.625, 1);
  const decision: Decision = { slope: 8, intercept: 4.5, threshold: 0.5625 };

  it('are means, rates at the threshold, and the curve', () => {
    const { roc, det, calibrationBins, calibrationError, ...figures } = curveFiguresOf(
      sweepPairs(distances),
      decision,
    );
    expect(figures).toEqual({
      meanPositiveDistance: expect.closeTo(1.25 / 3, 6),
      meanNegativeDistance: expect.closeTo(2.125 / 3, 6),
      // One of three is wrong either way at 0.5625, and at every threshold up to 0.625.
      equalErrorRate: expect.closeTo(1 / 3, 12),
      // With no negative accepted, the positive at 0.75 is rejected.
      strictRejects: {
        atOnePercent: expect.closeTo(1 / 3, 12),
        atOnePerMille: expect.closeTo(1 / 3, 12),
      },
      scores: scoresOf(sweepPairs(distances), decision),
      errorRates: { falseAcceptRate: 1 / 3, falseRejectRate: expect.closeTo(1 / 3, 12) },
    });
    expect(det).toEqual([
      { falseAcceptRate: 1 / 3, falseRejectRate: expect.closeTo(1 / 3, 12) },
      { falseAcceptRate: 2 / 3, falseRejectRate: expect.closeTo(1 / 3, 12) },
    ]);
    expect(
      roc.map(({ falseAcceptRate, trueAcceptRate }) => [falseAcceptRate, trueAcceptRate]),
    ).toEqual([
      [0, 0],
      [0, 1 / 3],
      [0, 2 / 3],
      [1 / 3, 2 / 3],
      [2 / 3, 2 / 3],
      [2 / 3, 1],
      [1, 1],
    ]);
    // Σ |similarity − truth| bin by bin: all six are in bins of their own, but for 0.5 and 0.625.
    const similarity = (distance: number): number => 1 / (1 + Math.exp(8 * distance - 4.5));
    const gaps = [
      1 - similarity(0.125),
      1 - similarity(0.375),
      1 - similarity(0.75),
      similarity(0.5),
      similarity(0.625),
      similarity(1),
    ];
    expect(calibrationBins.filter(({ count }) => count > 0)).toHaveLength(6);
    expect(calibrationError).toBeCloseTo(gaps.reduce((sum, gap) => sum + gap, 0) / 6, 6);
  });

  it('without a decision have no threshold and no calibration', () => {
    const { roc, ...figures } = curveFiguresOf(sweepPairs(distances), null);
    expect(roc).toHaveLength(7);
    expect(figures).toMatchObject({
      errorRates: null,
      calibrationError: null,
      calibrationBins: [],
    });
  });

  it('are none where a distance is no number', () => {
    const broken = distances.with(2, Number.NaN);
    expect(curveFiguresOf(sweepPairs(broken), decision)).toMatchObject({
      equalErrorRate: null,
      errorRates: null,
      roc: [],
      calibrationError: null,
      calibrationBins: [],
    });
  });

  it('has a curve that is thinned where there are many pairs, its ends kept', () => {
    const many = numbersWithin(createRandom(5, 'weights'), 4_000);
    const { roc } = curveFiguresOf(sweepPairs(many), null);
    expect(roc).toHaveLength(120);
    expect(roc.at(0)).toMatchObject({ falseAcceptRate: 0, trueAcceptRate: 0 });
    expect(roc.at(-1)).toMatchObject({ falseAcceptRate: 1, trueAcceptRate: 1 });
  });
});
