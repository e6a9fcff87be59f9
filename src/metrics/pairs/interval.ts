/**
 * Computes a confidence interval of the balanced accuracy. Pairs share images, so they are not
 * independent: one odd image spoils all its pairs. An interval for independent pairs would be about half
 * as wide as it should be.
 */
import { requireElement } from '../requireElement.ts';
import type { PairSet } from './pairSet.ts';

/** From 0 to 1. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** Standard errors on either side of the mean that hold 95 % of a normal distribution. */
export const standardErrors = 1.96;

/**
 * The 95 % interval of the balanced accuracy at a threshold that other images chose: accuracy ± 1.96·√V
 * with the dyadic cluster-robust variance (Fafchamps & Gubert 2007; Aronow, Samii, Assenova 2015). With
 * z = (right − rate of its kind) ÷ (2 · pairs of its kind) for each pair, V is the sum over the images of
 * (Σ z of the image's pairs)², minus Σ z² once, because each pair counts at both its images.
 *
 * V is at least the variance of independent pairs with two right and two wrong ones added to each kind
 * (Agresti & Coull 1998): even if every decision is right, perfection is not proved.
 * @param pairs the first half positive, the second negative
 * @param isRight [pairs] 1 if the decision on the pair is right, 0 if wrong
 * @param imageCount images of the split
 * @throws RangeError when there are no pairs, or `isRight` has another length
 */
export function balancedAccuracyInterval(
  pairs: PairSet,
  isRight: Uint8Array,
  imageCount: number,
): Interval {
  const { countOfEach } = pairs;
  if (isRight.length === 0 || isRight.length !== pairs.first.length) {
    throw new RangeError(`Got ${isRight.length} judgements of ${pairs.first.length} pairs`);
  }
  const rates = [isRight.subarray(0, countOfEach), isRight.subarray(countOfEach)].map(meanOf);
  const accuracy = meanOf(rates);
  const variance = Math.max(
    dyadicVariance(pairs, isRight, rates, imageCount),
    independentVariance(rates, [countOfEach, countOfEach]),
  );
  const halfWidth = standardErrors * Math.sqrt(variance);
  return { low: Math.max(0, accuracy - halfWidth), high: Math.min(1, accuracy + halfWidth) };
}

function dyadicVariance(
  { first, second, countOfEach }: PairSet,
  isRight: Uint8Array,
  rates: readonly number[],
  imageCount: number,
): number {
  const sums = new Float64Array(imageCount);
  let squaresOfPairs = 0;
  isRight.forEach((right, pair) => {
    const rate = requireElement(rates, pair < countOfEach ? 0 : 1);
    const deviation = (right - rate) / (2 * countOfEach);
    squaresOfPairs += deviation ** 2;
    for (const images of [first, second]) {
      const image = requireElement(images, pair);
      sums[image] = requireElement(sums, image) + deviation;
    }
  });
  return sums.reduce((total, sum) => total + sum ** 2, -squaresOfPairs);
}

/**
 * The variance of the mean of two rates, each a share of independent pairs; never 0.
 * @param counts the pairs of each rate
 */
export function independentVariance(rates: readonly number[], counts: readonly number[]): number {
  return rates.reduce((total, rate, kind) => {
    return total + rateVariance(rate, requireElement(counts, kind)) / 4;
  }, 0);
}

/**
 * The variance of a rate of independent cases, with two right and two wrong ones added (Agresti & Coull
 * 1998); never 0.
 */
export function rateVariance(rate: number, cases: number): number {
  const careful = (rate * cases + 2) / (cases + 4);
  return (careful * (1 - careful)) / (cases + 4);
}

function meanOf(values: ArrayLike<number>): number {
  return Array.from(values).reduce((sum, value) => sum + value, 0) / values.length;
}
