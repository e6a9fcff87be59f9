/** Judges a mean of paired differences by Student's t (Student 1908). */
import { sampleOf } from './sample.ts';
import { tQuantile, tTails } from './studentT.ts';

/** What paired differences say about their mean. */
export interface PairedDifference {
  /** The number of pairs, at least 2. */
  readonly count: number;
  readonly mean: number;
  readonly standardDeviation: number;
  /** The probability of a mean at least this far from 0 if the true one is 0. */
  readonly pValue: number;
}

/** The probability with which a difference would have been shown, in `smallestShown`. */
const power = 0.8;

/**
 * The mean of paired differences with its p value, two-sided, n − 1 degrees of freedom. The p value is 1
 * if all differences are 0, and 0 if all are equal to another number.
 * @returns `null` with fewer than two pairs
 */
export function pairedDifference(differences: readonly number[]): PairedDifference | null {
  const sample = sampleOf(differences);
  if (sample === null || sample.standardDeviation === null) return null;
  const { count, mean, standardDeviation } = sample;
  return { count, mean, standardDeviation, pValue: pValueOf(count, mean, standardDeviation) };
}

function pValueOf(count: number, mean: number, standardDeviation: number): number {
  if (standardDeviation === 0) return mean === 0 ? 1 : 0;
  return tTails((mean / standardDeviation) * Math.sqrt(count), count - 1);
}

/**
 * Half the width of the t interval around the mean.
 * @param level of the interval, in (0, 1)
 */
export function halfWidthOf(
  { count, standardDeviation }: Pick<PairedDifference, 'count' | 'standardDeviation'>,
  level: number,
): number {
  return (tQuantile((1 + level) / 2, count - 1) * standardDeviation) / Math.sqrt(count);
}

/**
 * The smallest true difference that so many pairs would have shown in 80 % of such comparisons, if the
 * differences spread as these do: (t((1 + level)/2) + t(0.8)) · s/√n.
 * @param level of the interval that has to exclude 0, in (0, 1)
 */
export function smallestShown(
  difference: Pick<PairedDifference, 'count' | 'standardDeviation'>,
  level: number,
): number {
  const { count, standardDeviation } = difference;
  const beyond = (tQuantile(power, count - 1) * standardDeviation) / Math.sqrt(count);
  return halfWidthOf(difference, level) + beyond;
}
