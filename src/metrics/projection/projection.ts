/** Owns the plane of the map: its type, and how embeddings are projected onto it. */

/** Maps an embedding to a point of the plane, in units of distance. */
export interface Projection {
  readonly embeddingSize: number;
  /** [embeddingSize] the embedding that is drawn at the origin. */
  readonly mean: Float32Array;
  /** [2 × embeddingSize] the directions of x and y: orthogonal, each of length 1. */
  readonly axes: Float32Array;
}

/**
 * Projects embeddings. The axes have length 1 and are orthogonal, so that no two embeddings look farther
 * apart than they are.
 * @param embeddings [rows × embeddingSize]
 * @returns [rows × 2] x and y of each
 * @throws RangeError when the length is not a multiple of the projection's `embeddingSize`
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
