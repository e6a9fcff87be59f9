/** Owns Student's t distribution. The only module that imports its library: a page loads it on demand. */
import cdf from '@stdlib/stats-base-dists-t-cdf';
import quantile from '@stdlib/stats-base-dists-t-quantile';

/**
 * The value that a t variable stays below with this probability.
 * @param probability in (0, 1)
 * @param degrees of freedom, at least 1
 */
export function tQuantile(probability: number, degrees: number): number {
  return quantile(probability, degrees);
}

/**
 * The probability that a t variable is at least this far from 0, on either side.
 * @param degrees of freedom, at least 1
 */
export function tTails(t: number, degrees: number): number {
  return 2 * cdf(-Math.abs(t), degrees);
}
