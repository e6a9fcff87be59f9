/**
 * Owns what a threshold makes of pairs: their distances sorted, and the rates of wrong judgements. A
 * pair is called the same when distance ≤ threshold. For worker and page; imports nothing.
 */

/** Distances of pairs, each kind by itself. */
export interface DistancesByKind {
  readonly positive: Float32Array;
  readonly negative: Float32Array;
}

/** The same, each kind ascending. */
export type SortedDistances = DistancesByKind;

/** Shares of pairs judged wrongly, 0…1. */
export interface ErrorRates {
  /** Of the negative pairs: called the same. */
  readonly falseAcceptRate: number;
  /** Of the positive pairs: called different. */
  readonly falseRejectRate: number;
}

/** What one threshold makes of pairs; shares 0…1. */
export interface ThresholdRates extends ErrorRates {
  /** Balanced: the mean of the shares of each kind that are judged right. */
  readonly accuracy: number;
}

/** How many pairs of each kind there are, or how many of them are called the same. */
export interface PairCounts {
  readonly positive: number;
  readonly negative: number;
}

/**
 * The distances of each kind, in the same memory.
 * @param distances positive pairs first, then as many negative ones
 */
export function distancesByKind(distances: Float32Array): DistancesByKind {
  const half = Math.floor(distances.length / 2);
  return { positive: distances.subarray(0, half), negative: distances.subarray(half) };
}

/**
 * Sorts distances of either kind; the given ones stay as they are.
 * @param distances positive pairs first, then as many negative ones
 * @returns `null` where there is nothing to compare, as `sortEachKind` has it
 */
export function sortDistances(distances: Float32Array): SortedDistances | null {
  return sortEachKind(distancesByKind(distances));
}

/**
 * Sorts distances of either kind; the given ones stay as they are.
 * @returns `null` where there is nothing to compare: no pairs of a kind, or a distance is not finite
 */
export function sortEachKind({ positive, negative }: DistancesByKind): SortedDistances | null {
  const isUsable = (distances: Float32Array): boolean =>
    distances.length > 0 && distances.every(Number.isFinite);
  if (!isUsable(positive) || !isUsable(negative)) return null;
  return { positive: positive.toSorted(), negative: negative.toSorted() };
}

/** The error rates when so many pairs of all are called the same. */
export function errorRatesOf(accepted: PairCounts, all: PairCounts): ErrorRates {
  return {
    falseAcceptRate: accepted.negative / all.negative,
    falseRejectRate: (all.positive - accepted.positive) / all.positive,
  };
}

/** How many of the ascending distances are at or below a threshold, in O(log n). */
export function countUpTo(distances: Float32Array, threshold: number): number {
  let [low, high] = [0, distances.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((distances[middle] ?? 0) <= threshold) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The rates at a threshold, whether or not a distance is exactly that. */
export function ratesAt(
  { positive, negative }: SortedDistances,
  threshold: number,
): ThresholdRates {
  const rates = errorRatesOf(
    { positive: countUpTo(positive, threshold), negative: countUpTo(negative, threshold) },
    { positive: positive.length, negative: negative.length },
  );
  return { ...rates, accuracy: 1 - (rates.falseAcceptRate + rates.falseRejectRate) / 2 };
}

/** The greatest distance. */
export function farthest({ positive, negative }: SortedDistances): number {
  return Math.max(positive.at(-1) ?? 0, negative.at(-1) ?? 0);
}
