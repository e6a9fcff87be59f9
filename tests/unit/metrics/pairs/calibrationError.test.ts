import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../../src/data/random.ts';
import {
  calibrationBinCount,
  calibrationBins,
  expectedCalibrationError,
} from '../../../../src/metrics/pairs/calibrationError.ts';

const random = createRandom(3, 'weights');

/** Pairs whose similarity is uniform, and which are positive with the probability of it given. */
function drawPairs(
  count: number,
  probabilityOf: (similarity: number) => number,
): [Float32Array, Float32Array] {
  const groups: [number[], number[]] = [[], []];
  for (let pair = 0; pair < count; pair++) {
    const similarity = random.uniform();
    groups[random.uniform() < probabilityOf(similarity) ? 0 : 1].push(similarity);
  }
  return [Float32Array.from(groups[0]), Float32Array.from(groups[1])];
}

describe('the bins of similarity', () => {
  it('have the pairs that fall into them, their mean and the share of positives', () => {
    // Bin 3 is 0.2…0.2667, bin 14 is 0.9333…1.
    const bins = calibrationBins(Float32Array.of(0.25, 0.95, 1), Float32Array.of(0.21, 0.23, 0));
    expect(bins).toHaveLength(calibrationBinCount);
    expect(bins[0]).toEqual({ count: 1, meanSimilarity: 0, positiveShare: 0 });
    expect(bins[3]).toEqual({
      count: 3,
      meanSimilarity: expect.closeTo(0.23, 6),
      positiveShare: 1 / 3,
    });
    expect(bins[14]).toEqual({
      count: 2,
      meanSimilarity: expect.closeTo(0.975, 6),
      positiveShare: 1,
    });
    const others = bins.filter((_, bin) => ![0, 3, 14].includes(bin));
    expect(new Set(others)).toEqual(
      new Set(others.map(() => ({ count: 0, meanSimilarity: null, positiveShare: null }))),
    );
  });

  it('have every pair once, each bin within its fifteenth', () => {
    const [positive, negative] = drawPairs(10_000, (similarity) => similarity);
    const bins = calibrationBins(positive, negative);
    expect(bins.reduce((sum, { count }) => sum + count, 0)).toBe(10_000);
    for (const [index, { meanSimilarity }] of bins.entries()) {
      // A uniform similarity's mean in a bin is its middle, up to 0.02 ÷ √667.
      expect(Math.abs((meanSimilarity ?? 0) - (index + 0.5) / 15)).toBeLessThan(0.004);
    }
  });

  it.each([-0.01, 1.01, Number.NaN])('refuse a similarity of %d', (similarity) => {
    const given = Float32Array.of(similarity);
    for (const bins of [
      () => calibrationBins(given, new Float32Array(0)),
      () => calibrationBins(new Float32Array(0), given),
    ]) {
      expect(bins).toThrow(`A similarity is from 0 to 1, got ${given[0]}`);
    }
  });
});

describe('the expected calibration error', () => {
  const errorOf = (positive: Float32Array, negative: Float32Array): number =>
    expectedCalibrationError(calibrationBins(positive, negative)) ?? Number.NaN;

  it('weighs each bin by its pairs, by hand', () => {
    // One pair at 0.5 that is positive: apart by 0.5. Three at 0.9, one positive: apart by 0.9 − ⅓.
    const expected = (0.5 + 3 * (0.9 - 1 / 3)) / 4;
    expect(errorOf(Float32Array.of(0.5, 0.9), Float32Array.of(0.9, 0.9))).toBeCloseTo(expected, 6);
  });

  it('vanishes where similarities are the probabilities they claim to be', () => {
    const pairs = drawPairs(200_000, (similarity) => similarity);
    // Each of 15 shares has a standard deviation of at most 0.5 ÷ √13,333 = 0.0043.
    expect(errorOf(...pairs)).toBeLessThan(0.005);
  });

  it('is a quarter where similarities are by chance', () => {
    // The mean of |s − ½| over uniform s is ¼.
    const pairs = drawPairs(200_000, () => 0.5);
    expect(Math.abs(errorOf(...pairs) - 0.25)).toBeLessThan(0.005);
  });

  it('is 1 where certainty is always wrong, and 0 where it is always right', () => {
    expect(errorOf(Float32Array.of(0, 0), Float32Array.of(1, 1))).toBe(1);
    expect(errorOf(Float32Array.of(1, 1), Float32Array.of(0, 0))).toBe(0);
  });

  it('is not known without pairs', () => {
    const none = new Float32Array(0);
    expect(expectedCalibrationError(calibrationBins(none, none))).toBeNull();
  });
});
