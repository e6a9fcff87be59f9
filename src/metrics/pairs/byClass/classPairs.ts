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
  readonly labels: Uint16Array;
  readonly classCount: number;
  /** A pair at or below it is called the same. */
  readonly threshold: number;
}

/** The matrix of some classes. */
export interface ClassPairMatrix {
  /** The classes of its rows and columns, in their order. */
  readonly classes: readonly number[];
  /** [classes][classes] */
  readonly cells: readonly (readonly ClassPairCell[])[];
}

/** Up to so many classes, the matrix has all of them. */
const mostWholeClasses = 20;
/** Of more classes, it has so many: those with the most errors. */
const worstClasses = 10;

/**
 * Sorts pairs into a matrix. It is symmetric, because a pair's images have no order. On the diagonal are
 * positive pairs, wrong if called different; elsewhere negative pairs, wrong if called the same.
 * @param classes of its rows and columns, all different; without them, of up to 20 classes all, and of more
 *   the ten whose pairs are decided wrongly most often, ascending
 * @throws RangeError when the numbers of distances and pairs differ, or a label is out of range
 */
export function classPairMatrix(
  decided: DecidedPairs,
  classes: readonly number[] = usualClasses(decided),
): ClassPairMatrix {
  const placeOf = new Map(classes.map((label, place) => [label, place]));
  // Each pair counts once, in the row of its lower class.
  const counts = new Uint32Array(classes.length ** 2);
  const errors = new Uint32Array(classes.length ** 2);
  const distanceSums = new Float64Array(classes.length ** 2);
  const cellOf = (placeA: number, placeB: number): number =>
    Math.min(placeA, placeB) * classes.length + Math.max(placeA, placeB);
  forEachPair(decided, (classA, classB, distance, isWrong) => {
    const [placeA, placeB] = [placeOf.get(classA), placeOf.get(classB)];
    if (placeA === undefined || placeB === undefined) return;
    const cell = cellOf(placeA, placeB);
    counts[cell] = requireElement(counts, cell) + 1;
    distanceSums[cell] = requireElement(distanceSums, cell) + distance;
    if (isWrong) errors[cell] = requireElement(errors, cell) + 1;
  });
  const cells = classes.map((_row, row) =>
    classes.map((_column, column): ClassPairCell => {
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
  return { classes, cells };
}

/**
 * The nine classes that a class is confused with most: those with the highest share of wrong decisions on
 * the pairs with it, the worst first. Of equal shares, the class at the smaller mean distance comes first;
 * classes without common pairs come last.
 * @returns class indices; fewer where there are fewer other classes
 * @throws RangeError when the numbers of distances and pairs differ, or a label is out of range
 */
export function confusedMostWith(decided: DecidedPairs, label: number): number[] {
  const { classCount } = decided;
  const counts = new Uint32Array(classCount);
  const errors = new Uint32Array(classCount);
  const distanceSums = new Float64Array(classCount);
  forEachPair(decided, (classA, classB, distance, isWrong) => {
    if (classA !== label && classB !== label) return;
    const other = classA === label ? classB : classA;
    counts[other] = requireElement(counts, other) + 1;
    distanceSums[other] = requireElement(distanceSums, other) + distance;
    if (isWrong) errors[other] = requireElement(errors, other) + 1;
  });
  const shareOf = (sums: ArrayLike<number>, other: number): number =>
    requireElement(sums, other) / Math.max(1, requireElement(counts, other));
  return Array.from(counts, (count, other) => ({
    other,
    hasPairs: count > 0,
    errorRate: shareOf(errors, other),
    meanDistance: shareOf(distanceSums, other),
  }))
    .filter(({ other }) => other !== label)
    .sort(
      (one, two) =>
        Number(two.hasPairs) - Number(one.hasPairs) ||
        two.errorRate - one.errorRate ||
        one.meanDistance - two.meanDistance,
    )
    .slice(0, worstClasses - 1)
    .map(({ other }) => other);
}

function usualClasses(decided: DecidedPairs): number[] {
  return decided.classCount <= mostWholeClasses
    ? Array.from({ length: decided.classCount }, (_, label) => label)
    : worstOf(decided).sort((one, other) => one - other);
}

/** The classes with the highest share of wrong decisions on their pairs: positive and negative ones alike. */
function worstOf(decided: DecidedPairs): number[] {
  const pairs = {
    positive: new Uint32Array(decided.classCount),
    negative: new Uint32Array(decided.classCount),
  };
  const errors = {
    positive: new Uint32Array(decided.classCount),
    negative: new Uint32Array(decided.classCount),
  };
  forEachPair(decided, (classA, classB, _distance, isWrong) => {
    const kind = classA === classB ? 'positive' : 'negative';
    for (const label of new Set([classA, classB])) {
      pairs[kind][label] = requireElement(pairs[kind], label) + 1;
      if (isWrong) errors[kind][label] = requireElement(errors[kind], label) + 1;
    }
  });
  const rateOf = (kind: 'positive' | 'negative', label: number): number =>
    requireElement(errors[kind], label) / Math.max(1, requireElement(pairs[kind], label));
  return Array.from({ length: decided.classCount }, (_, label) => ({
    label,
    rate: rateOf('positive', label) + rateOf('negative', label),
  }))
    .sort((one, other) => other.rate - one.rate)
    .slice(0, worstClasses)
    .map(({ label }) => label);
}

function forEachPair(
  { pairs, distances, labels, classCount, threshold }: DecidedPairs,
  tell: (classA: number, classB: number, distance: number, isWrong: boolean) => void,
): void {
  if (distances.length !== pairs.first.length) {
    throw new RangeError(`Got ${distances.length} distances of ${pairs.first.length} pairs`);
  }
  for (const [pair, distance] of distances.entries()) {
    const classA = requireElement(labels, requireElement(pairs.first, pair));
    const classB = requireElement(labels, requireElement(pairs.second, pair));
    if (Math.max(classA, classB) >= classCount) {
      throw new RangeError(`Pair ${pair} is of classes ${classA} and ${classB} of ${classCount}`);
    }
    tell(classA, classB, distance, distance <= threshold !== (classA === classB));
  }
}
