/** Compares every two arms of an experiment whose runs are paired by their seeds. */
import { requireElement } from '../requireElement.ts';
import { holm } from './holm.ts';
import {
  halfWidthOf,
  type PairedDifference,
  pairedDifference,
  smallestShown,
} from './pairedDifference.ts';

/** The difference of two arms, the first minus the second. */
export interface ArmDifference {
  /** Indices of the arms; `first` is below `second`. */
  readonly first: number;
  readonly second: number;
  /** `null` with fewer than two pairs. */
  readonly tested: TestedDifference | null;
}

/** A difference with what all comparisons together allow to say of it. */
export interface TestedDifference extends PairedDifference {
  /** Whether it is shown, with Holm's correction over all pairs of arms. */
  readonly isShown: boolean;
  /** The interval, as wide as the correction asks; it excludes 0 exactly if the difference is shown. */
  readonly low: number;
  readonly high: number;
  /** A true difference of this size would have been shown in 80 % of such comparisons. */
  readonly smallestShown: number;
}

/**
 * All differences between two arms, with 95 % t intervals and Holm's correction.
 * @param arms [arms][seeds] one figure of each run; `null` where a run has none
 */
export function armDifferences(
  arms: readonly (readonly (number | null)[])[],
): readonly ArmDifference[] {
  const pairs = arms.flatMap((_, first) =>
    arms.slice(first + 1).map((_, place) => ({ first, second: first + 1 + place })),
  );
  const untested = pairs.map((pair) => ({
    ...pair,
    difference: pairedDifference(
      differencesOf(requireElement(arms, pair.first), requireElement(arms, pair.second)),
    ),
  }));
  // A difference that cannot be tested yet counts all the same: it was asked for.
  const tests = holm(untested.map(({ difference }) => difference?.pValue ?? 1));
  return untested.map(({ first, second, difference }, index) => {
    if (difference === null) return { first, second, tested: null };
    const { isShown, level } = requireElement(tests, index);
    const halfWidth = halfWidthOf(difference, level);
    const tested = {
      ...difference,
      isShown,
      low: difference.mean - halfWidth,
      high: difference.mean + halfWidth,
      smallestShown: smallestShown(difference, level),
    };
    return { first, second, tested };
  });
}

/** The differences of the seeds with which both arms have a figure. */
function differencesOf(
  first: readonly (number | null)[],
  second: readonly (number | null)[],
): number[] {
  return first.flatMap((value, seed) => {
    const other = second[seed] ?? null;
    return value === null || other === null ? [] : [value - other];
  });
}
