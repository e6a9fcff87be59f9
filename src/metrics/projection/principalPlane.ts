/** Finds the plane in which embeddings are spread the most. */
import { EigenvalueDecomposition, Matrix } from 'ml-matrix';
import type { EmbeddingTable } from '../embeddingTable.ts';
import type { Projection } from './projection.ts';
import { meanOf, scatterOf } from './scatter.ts';

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
  const scatter = scatterOf(embeddings, mean);
  const covariance = Matrix.from1DArray(embeddingSize, embeddingSize, scatter);
  const { eigenvectorMatrix } = new EigenvalueDecomposition(covariance, { assumeSymmetric: true });
  // The eigenvalues ascend.
  const x = eigenvectorMatrix.getColumn(embeddingSize - 1);
  const y = eigenvectorMatrix.getColumn(embeddingSize - 2);
  return { embeddingSize, mean: Float32Array.from(mean), axes: Float32Array.from([...x, ...y]) };
}
