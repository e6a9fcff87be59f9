/**
 * Measures whether similarities are true probabilities: of the pairs with similarity 80 %, 80 % should be
 * positive (Guo, Pleiss, Sun, Weinberger 2017, "On Calibration of Modern Neural Networks"; here for two
 * classes, with the probability of "same" instead of the confidence in the answer).
 */

/** Pairs with about the same similarity: one bar of the reliability diagram. */
export interface CalibrationBin {
  readonly count: number;
  /** Mean similarity of the bin's pairs, 0…1; `null` without pairs. */
  readonly meanSimilarity: number | null;
  /** Share of positive pairs in the bin, 0…1; `null` without pairs. */
  readonly positiveShare: number | null;
}

/** The range 0…1 is divided into this many equal bins. */
export const calibrationBinCount = 15;

/**
 * Sorts pairs by their similarity. Bin n has similarities from n ÷ 15 to below (n + 1) ÷ 15; the last
 * bin contains 1 too.
 * @param positive similarities of positive pairs, 0…1
 * @param negative similarities of negative pairs, 0…1; as many as positive ones, because the fit had
 *   equal numbers of both kinds
 * @returns the bins, by ascending similarity
 * @throws RangeError when a similarity is not in 0…1
 */
export function calibrationBins(positive: Float32Array, negative: Float32Array): CalibrationBin[] {
  const counts = new Uint32Array(calibrationBinCount);
  const positiveCounts = new Uint32Array(calibrationBinCount);
  const sums = new Float64Array(calibrationBinCount);
  const add = (similarity: number, isPositive: boolean): void => {
    if (!(similarity >= 0 && similarity <= 1)) {
      throw new RangeError(`A similarity is from 0 to 1, got ${similarity}`);
    }
    const bin = Math.min(calibrationBinCount - 1, Math.floor(similarity * calibrationBinCount));
    counts[bin] = (counts[bin] ?? 0) + 1;
    sums[bin] = (sums[bin] ?? 0) + similarity;
    if (isPositive) positiveCounts[bin] = (positiveCounts[bin] ?? 0) + 1;
  };
  for (const similarity of positive) add(similarity, true);
  for (const similarity of negative) add(similarity, false);
  return Array.from(counts, (count, bin) => ({
    count,
    meanSimilarity: count === 0 ? null : (sums[bin] ?? 0) / count,
    positiveShare: count === 0 ? null : (positiveCounts[bin] ?? 0) / count,
  }));
}

/**
 * The expected calibration error: the mean over all pairs of the gap between their bin's mean similarity
 * and its share of positives, 0 (perfectly calibrated) … 1.
 * @returns `null` without pairs
 */
export function expectedCalibrationError(bins: readonly CalibrationBin[]): number | null {
  let [weightedGaps, pairs] = [0, 0];
  for (const { count, meanSimilarity, positiveShare } of bins) {
    if (meanSimilarity === null || positiveShare === null) continue;
    weightedGaps += count * Math.abs(meanSimilarity - positiveShare);
    pairs += count;
  }
  return pairs === 0 ? null : weightedGaps / pairs;
}
