/** Computes figures of pairs from their distances and a decision that other pairs chose. No tensors. */
import { distanceBetween } from '../../metrics/distance.ts';
import type { EmbeddedImages } from '../../metrics/neighbours/nearestNeighbours.ts';
import { type Decision, similarityOf } from '../../metrics/pairs/calibration.ts';
import { calibrationBins, expectedCalibrationError } from '../../metrics/pairs/calibrationError.ts';
import type { PairSet } from '../../metrics/pairs/pairSet.ts';
import {
  aucOf,
  detCurve,
  equalErrorRate,
  errorRatesAt,
  falseRejectRateAt,
  rocCurve,
  sweepThresholds,
  type ThresholdSweep,
} from '../../metrics/pairs/roc.ts';
import { scoresOf } from '../../metrics/pairs/scoringRules.ts';
import { type DistancesByKind, distancesByKind } from '../../metrics/pairs/thresholdRates.ts';
import type { Evaluation, PairFigures } from './evaluation.ts';

/** The most points of a drawn ROC or DET curve. */
const mostRocPoints = 120;

/** Distances of pairs [pairs]: the first image goes through one tower, the second through the other. */
export function pairDistances(
  { measure, queries, gallery }: Omit<EmbeddedImages, 'labels'>,
  pairs: PairSet,
): Float32Array {
  const { embeddingSize } = queries;
  return Float32Array.from(pairs.first, (first, pair) =>
    distanceBetween(
      measure,
      queries.embeddings,
      first * embeddingSize,
      gallery.embeddings,
      (pairs.second[pair] ?? 0) * embeddingSize,
      embeddingSize,
    ),
  );
}

/**
 * [pairs] 1 if the decision on the pair is right, else 0; at or below the threshold, a pair counts as same.
 * @param distances positive pairs first, then as many negative ones
 */
export function areDecidedRight(distances: Float32Array, threshold: number): Uint8Array {
  const half = distances.length / 2;
  return Uint8Array.from(distances, (distance, pair) =>
    distance <= threshold === pair < half ? 1 : 0,
  );
}

/**
 * Mean of the share of positives at or below the threshold and the share of negatives above it.
 * @param distances positive pairs first, then as many negative ones
 */
export function balancedAccuracy(distances: Float32Array, threshold: number): number {
  return mean(areDecidedRight(distances, threshold));
}

/** Distances of pairs with their sweep: sorted once, for all figures. */
export interface SweptPairs extends DistancesByKind {
  /** Positive pairs first, then as many negative ones. */
  readonly distances: Float32Array;
  /** `null` if there are no pairs, or a distance is not finite. */
  readonly sweep: ThresholdSweep | null;
}

/** @param distances positive pairs first, then as many negative ones */
export function sweepPairs(distances: Float32Array): SweptPairs {
  const { positive, negative } = distancesByKind(distances);
  return { distances, positive, negative, sweep: sweepThresholds(positive, negative) };
}

/** The figures of pairs that had no part in the choice of the decision. */
export function figuresOfPairs(
  { distances, positive, sweep }: SweptPairs,
  decision: Decision | null,
): PairFigures {
  return {
    pairAccuracy: decision === null ? 0.5 : balancedAccuracy(distances, decision.threshold),
    pairsOfEach: positive.length,
    areaUnderCurve: sweep === null ? null : aucOf(sweep),
  };
}

/** Further figures of an evaluation's test pairs. */
export type CurveFigures = Pick<
  Evaluation,
  | 'meanPositiveDistance'
  | 'meanNegativeDistance'
  | 'equalErrorRate'
  | 'strictRejects'
  | 'scores'
  | 'errorRates'
  | 'roc'
  | 'det'
  | 'calibrationError'
  | 'calibrationBins'
>;

/** The figures for the curves, and those at the threshold. */
export function curveFiguresOf(
  { positive, negative, sweep }: SweptPairs,
  decision: Decision | null,
): CurveFigures {
  const similarities = (of: Float32Array, by: Decision): Float32Array =>
    of.map((distance) => similarityOf(distance, by));
  const bins =
    decision === null || sweep === null
      ? []
      : calibrationBins(similarities(positive, decision), similarities(negative, decision));
  return {
    meanPositiveDistance: mean(positive),
    meanNegativeDistance: mean(negative),
    equalErrorRate: sweep === null ? null : equalErrorRate(sweep),
    strictRejects:
      sweep === null
        ? null
        : {
            atOnePercent: falseRejectRateAt(sweep, 0.01),
            atOnePerMille: falseRejectRateAt(sweep, 0.001),
          },
    scores: decision === null ? null : scoresOf({ positive, negative }, decision),
    errorRates:
      sweep === null || decision === null ? null : errorRatesAt(sweep, decision.threshold),
    roc: sweep === null ? [] : rocCurve(sweep, mostRocPoints),
    det: sweep === null ? [] : detCurve(sweep, mostRocPoints),
    calibrationError: expectedCalibrationError(bins),
    calibrationBins: bins,
  };
}

function mean(values: Float32Array | Uint8Array): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum / values.length;
}
