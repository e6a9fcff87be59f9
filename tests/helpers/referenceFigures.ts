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
    const [nearest = index] = inOrderOfDistance(query, index, gallery);
    return labels[nearest] === labels[index] ? 1 : 0;
  });
  return mean(isRight);
}

/** Means over all queries of R-precision and average precision at R, each rank counted on its own. */
export function retrievalByCounting(
  queries: readonly Embedding[],
  gallery: readonly Embedding[],
  labels: readonly number[],
): { rPrecision: number; meanAveragePrecisionAtR: number } {
  const found = queries.map((query, index) => {
    const order = inOrderOfDistance(query, index, gallery);
    const isRight = (image: number | undefined): boolean => labels[image ?? -1] === labels[index];
    const wanted = order.filter(isRight).length;
    const precisionAt = (rank: number): number =>
      order.slice(0, rank).filter(isRight).length / rank;
    const ranks = Array.from({ length: wanted }, (_, at) => at + 1);
    const ranksOfRight = ranks.filter((rank) => isRight(order[rank - 1]));
    return {
      precision: precisionAt(wanted),
      average: ranksOfRight.reduce((sum, rank) => sum + precisionAt(rank), 0) / wanted,
    };
  });
  return {
    rPrecision: mean(found.map(({ precision }) => precision)),
    meanAveragePrecisionAtR: mean(found.map(({ average }) => average)),
  };
}

/** The indices of all other images, the nearest first. */
function inOrderOfDistance(
  query: Embedding,
  index: number,
  gallery: readonly Embedding[],
): number[] {
  const others = Array.from(gallery.keys()).filter((other) => other !== index);
  return others.toSorted(
    (one, other) =>
      distanceReference(query, gallery[one] ?? []) - distanceReference(query, gallery[other] ?? []),
  );
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

/**
 * The threshold of Platt's logistic fit where both kinds weigh the same: a descent along the gradient.
 * Each kind has the soft target of its own count.
 */
export function thresholdByDescent(
  positive: readonly number[],
  negative: readonly number[],
): number {
  const all = [...positive, ...negative];
  const centre = mean(all);
  const scale = Math.sqrt(mean(all.map((distance) => (distance - centre) ** 2)));
  const kinds = [
    { values: positive, target: (positive.length + 1) / (positive.length + 2) },
    { values: negative, target: 1 / (negative.length + 2) },
  ].map(({ values, target }) => ({
    values: values.map((value) => (value - centre) / scale),
    target,
  }));
  let [weight, bias] = [0, 0];
  for (let iteration = 0; iteration < 6_000; iteration++) {
    let [byWeight, byBias] = [0, 0];
    for (const { values, target } of kinds) {
      for (const value of values) {
        const error = 1 / (1 + Math.exp(-weight * value - bias)) - target;
        byWeight += (error * value) / (2 * values.length);
        byBias += error / (2 * values.length);
      }
    }
    weight -= 4 * byWeight;
    bias -= 4 * byBias;
  }
  return centre - (bias / weight) * scale;
}
