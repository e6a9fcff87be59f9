/**
 * Owns the error rates of pairs at a threshold, and sorts their distances. A pair is called the same if
 * distance ≤ threshold. For worker and page; imports nothing.
 */

/** Distances of pairs, separately for each kind. */
export interface DistancesByKind {
  readonly positive: Float32Array;
  readonly negative: Float32Array;
}

/** Distances of pairs, ascending within each kind. */
export type SortedDistances = DistancesByKind;

/** Shares of wrong decisions, 0…1. */
export interface ErrorRates {
  /** Of the negative pairs: called the same. */
  readonly falseAcceptRate: number;
  /** Of the positive pairs: called different. */
  readonly falseRejectRate: number;
}

/** The rates at one threshold, 0…1. */
export interface ThresholdRates extends ErrorRates {
  /** Balanced: the mean of both kinds' shares of right decisions. */
  readonly accuracy: number;
}

/** A number of pairs of each kind: all of them, or those called the same. */
export interface PairCounts {
  readonly positive: number;
  readonly negative: number;
}

/**
 * The distances of each kind; both arrays share memory with `distances`.
 * @param distances positive pairs first, then as many negative ones
 */
export function distancesByKind(distances: Float32Array): DistancesByKind {
  const half = Math.floor(distances.length / 2);
  return { positive: distances.subarray(0, half), negative: distances.subarray(half) };
}

/**
 * Sorts distances within each kind, without changing the input.
 * @param distances positive pairs first, then as many negative ones
 * @returns `null` in the cases of `sortEachKind`
 */
export function sortDistances(distances: Float32Array): SortedDistances | null {
  return sortEachKind(distancesByKind(distances));
}

/**
 * Sorts distances within each kind, without changing the input.
 * @returns `null` if a kind has no pairs, or a distance is not finite
 */
export function sortEachKind({ positive, negative }: DistancesByKind): SortedDistances | null {
  const isUsable = (distances: Float32Array): boolean =>
    distances.length > 0 && distances.every(Number.isFinite);
  if (!isUsable(positive) || !isUsable(negative)) return null;
  return { positive: positive.toSorted(), negative: negative.toSorted() };
}

/** The error rates if this many of all pairs are called the same. */
export function errorRatesOf(accepted: PairCounts, all: PairCounts): ErrorRates {
  return {
    falseAcceptRate: accepted.negative / all.negative,
    falseRejectRate: (all.positive - accepted.positive) / all.positive,
  };
}

/** The number of distances at or below a threshold, in O(log n); distances ascend. */
export function countUpTo(distances: Float32Array, threshold: number): number {
  let [low, high] = [0, distances.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((distances[middle] ?? 0) <= threshold) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The rates at any threshold; no distance needs to equal it. */
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
