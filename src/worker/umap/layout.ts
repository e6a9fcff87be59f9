/**
 * UMAP (McInnes, Healy and Melville, 2018): a plane in which rows that are near each other stay so. How
 * far apart heaps lie in it says little.
 */
import { UMAP } from 'umap-js';
import type { UmapRequest } from './api.ts';

/** As many as the reference implementation takes for large tables; beyond, little changes. */
const epochs = 200;
/** Rows that count as near, one of them the row itself. */
const neighbours = 15;

/**
 * Lays embeddings out, an epoch at a time: yields the share that is done after each.
 * @param random uniform in [0, 1)
 * @returns [rows × 2]
 * @throws RangeError when there are too few rows, or a number among them is none
 */
export function* umapLayout(
  { embeddings, embeddingSize }: Omit<UmapRequest, 'seed'>,
  random: () => number,
): Generator<number, Float32Array> {
  const rows = embeddings.length / embeddingSize;
  if (!Number.isInteger(rows) || rows <= neighbours) {
    throw new RangeError(
      `UMAP needs more than ${neighbours} embeddings of ${embeddingSize} numbers; got ${rows}`,
    );
  }
  if (!embeddings.every(Number.isFinite)) {
    throw new RangeError('UMAP needs embeddings that are numbers; some are not');
  }
  const umap = new UMAP({ nEpochs: epochs, nNeighbors: neighbours, random });
  umap.initializeFit(
    Array.from({ length: rows }, (_, row) =>
      Array.from(embeddings.subarray(row * embeddingSize, (row + 1) * embeddingSize)),
    ),
  );
  for (let epoch = 0; epoch < epochs; epoch = umap.step()) yield epoch / epochs;
  return Float32Array.from(umap.getEmbedding().flat());
}
