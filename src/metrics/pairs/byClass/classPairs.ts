/** Counts which classes a network confuses: errors of pairs by the classes of their two images. */
import { requireElement } from '../../requireElement.ts';
import type { PairSet } from '../pairSet.ts';

/** The pairs of two classes. */
export interface ClassPairCell {
  readonly pairs: number;
  /** Share of wrong decisions on them, 0…1; `null` without pairs. */
  readonly errorRate: number | null;
  /** `null` without pairs. */
  readonly meanDistance: number | null;
}

/** Pairs with their distances and the threshold that decides them. */
export interface DecidedPairs {
  readonly pairs: PairSet;
  /** [pairs] in the order of the pairs. */
  readonly distances: Float32Array;
  /** [images] class indices. */
  readonly labels: Uint8Array;
  readonly classCount: number;
  /** A pair at or below it is called the same. */
  readonly threshold: number;
}

/**
 * Sorts pairs into a matrix [classCount][classCount]. It is symmetric, because a pair's images have no
 * order. On the diagonal are positive pairs, wrong if called different; elsewhere negative pairs, wrong
 * if called the same.
 * @throws RangeError when the numbers of distances and pairs differ, or a label is out of range
 */
export function classPairMatrix({
  pairs,
  distances,
  labels,
  classCount,
  threshold,
}: DecidedPairs): ClassPairCell[][] {
  if (distances.length !== pairs.first.length) {
    throw new RangeError(`Got ${distances.length} distances of ${pairs.first.length} pairs`);
  }
  // Each pair counts once, in the row of its lower class.
  const counts = new Uint32Array(classCount ** 2);
  const errors = new Uint32Array(classCount ** 2);
  const distanceSums = new Float64Array(classCount ** 2);
  const cellOf = (classA: number, classB: number): number =>
    Math.min(classA, classB) * classCount + Math.max(classA, classB);
  distances.forEach((distance, pair) => {
    const classA = requireElement(labels, requireElement(pairs.first, pair));
    const classB = requireElement(labels, requireElement(pairs.second, pair));
    if (Math.max(classA, classB) >= classCount) {
      throw new RangeError(`Pair ${pair} is of classes ${classA} and ${classB} of ${classCount}`);
    }
    const cell = cellOf(classA, classB);
    counts[cell] = requireElement(counts, cell) + 1;
    distanceSums[cell] = requireElement(distanceSums, cell) + distance;
    const isWrong = distance <= threshold !== (classA === classB);
    if (isWrong) errors[cell] = requireElement(errors, cell) + 1;
  });
  return Array.from({ length: classCount }, (_row, row) =>
    Array.from({ length: classCount }, (_column, column): ClassPairCell => {
      const cell = cellOf(row, column);
      const count = requireElement(counts, cell);
      if (count === 0) return { pairs: 0, errorRate: null, meanDistance: null };
      return {
        pairs: count,
        errorRate: requireElement(errors, cell) / count,
        meanDistance: requireElement(distanceSums, cell) / count,
      };
    }),
  );
}
