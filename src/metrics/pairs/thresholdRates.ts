/** What any threshold would make of the test pairs: pure functions of their distances. */

/** The distances of the test pairs, each kind ascending. */
export interface SortedDistances {
  readonly positive: Float32Array;
  readonly negative: Float32Array;
}

/** What one threshold makes of them; shares 0…1. */
export interface ThresholdRates {
  /** Of the negative pairs: called the same, distance ≤ threshold. */
  readonly falseAcceptRate: number;
  /** Of the positive pairs: called different. */
  readonly falseRejectRate: number;
  /** Balanced: the mean of the shares of each kind that are judged right. */
  readonly accuracy: number;
}

/**
 * Sorts distances, positive pairs first, then as many negative ones.
 * @returns `null` where there is nothing to compare: no pairs, or a distance that is no number
 */
export function sortDistances(distances: Float32Array): SortedDistances | null {
  if (distances.length < 2 || !distances.every(Number.isFinite)) return null;
  const half = Math.floor(distances.length / 2);
  return {
    positive: distances.slice(0, half).sort(),
    negative: distances.slice(half).sort(),
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
  const falseAcceptRate = countUpTo(negative, threshold) / negative.length;
  const falseRejectRate = 1 - countUpTo(positive, threshold) / positive.length;
  return {
    falseAcceptRate,
    falseRejectRate,
    accuracy: 1 - (falseAcceptRate + falseRejectRate) / 2,
  };
}

/** The greatest distance. */
export function farthest({ positive, negative }: SortedDistances): number {
  return Math.max(positive.at(-1) ?? 0, negative.at(-1) ?? 0);
}
