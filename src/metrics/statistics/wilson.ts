/** Computes the score interval of a share of independent cases (Wilson 1927). */
import { type Interval, standardErrors } from '../pairs/interval.ts';

/**
 * The 95 % interval of a share: with z = 1.96, its middle is (share + z²/2n) ÷ (1 + z²/n), and it reaches
 * z·√(share·(1 − share)/n + z²/4n²) ÷ (1 + z²/n) to either side. It never leaves 0…1, and never is empty.
 * @param share 0…1
 * @param cases n, at least 1
 * @throws RangeError for another share, or without cases
 */
export function wilsonInterval(share: number, cases: number): Interval {
  if (!(share >= 0 && share <= 1) || !(cases >= 1)) {
    throw new RangeError(`A share of cases was expected, got ${share} of ${cases}`);
  }
  const square = standardErrors ** 2 / cases;
  const middle = share + square / 2;
  const reach = Math.sqrt(square * (share * (1 - share) + square / 4));
  return {
    low: Math.max(0, (middle - reach) / (1 + square)),
    high: Math.min(1, (middle + reach) / (1 + square)),
  };
}
