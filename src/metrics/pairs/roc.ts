/**
 * Measures how well distances separate positive from negative pairs at every threshold (Fawcett 2006, "An
 * introduction to ROC analysis"). A pair is accepted as the same if distance ≤ threshold.
 */
import { createLTTB } from 'downsample';
import { requireElement } from '../requireElement.ts';
import { type ErrorRates, errorRatesOf, sortEachKind } from './thresholdRates.ts';

/** The accepted pairs at each threshold where their number changes; all arrays are [steps]. */
export interface ThresholdSweep {
  /** Ascending: −∞, which accepts nothing, then each different distance once. */
  readonly thresholds: Float32Array;
  /** Positive pairs at or below each threshold: from 0 to all of them. */
  readonly trueAccepts: Uint32Array;
  /** Negative pairs at or below each threshold: from 0 to all of them. */
  readonly falseAccepts: Uint32Array;
}

/** A point of the ROC curve. */
export interface RocPoint {
  /** Share of the negative pairs called the same, 0…1: the horizontal axis. */
  readonly falseAcceptRate: number;
  /** Share of the positive pairs called the same, 0…1: the vertical axis. */
  readonly trueAcceptRate: number;
  /** −∞ at (0, 0). */
  readonly threshold: number;
}

/**
 * Moves the threshold over all distances, in O(n log n).
 * @param positive distances of positive pairs, in any order
 * @param negative distances of negative pairs; their number may differ
 * @returns `null` if a kind has no pairs or a distance is not finite
 */
export function sweepThresholds(
  positive: Float32Array,
  negative: Float32Array,
): ThresholdSweep | null {
  const sorted = sortEachKind({ positive, negative });
  if (sorted === null) return null;
  const { positive: positives, negative: negatives } = sorted;
  const mostSteps = 1 + positives.length + negatives.length;
  const thresholds = new Float32Array(mostSteps).fill(Number.NEGATIVE_INFINITY);
  const trueAccepts = new Uint32Array(mostSteps);
  const falseAccepts = new Uint32Array(mostSteps);
  let [step, accepted, wronglyAccepted] = [1, 0, 0];
  while (accepted < positives.length || wronglyAccepted < negatives.length) {
    const threshold = Math.min(
      positives[accepted] ?? Number.POSITIVE_INFINITY,
      negatives[wronglyAccepted] ?? Number.POSITIVE_INFINITY,
    );
    accepted = endOfAccepted(positives, accepted, threshold);
    wronglyAccepted = endOfAccepted(negatives, wronglyAccepted, threshold);
    thresholds[step] = threshold;
    trueAccepts[step] = accepted;
    falseAccepts[step] = wronglyAccepted;
    step++;
  }
  return {
    thresholds: thresholds.slice(0, step),
    trueAccepts: trueAccepts.slice(0, step),
    falseAccepts: falseAccepts.slice(0, step),
  };
}

/**
 * Area under the ROC curve: the probability that a random positive pair is closer than a random negative
 * one; ties count ½ (the Mann–Whitney statistic: Hanley, McNeil 1982). 1 is perfect, ½ is chance.
 */
export function aucOf({ trueAccepts, falseAccepts }: ThresholdSweep): number {
  let doubledArea = 0;
  for (let step = 1; step < trueAccepts.length; step++) {
    const width = requireElement(falseAccepts, step) - requireElement(falseAccepts, step - 1);
    doubledArea +=
      width * (requireElement(trueAccepts, step - 1) + requireElement(trueAccepts, step));
  }
  return doubledArea / (2 * totalOf(trueAccepts) * totalOf(falseAccepts));
}

/**
 * The error rate where false accepts and false rejects are equally frequent, 0…1. Between neighbouring
 * thresholds, both rates are taken to change linearly.
 */
export function equalErrorRate(sweep: ThresholdSweep): number {
  const after = sweep.thresholds.findIndex((_, step) => {
    const { falseAcceptRate, falseRejectRate } = ratesOfStep(sweep, step);
    return falseAcceptRate >= falseRejectRate;
  });
  const [left, right] = [ratesOfStep(sweep, after - 1), ratesOfStep(sweep, after)];
  const gapBefore = left.falseRejectRate - left.falseAcceptRate;
  const gapAfter = right.falseAcceptRate - right.falseRejectRate;
  const share = gapBefore / (gapBefore + gapAfter);
  return left.falseAcceptRate + share * (right.falseAcceptRate - left.falseAcceptRate);
}

