/** Counts distances in many narrow bins, from which figures of tens of thousands of pairs are cheap. */
import type { DistancesByKind } from './thresholdRates.ts';

/** The number of bins. A figure from bins is exact to about a bin's width. */
export const distanceBinCount = 1_024;

/** Equal bins from the least distance to the greatest. */
export interface DistanceBins {
  /** The lower edge of the first bin. */
  readonly low: number;
  /** Of each bin, in units of distance; 0 if all distances are equal. */
  readonly width: number;
  /** [bins] positive pairs in each. */
  readonly positive: Uint32Array;
  /** [bins] negative pairs in each. */
  readonly negative: Uint32Array;
}

/**
 * Sorts distances into bins.
 * @returns `null` if a kind has no pairs, or a distance is not finite
 */
export function binDistances({ positive, negative }: DistancesByKind): DistanceBins | null {
  if (positive.length === 0 || negative.length === 0) return null;
  let [low, high, sum] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 0];
  for (const distances of [positive, negative]) {
    for (const distance of distances) {
      if (distance < low) low = distance;
      if (distance > high) high = distance;
      sum += distance;
    }
  }
  // A comparison passes over NaN, a sum does not.
  if (!Number.isFinite(sum)) return null;
  const width = (high - low) / distanceBinCount;
  return {
    low,
    width,
    positive: countsOf(positive, low, width),
    negative: countsOf(negative, low, width),
  };
}

/** The middle of a bin, in units of distance. */
export function binMiddle({ low, width }: DistanceBins, bin: number): number {
  return low + (bin + 0.5) * width;
}

/**
 * The probability that a positive pair is closer than a negative one; in one bin, none is the closer. Off
 * the exact value by half the share of such ties at most.
 */
export function aucOfBins({ positive, negative }: DistanceBins): number {
  let [closer, doubledArea, negatives] = [0, 0, 0];
  for (let bin = 0; bin < distanceBinCount; bin++) {
    const [own, others] = [positive[bin] ?? 0, negative[bin] ?? 0];
    doubledArea += others * (2 * closer + own);
    closer += own;
    negatives += others;
  }
  return doubledArea / (2 * closer * negatives);
}

function countsOf(distances: Float32Array, low: number, width: number): Uint32Array {
  const counts = new Uint32Array(distanceBinCount);
  const binsPerUnit = width > 0 ? 1 / width : 0;
  for (const distance of distances) {
    const bin = Math.min(distanceBinCount - 1, Math.trunc((distance - low) * binsPerUnit));
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  return counts;
}
