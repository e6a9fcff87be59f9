/** Measures how many directions embeddings use (Roy, Vetterli 2007, “The effective rank”). */
import type { EmbeddingTable } from '../embeddingTable.ts';
import type { Slices } from '../slices.ts';
import { eigenvaluesOf } from './eigenvalues.ts';
import { meanOf, scatterOf } from './scatter.ts';

/**
 * The effective rank of the embeddings about their mean: exp(−Σ p·ln p), where p are the singular values of
 * the centred table, divided by their sum. From 1, all on one line, to the embedding's size, spread equally
 * in all directions. In two slices: with 128 numbers, each takes some milliseconds.
 * @param table [rows × embeddingSize]
 * @returns `null` if an embedding is not finite, or all are equal: no direction is used
 */
export function* effectiveRank({
  embeddings,
  embeddingSize,
}: EmbeddingTable): Slices<number | null> {
  const scatter = scatterOf(embeddings, meanOf(embeddings, embeddingSize));
  if (!scatter.every(Number.isFinite)) return null;
  yield;
  // Rounding can put an eigenvalue slightly below 0.
  const singular = eigenvaluesOf(scatter, embeddingSize).map((value) =>
    Math.sqrt(Math.max(0, value)),
  );
  const sum = singular.reduce((total, value) => total + value, 0);
  if (sum === 0) return null;
  const entropy = singular.reduce((total, value) => {
    const share = value / sum;
    return share > 0 ? total - share * Math.log(share) : total;
  }, 0);
  return Math.exp(entropy);
}
