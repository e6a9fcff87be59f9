/** Describes a sample of numbers: its mean and its spread. */

export interface Sample {
  readonly count: number;
  readonly mean: number;
  /** With n − 1 in the denominator; `null` for a single number. */
  readonly standardDeviation: number | null;
}

/** Deviations below this share of the largest number come from rounding. */
const roundingShare = 1e-9;

/**
 * The mean and the standard deviation. Numbers that differ by rounding only have the deviation 0.
 * @returns `null` without numbers
 */
export function sampleOf(values: readonly number[]): Sample | null {
  const count = values.length;
  if (count === 0) return null;
  const mean = values.reduce((sum, value) => sum + value, 0) / count;
  if (count === 1) return { count, mean, standardDeviation: null };
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const deviation = Math.sqrt(squares / (count - 1));
  const largest = Math.max(...values.map(Math.abs));
  return {
    count,
    mean,
    standardDeviation: deviation <= roundingShare * largest ? 0 : deviation,
  };
}
