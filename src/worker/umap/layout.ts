/**
 * UMAP (McInnes, Healy and Melville, 2018): a plane in which rows that are near each other stay so. How
 * far apart heaps lie in it says little.
 */
import { UMAP } from 'umap-js';
import type { EmbeddingTable } from '../../metrics/embeddingTable.ts';
import { type NearRow, nearestRows } from '../../metrics/neighbours/nearestRows.ts';
import type { UmapRequest } from '../../protocol/umap.ts';

/** As many as the reference implementation takes for large tables; beyond, little changes. */
const epochs = 200;
/** Rows that count as near, one of them the row itself. */
const neighbours = 15;
const measure = { kind: 'euclidean' } as const;
/** Between two words of progress while neighbours are looked for: some milliseconds' worth. */
const rowsPerPiece = 50;
/** What the search for neighbours takes of the whole, about. */
const searchShare = 0.3;

/**
 * Lays embeddings out piece by piece, first the neighbours of some rows and then an epoch at a time:
 * yields the share that is done after each.
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
  const near = yield* neighboursOf({ embeddings, embeddingSize }, rows);
  const umap = new UMAP({ nEpochs: epochs, nNeighbors: neighbours, random });
  umap.setPrecomputedKNN(
    near.map((ofRow) => ofRow.map(({ row }) => row)),
    near.map((ofRow) => ofRow.map(({ distance }) => distance)),
  );
  umap.initializeFit(
    Array.from({ length: rows }, (_, row) =>
      Array.from(embeddings.subarray(row * embeddingSize, (row + 1) * embeddingSize)),
    ),
  );
  for (let epoch = 0; epoch < epochs; epoch = umap.step()) {
    yield searchShare + (1 - searchShare) * (epoch / epochs);
  }
  return Float32Array.from(umap.getEmbedding().flat());
}

/** The nearest rows of each row, itself among them. */
function* neighboursOf(table: EmbeddingTable, rows: number): Generator<number, NearRow[][]> {
  const near: NearRow[][] = [];
  for (let row = 0; row < rows; row++) {
    if (row % rowsPerPiece === 0) yield (searchShare * row) / rows;
    const queryStart = row * table.embeddingSize;
    const query = { measure, query: table.embeddings, queryStart, table };
    near.push(nearestRows(query, neighbours));
  }
  return near;
}