/**
 * The error rates at any threshold; no distance needs to equal it.
 * @throws RangeError when the threshold is not a number
 */
export function errorRatesAt(sweep: ThresholdSweep, threshold: number): ErrorRates {
  const step = sweep.thresholds.findLastIndex((distance) => distance <= threshold);
  if (step < 0) throw new RangeError(`A threshold must be a number, got ${threshold}`);
  return ratesOfStep(sweep, step);
}

/**
 * The share of positive pairs that are rejected at the widest threshold that accepts at most this share of
 * the negative ones, 0…1: “false rejects at a false-accept rate of 1 %” (ISO/IEC 19795-1).
 * @param mostFalseAccepts 0…1
 */
export function falseRejectRateAt(sweep: ThresholdSweep, mostFalseAccepts: number): number {
  const most = mostFalseAccepts * totalOf(sweep.falseAccepts);
  const step = sweep.falseAccepts.findLastIndex((count) => count <= most);
  return ratesOfStep(sweep, Math.max(0, step)).falseRejectRate;
}

const thinCurve = createLTTB<RocPoint>({ x: 'falseAcceptRate', y: 'trueAcceptRate' });

/**
 * The ROC curve from (0, 0) to (1, 1), for drawing. A longer curve is reduced to the points that keep its
 * shape (largest triangle three buckets: Steinarsson 2013); both ends always stay.
 * @param mostPoints at least 2
 */
export function rocCurve(sweep: ThresholdSweep, mostPoints: number): RocPoint[] {
  const positives = totalOf(sweep.trueAccepts);
  const points = Array.from(sweep.thresholds, (threshold, step): RocPoint => {
    const { falseAcceptRate } = ratesOfStep(sweep, step);
    const trueAcceptRate = requireElement(sweep.trueAccepts, step) / positives;
    return { falseAcceptRate, trueAcceptRate, threshold };
  });
  return Array.from(thinCurve(points, mostPoints));
}

/** A point of the DET curve: both shares are above 0 and below 1. */
export type DetPoint = ErrorRates;

interface PlacedRates {
  readonly rates: ErrorRates;
  readonly x: number;
  readonly y: number;
}

const thinDetCurve = createLTTB<PlacedRates>({ x: 'x', y: 'y' });

/**
 * The detection error trade-off for drawing on normal axes, in ascending order of false accepts (Martin et
 * al. 1997, "The DET curve in assessment of detection task performance"). Thresholds without errors of one
 * kind are left out: such an axis has no place for 0.
 * @param mostPoints at least 2
 */
export function detCurve(sweep: ThresholdSweep, mostPoints: number): DetPoint[] {
  const points: PlacedRates[] = [];
  for (const step of sweep.thresholds.keys()) {
    const rates = ratesOfStep(sweep, step);
    const [x, y] = [logit(rates.falseAcceptRate), logit(rates.falseRejectRate)];
    if (Number.isFinite(x) && Number.isFinite(y)) points.push({ rates, x, y });
  }
  // Thinned where it is to be looked at: log-odds are near to normal axes, up to their scale.
  return points.length <= mostPoints
    ? points.map(({ rates }) => rates)
    : Array.from(thinDetCurve(points, mostPoints), ({ rates }) => rates);
}

function logit(share: number): number {
  return Math.log(share / (1 - share));
}

function ratesOfStep({ trueAccepts, falseAccepts }: ThresholdSweep, step: number): ErrorRates {
  return errorRatesOf(
    { positive: requireElement(trueAccepts, step), negative: requireElement(falseAccepts, step) },
    { positive: totalOf(trueAccepts), negative: totalOf(falseAccepts) },
  );
}

/** The count at the last step: all pairs of a kind. */
function totalOf(accepts: Uint32Array): number {
  return requireElement(accepts, accepts.length - 1);
}

/** Index of the first distance above the threshold, from `start` on; distances ascend. */
function endOfAccepted(distances: Float32Array, start: number, threshold: number): number {
  let end = start;
  while (end < distances.length && requireElement(distances, end) <= threshold) end++;
  return end;
}
