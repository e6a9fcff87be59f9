/** Finds the plane in which embeddings are spread the most. */
import { EigenvalueDecomposition, Matrix } from 'ml-matrix';
import type { EmbeddingTable } from '../embeddingTable.ts';
import type { Projection } from './projection.ts';

/**
 * The first two components of principal component analysis (Pearson 1901): the mean, and the two
 * eigenvectors of the covariance with the largest eigenvalues. Embeddings of size 2 already lie in a
 * plane: they are drawn as they are.
 * @param table [rows × embeddingSize], embeddingSize at least 2
 * @returns `null` without rows, or when an embedding is not finite
 */
export function principalPlane({ embeddings, embeddingSize }: EmbeddingTable): Projection | null {
  const rows = embeddings.length / embeddingSize;
  if (rows === 0 || !embeddings.every(Number.isFinite)) return null;
  if (embeddingSize === 2) {
    return { embeddingSize, mean: new Float32Array(2), axes: Float32Array.of(1, 0, 0, 1) };
  }
  const mean = meanOf(embeddings, embeddingSize);
  const covariance = covarianceOf(embeddings, mean);
  const { eigenvectorMatrix } = new EigenvalueDecomposition(covariance, { assumeSymmetric: true });
  // The eigenvalues ascend.
  const x = eigenvectorMatrix.getColumn(embeddingSize - 1);
  const y = eigenvectorMatrix.getColumn(embeddingSize - 2);
  return { embeddingSize, mean: Float32Array.from(mean), axes: Float32Array.from([...x, ...y]) };
}

/** [embeddingSize] in double precision: a large mean would hide a small spread in float32. */
function meanOf(embeddings: Float32Array, embeddingSize: number): Float64Array {
  const mean = new Float64Array(embeddingSize);
  for (const [index, value] of embeddings.entries()) {
    mean[index % embeddingSize] = (mean[index % embeddingSize] ?? 0) + value;
  }
  const rows = embeddings.length / embeddingSize;
  return mean.map((sum) => sum / rows);
}

/** [embeddingSize × embeddingSize], times a constant that does not change the eigenvectors. */
function covarianceOf(embeddings: Float32Array, mean: Float64Array): Matrix {
  const size = mean.length;
  const sums = new Float64Array(size * size);
  for (let start = 0; start < embeddings.length; start += size) {
    const row = mean.map((value, index) => (embeddings[start + index] ?? 0) - value);
    addUpperSquare(sums, row);
  }
  // Symmetric: the lower half is read from the upper half.
  const covariance = new Matrix(size, size);
  return covariance.apply((one, other) => {
    const at = Math.min(one, other) * size + Math.max(one, other);
    covariance.set(one, other, sums[at] ?? 0);
  });
}

/** Adds the products of a row's numbers, each pair once: most of the plane's cost. */
function addUpperSquare(sums: Float64Array, row: Float64Array): void {
  for (const [one, value] of row.entries()) {
    for (let other = one; other < row.length; other++) {
      const at = one * row.length + other;
      sums[at] = (sums[at] ?? 0) + value * (row[other] ?? 0);
    }
  }
}
