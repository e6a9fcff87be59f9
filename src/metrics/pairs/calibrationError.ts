/**
 * Whether similarities are honest probabilities: of the pairs called "same with 80 %", 80 % should be
 * positive (Guo, Pleiss, Sun, Weinberger 2017, "On Calibration of Modern Neural Networks"; here of
 * two classes, by the probability of "same" instead of the confidence in the answer).
 */

/** Pairs of about the same similarity: a bar of the reliability diagram. */
export interface CalibrationBin {
  readonly count: number;
  /** Mean similarity of the bin's pairs, 0…1; `null` without pairs. */
  readonly meanSimilarity: number | null;
  /** Share of positive pairs among them, 0…1; `null` without pairs. */
  readonly positiveShare: number | null;
}

/** Equal parts of 0…1 that similarities are sorted into. */
export const calibrationBinCount = 15;

/**
 * Sorts pairs by their similarity. Bin n has similarities from n ÷ 15 to below (n + 1) ÷ 15; the last
 * one has 1 as well.
 * @param positive similarities of positive pairs, 0…1
 * @param negative similarities of negative pairs, 0…1; similarities fitted to equal numbers of both
 *   kinds are judged by equal numbers too
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
 * The expected calibration error: the mean over all pairs of how far their bin's mean similarity is
 * from its share of positives. 0: perfectly calibrated, up to 1.
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
