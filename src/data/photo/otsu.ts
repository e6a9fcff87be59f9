/** Finds the threshold that splits grey values best into two groups. */

const bins = 256;

/** Two groups of values, split by a threshold. */
export interface Parting {
  /** Values above it are in the upper group. */
  readonly threshold: number;
  readonly lowerMean: number;
  readonly upperMean: number;
  /** The upper group's share of all values. */
  readonly upperShare: number;
}

/**
 * The threshold with the largest variance between the groups: Otsu (1979), "A threshold selection
 * method from gray-level histograms".
 * @param values in 0…1
 */
export function otsu(values: Float32Array): Parting {
  const counts = new Float64Array(bins);
  for (const value of values) {
    const bin = Math.min(bins - 1, Math.floor(value * bins));
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  const total = values.length;
  const sum = counts.reduce((weighted, count, bin) => weighted + count * bin, 0);
  let [lower, lowerSum, best] = [0, 0, -1];
  let parting = { threshold: 1, lowerMean: 0, upperMean: 0, upperShare: 0 };
  for (const [bin, count] of counts.entries()) {
    lower += count;
    lowerSum += count * bin;
    const upper = total - lower;
    if (lower === 0 || upper === 0) continue;
    const [lowerMean, upperMean] = [lowerSum / lower, (sum - lowerSum) / upper];
    const between = lower * upper * (upperMean - lowerMean) ** 2;
    if (between <= best) continue;
    best = between;
    parting = {
      threshold: (bin + 1) / bins,
      lowerMean: (lowerMean + 0.5) / bins,
      upperMean: (upperMean + 0.5) / bins,
      upperShare: upper / total,
    };
  }
  return parting;
}
