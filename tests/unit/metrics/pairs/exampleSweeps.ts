/** Distances of positive and negative pairs, and what a threshold makes of them, counted. */
import { createRandom } from '../../../../src/data/random.ts';
import { sweepThresholds, type ThresholdSweep } from '../../../../src/metrics/pairs/roc.ts';
import type { ErrorRates } from '../../../../src/metrics/pairs/thresholdRates.ts';

const random = createRandom(2, 'weights');

export function sweepOf(positive: Iterable<number>, negative: Iterable<number>): ThresholdSweep {
  const sweep = sweepThresholds(Float32Array.from(positive), Float32Array.from(negative));
  if (sweep === null) throw new Error('These distances should compare');
  return sweep;
}

/** Distances with many ties where `steps` is small. */
export function randomDistances(count: number, steps: number, shift: number): Float32Array {
  return Float32Array.from({ length: count }, () => (random.below(steps) + shift) / steps);
}

/** With few and many ties, more of either side, overlapping a little, much and the wrong way round. */
export const examples = [
  [randomDistances(60, 10, 0), randomDistances(35, 10, 2)],
  [randomDistances(20, 1_000, 0), randomDistances(90, 1_000, 300)],
  [randomDistances(50, 4, 0), randomDistances(50, 4, 0)],
  [randomDistances(30, 50, 40), randomDistances(30, 50, 0)],
  [randomDistances(1, 5, 0), randomDistances(1, 5, 0)],
] as const;

/** The error rates at a threshold, counted. */
export function countedRates(
  positive: Float32Array,
  negative: Float32Array,
  threshold: number,
): ErrorRates {
  return {
    falseAcceptRate: negative.filter((distance) => distance <= threshold).length / negative.length,
    falseRejectRate: positive.filter((distance) => distance > threshold).length / positive.length,
  };
}
