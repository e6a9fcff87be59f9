/** Puts the two hills into words and into a table. */

import { binEdge } from '../../metrics/pairs/histogram.ts';
import type { ThresholdRates } from '../../metrics/pairs/thresholdRates.ts';
import type { LatestEvaluation } from '../../store/core/state.ts';
import type { PictureTable } from '../components/picture/pictureTable.ts';
import { formatCount, formatDistance, formatShare } from '../format.ts';

/** Says what the picture will show, while it is empty. */
export const promise =
  'Nothing to show yet. As the network learns, the distances of same and of different pairs part into two hills.';

/**
 * A rate with one decimal. A rate that rounding would turn into 0 % or 100 % is shown as “<0.1 %” or
 * “>99.9 %”.
 */
export function rateWords(rate: number): string {
  if (rate > 0 && rate < 0.0005) return '<0.1 %';
  if (rate < 1 && rate >= 0.9995) return '>99.9 %';
  return formatShare(rate);
}

/** The effect of a threshold, for users of screen readers. */
export function handleWords(threshold: number, rates: ThresholdRates): string {
  const { falseAcceptRate, falseRejectRate } = rates;
  return `distance ${formatDistance(threshold)}: accepts ${rateWords(falseAcceptRate)} of different, rejects ${rateWords(falseRejectRate)} of same`;
}

/** One line about what the picture shows now. */
export function summaryOf(
  { step, evaluation }: LatestEvaluation,
  calibrated: ThresholdRates | null,
): string {
  const { meanPositiveDistance, meanNegativeDistance, pairsOfEach } = evaluation;
  const where =
    `Step ${formatCount(step)}: same pairs lie at ${formatDistance(meanPositiveDistance)} on average, ` +
    `different ones at ${formatDistance(meanNegativeDistance)}.`;
  if (calibrated === null) return `${where} No threshold tells them apart.`;
  const wrong = formatShare(1 - calibrated.accuracy);
  return `${where} The calibrated threshold judges ${wrong} of ${formatCount(2 * pairsOfEach)} pairs wrongly.`;
}

/** One row per bin. */
export function tableOf(
  positive: Uint32Array,
  negative: Uint32Array,
  axisEnd: number,
): PictureTable {
  const bins = positive.length;
  return {
    columns: ['distance above', 'distance up to', 'same pairs', 'different pairs'],
    rows: Array.from(positive, (count, bin) => [
      binEdge(bin, axisEnd, bins),
      binEdge(bin + 1, axisEnd, bins),
      count,
      negative[bin] ?? 0,
    ]),
  };
}
