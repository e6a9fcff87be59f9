/** Finds the rows of a table that are nearest to a query, and statistics of their distances. */
import { type DistanceMeasure, distanceBetween } from '../distance.ts';
import type { EmbeddingTable } from '../embeddingTable.ts';

/** A row of a table, and its distance to the query. */
export interface NearRow {
  readonly row: number;
  readonly distance: number;
}

/** A query and the table to search. */
export interface NearRowsQuery {
  readonly measure: DistanceMeasure;
  /** A flat table that holds the query's embedding, which is as long as those of `table`. */
  readonly query: Float32Array;
  /** Index in `query` of the embedding's first number. */
  readonly queryStart: number;
  readonly table: EmbeddingTable;
  /** A row to skip: the query itself. */
  readonly except?: number;
}

/**
 * The nearest rows, nearest first; among equally near rows, the first ones.
 * @param count how many; fewer if the table has fewer at a finite distance
 */
export function nearestRows(
  { measure, query, queryStart, table, except }: NearRowsQuery,
  count: number,
): NearRow[] {
  const { embeddings, embeddingSize } = table;
  const nearest: NearRow[] = [];
  for (let row = 0; row < embeddings.length / embeddingSize; row++) {
    if (row === except) continue;
    const start = row * embeddingSize;
    const distance = distanceBetween(measure, query, queryStart, embeddings, start, embeddingSize);
    const furthest = nearest.length < count ? Number.POSITIVE_INFINITY : nearest.at(-1)?.distance;
    // Also skips NaN.
    if (!(distance < (furthest ?? 0))) continue;
    const place = nearest.findIndex((other) => other.distance > distance);
    nearest.splice(place < 0 ? nearest.length : place, 0, { row, distance });
    if (nearest.length > count) nearest.pop();
  }
  return nearest;
}

/** The mean distance of these rows; `null` without rows. */
export function meanDistanceOf(rows: readonly NearRow[]): number | null {
  if (rows.length === 0) return null;
  return rows.reduce((sum, { distance }) => sum + distance, 0) / rows.length;
}

/**
 * The smallest value that at least this share of the values does not exceed (nearest-rank quantile).
 * @param share above 0, at most 1
 * @returns `null` without values
 */
export function quantileOf(values: Float32Array, share: number): number | null {
  if (values.length === 0) return null;
  return values.toSorted()[Math.ceil(share * values.length) - 1] ?? null;
}
