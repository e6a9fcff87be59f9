/**
 * Lays embeddings out in a plane by UMAP (McInnes, Healy and Melville, 2018). Near rows stay near each
 * other; the distance between two heaps says little. Knows no worker: its caller runs the pieces.
 */
import { UMAP } from 'umap-js';
import type { EmbeddingTable } from '../../../metrics/embeddingTable.ts';
import { type NearRow, nearestRows } from '../../../metrics/neighbours/nearestRows.ts';
import type { UmapRequest } from '../../../protocol/umap.ts';

/** The reference implementation's number for large tables; more epochs change little. */
const epochs = 200;
/** Rows that count as near, one of them the row itself. */
const neighbours = 15;
const measure = { kind: 'euclidean' } as const;
/** Rows between two reports of progress in the search for neighbours: some milliseconds of work. */
const rowsPerPiece = 50;
/** The approximate share of the whole time that the search for neighbours takes. */
const searchShare = 0.3;

/**
 * Lays embeddings out piece by piece and yields the finished share (0…1) before each piece. A piece is
 * the search for the neighbours of some rows, and later one epoch.
 * @param random uniform in [0, 1)
 * @returns [rows × 2]
 * @throws RangeError when there are too few rows, or a number is not finite
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

/** The nearest rows of each row; a row counts as its own neighbour. */
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
