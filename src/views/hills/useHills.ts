/** Computes the histograms and the rates that the card of the hills shows. */
import { useMemo } from 'react';
import { histogramOf } from '../../metrics/pairs/histogram.ts';
import {
  farthest,
  ratesAt,
  type SortedDistances,
  sortDistances,
  type ThresholdRates,
} from '../../metrics/pairs/thresholdRates.ts';
import type { LatestEvaluation } from '../../store/core/state.ts';
import { useSteadyEnd } from './useSteadyEnd.ts';

const bins = 48;
/** The axis reaches the calibrated threshold only up to this many times the largest distance. */
const farthestThreshold = 1.5;
const noPairs: SortedDistances = { positive: new Float32Array(), negative: new Float32Array() };

/** The test distances of an evaluation, and the rates at two thresholds. */
export interface HillsOfPairs {
  /** Whether the evaluation has distances. */
  readonly hasPairs: boolean;
  /** Number of pairs in each bin. */
  readonly positive: Uint32Array;
  readonly negative: Uint32Array;
  /** The count that reaches the top of the plot. */
  readonly top: number;
  readonly axisEnd: number;
  /** The calibrated threshold; `null` if no threshold separates the pairs. */
  readonly calibrated: number | null;
  readonly calibratedRates: ThresholdRates | null;
  /** The threshold at the handle; `null` without a handle. */
  readonly threshold: number | null;
  readonly rates: ThresholdRates | null;
}

/**
 * @param latest `null` before the first evaluation
 * @param moved the threshold that a person set; `null` if the handle was not moved
 */
export function useHills(latest: LatestEvaluation | null, moved: number | null): HillsOfPairs {
  const evaluation = latest?.evaluation;
  const distances = evaluation?.testDistances;
  const sorted = useMemo(
    () => (distances === undefined ? null : sortDistances(distances)),
    [distances],
  );
  const pairs = sorted ?? noPairs;
  const calibrated = sorted === null ? null : (evaluation?.decision?.threshold ?? null);
  const threshold = calibrated === null ? null : (moved ?? calibrated);
  const reach = farthest(pairs);
  const axisEnd = useSteadyEnd(
    Math.max(reach, moved ?? 0, Math.min(calibrated ?? 0, farthestThreshold * reach)),
  );
  const { positive, negative } = useMemo(
    () => ({
      positive: histogramOf(pairs.positive, axisEnd, bins),
      negative: histogramOf(pairs.negative, axisEnd, bins),
    }),
    [pairs, axisEnd],
  );
  // As a share of the pairs: there are more pairs at rest than during training.
  const pairsOfEach = Math.max(1, pairs.positive.length);
  const top = pairsOfEach * useSteadyEnd(Math.max(...positive, ...negative) / pairsOfEach);
  const ratesOf = (at: number | null): ThresholdRates | null =>
    at === null ? null : ratesAt(pairs, at);
  return {
    hasPairs: sorted !== null,
    ...{ positive, negative, top, axisEnd, calibrated, threshold },
    calibratedRates: ratesOf(calibrated),
    rates: ratesOf(threshold),
  };
}
