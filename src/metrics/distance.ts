/** Owns the distance of two embeddings. Written for loops over millions of pairs in flat tables. */

/**
 * `euclidean`: √Σₖ (aₖ − bₖ)². `cosine`: 1 − a·b ÷ (‖a‖·‖b‖), 0…2; an embedding of zeros has no direction
 * and lies at 1, as at a right angle. `learned`: Σₖ wₖ·|aₖ − bₖ|, the weighted L1 distance of Koch, Zemel,
 * Salakhutdinov (2015), "Siamese Neural Networks for One-shot Image Recognition".
 */
export type DistanceMeasure =
  | { readonly kind: 'euclidean' }
  | { readonly kind: 'cosine' }
  | {
      readonly kind: 'learned';
      /** [embeddingSize] of any sign: with a negative weight, a distance can be negative too. */
      readonly weights: Float32Array;
    };

/**
 * The distance of two embeddings. Does not check indices: each caller checks its tables once.
 * @param a flat table of embeddings
 * @param aStart index in `a` of the first number of the embedding
 * @param b flat table of embeddings, `a` itself or another
 * @param bStart index in `b` of the first number of the embedding
 * @param size length of an embedding, and of the learned weights
 */
export function distanceBetween(
  measure: DistanceMeasure,
  a: Float32Array,
  aStart: number,
  b: Float32Array,
  bStart: number,
  size: number,
): number {
  const order = orderBetween(measure, a, aStart, b, bStart, size, Number.POSITIVE_INFINITY);
  return measure.kind === 'euclidean' ? Math.sqrt(order) : order;
}

/**
 * A cheaper number that orders pairs as `distanceBetween` does: the squared Euclidean distance, or any
 * other distance itself.
 * @param limit if the result is above this, any number above it may be returned
 */
export function orderBetween(
  measure: DistanceMeasure,
  a: Float32Array,
  aStart: number,
  b: Float32Array,
  bStart: number,
  size: number,
  limit: number,
): number {
  let sum = 0;
  if (measure.kind === 'euclidean') {
    // The sum only grows: above the limit, the rest is not needed.
    for (let index = 0; index < size && sum <= limit; index++) {
      const difference = (a[aStart + index] ?? 0) - (b[bStart + index] ?? 0);
      sum += difference * difference;
    }
    return sum;
  }
  if (measure.kind === 'cosine') return cosineBetween(a, aStart, b, bStart, size);
  const { weights } = measure;
  for (let index = 0; index < size; index++) {
    const difference = (a[aStart + index] ?? 0) - (b[bStart + index] ?? 0);
    sum += (weights[index] ?? 0) * Math.abs(difference);
  }
  return sum;
}

/** Exactly 0 for equal embeddings: the root of a square is exact. */
function cosineBetween(
  a: Float32Array,
  aStart: number,
  b: Float32Array,
  bStart: number,
  size: number,
): number {
  let [product, squareA, squareB] = [0, 0, 0];
  for (let index = 0; index < size; index++) {
    const [own, other] = [a[aStart + index] ?? 0, b[bStart + index] ?? 0];
    product += own * other;
    squareA += own * own;
    squareB += other * other;
  }
  const lengths = Math.sqrt(squareA * squareB);
  // Rounding could take it a little below 0.
  return lengths === 0 ? 1 : Math.max(0, 1 - product / lengths);
}
