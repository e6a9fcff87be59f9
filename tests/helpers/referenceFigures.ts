/** Owns the independent truth for an evaluation's figures: counts everything one by one. */
import { distanceReference } from './referenceNetwork.ts';

type Embedding = ArrayLike<number>;

/** Share of all combinations in which the positive distance is smaller than the negative; ties ½. */
export function areaByCounting(positive: readonly number[], negative: readonly number[]): number {
  const scores = positive.flatMap((p) =>
    negative.map((n) => {
      if (p === n) return 0.5;
      return p < n ? 1 : 0;
    }),
  );
  return mean(scores);
}

/** Mean of two shares: positives at or below the threshold, and negatives above it. */
export function accuracyByCounting(
  positive: readonly number[],
  negative: readonly number[],
  threshold: number,
): number {
  const accepted = positive.filter((distance) => distance <= threshold).length / positive.length;
  const rejected = negative.filter((distance) => distance > threshold).length / negative.length;
  return (accepted + rejected) / 2;
}

/**
 * The share of images whose nearest other image has their class.
 * @param queries the images by tower A
 * @param gallery the same images by tower B
 */
export function precisionByCounting(
  queries: readonly Embedding[],
  gallery: readonly Embedding[],
  labels: readonly number[],
): number {
  const isRight = queries.map((query, index) => {
    const others = Array.from(gallery.keys()).filter((other) => other !== index);
    const [nearest = index] = others.toSorted(
      (one, other) =>
        distanceReference(query, gallery[one] ?? []) -
        distanceReference(query, gallery[other] ?? []),
    );
    return labels[nearest] === labels[index] ? 1 : 0;
  });
  return mean(isRight);
}

/** Root mean square distance of embeddings to their mean. */
export function spreadByCounting(embeddings: readonly Embedding[]): number {
  const [first = []] = embeddings;
  const centre = Array.from(first, (_, k) => mean(embeddings.map((row) => row[k] ?? 0)));
  return Math.sqrt(mean(embeddings.map((row) => distanceReference(row, centre) ** 2)));
}

/** The mean of numbers. */
export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
