/** The plane in which embeddings are drawn: shared by what finds it and by what draws in it. */

/** Takes an embedding to a point of the plane, in units of distance. */
export interface Projection {
  readonly embeddingSize: number;
  /** [embeddingSize] the embedding that is drawn at the origin. */
  readonly mean: Float32Array;
  /** [2 × embeddingSize] the directions of x and of y, each of length 1, at right angles. */
  readonly axes: Float32Array;
}

/**
 * Projects embeddings. No two come to lie further apart than they are, as the axes are of length 1 and
 * at right angles.
 * @param embeddings [rows × embeddingSize]
 * @returns [rows × 2] x and y of each
 * @throws RangeError when the embeddings are not of the projection's size
 */
export function project(
  embeddings: Float32Array,
  { embeddingSize, mean, axes }: Projection,
): Float32Array {
  if (embeddings.length % embeddingSize !== 0) {
    throw new RangeError(
      `${embeddings.length} numbers are no embeddings of ${embeddingSize} numbers each`,
    );
  }
  const rows = embeddings.length / embeddingSize;
  const positions = new Float32Array(2 * rows);
  for (let row = 0; row < rows; row++) {
    let x = 0;
    let y = 0;
    for (let index = 0; index < embeddingSize; index++) {
      const value = (embeddings[row * embeddingSize + index] ?? 0) - (mean[index] ?? 0);
      x += value * (axes[index] ?? 0);
      y += value * (axes[embeddingSize + index] ?? 0);
    }
    positions[2 * row] = x;
    positions[2 * row + 1] = y;
  }
  return positions;
}
