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
/** A threshold farther out than this many times the farthest pair does not make the axis longer. */
const farthestThreshold = 1.5;
const noPairs: SortedDistances = { positive: new Float32Array(), negative: new Float32Array() };

/** The test distances of an evaluation, and what a threshold makes of them. */
export interface HillsOfPairs {
  /** Whether there are distances at all. */
  readonly hasPairs: boolean;
  /** Pairs in each bin. */
  readonly positive: Uint32Array;
  readonly negative: Uint32Array;
  /** The count that is as high as the plot. */
  readonly top: number;
  readonly axisEnd: number;
  /** The calibrated one; `null` where nothing tells the pairs apart. */
  readonly calibrated: number | null;
  readonly calibratedRates: ThresholdRates | null;
  /** Where the handle is; `null` where there is none. */
  readonly threshold: number | null;
  readonly rates: ThresholdRates | null;
}

/**
 * @param latest `null` before there is an evaluation
 * @param moved where a person has put the handle; `null` where it has not been touched
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
  // In shares, as there are more pairs at rest than while training.
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
