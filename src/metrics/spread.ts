/** Measures the spread of embeddings: in a collapsed network, all embeddings are equal. */
import type { EmbeddingTable } from './embeddingTable.ts';
import { requireElement } from './requireElement.ts';

/**
 * The root mean square Euclidean distance of embeddings to their mean embedding, in units of
 * distance. 0: collapsed.
 * @param rows indices of the rows that count
 * @returns `null` without rows, or when an embedding is not finite
 * @throws RangeError when a row is not in the table
 */
export function spreadOf(
  { embeddings, embeddingSize }: EmbeddingTable,
  rows: Int32Array,
): number | null {
  let meanSquares = 0;
  for (let index = 0; index < embeddingSize; index++) {
    let sum = 0;
    for (const row of rows) sum += requireElement(embeddings, row * embeddingSize + index);
    const mean = sum / rows.length;
    // Differences from the mean: by the sum of squares, rounding would hide a small spread.
    let squares = 0;
    for (const row of rows) {
      squares += (requireElement(embeddings, row * embeddingSize + index) - mean) ** 2;
    }
    meanSquares += squares / rows.length;
  }
  return Number.isFinite(meanSquares) ? Math.sqrt(meanSquares) : null;
}
