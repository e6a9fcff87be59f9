/** Owns the state of the map's other layout, UMAP, and finds the place of a drawing in it. */

import { nearestRows } from '../../metrics/neighbours/nearestRows.ts';
import type { Comparison } from '../../protocol/answers/comparison.ts';
import type { GalleryEmbeddings } from '../../protocol/pictures.ts';

/** The positions of the gallery's digits by UMAP, and the embeddings behind them. */
export interface UmapLayout extends GalleryEmbeddings {
  /** [digits × 2] without a unit. */
  readonly positions: Float32Array;
}

export interface UmapState {
  /** Whether the person has chosen UMAP. */
  readonly isChosen: boolean;
  /** The finished share of a new layout, 0…1; `null` while none is computed. */
  readonly progress: number | null;
  readonly layout: UmapLayout | null;
}

export const noUmap: UmapState = { isChosen: false, progress: null, layout: null };

const nearestCount = 5;

/** Whether two layouts or comparisons come from the same network: the same run at the same step. */
export function isOfNetwork(
  one: Pick<Comparison, 'runId' | 'step'>,
  other: Pick<Comparison, 'runId' | 'step'> | null,
): boolean {
  return one.runId === other?.runId && one.step === other.step;
}

/**
 * The mean place of the five nearest digits, each weighted by the inverse Euclidean distance between
 * the embeddings; a digit with the very same embedding decides alone.
 * @returns [x, y]; `null` if the embedding has another size or is not finite
 */
export function placeAmongNeighbours(
  { embeddings, embeddingSize, positions }: Omit<UmapLayout, 'runId' | 'step'>,
  embedding: Float32Array,
): Float32Array | null {
  if (embedding.length !== embeddingSize || !embedding.every(Number.isFinite)) return null;
  const nearest = nearestRows(
    {
      measure: { kind: 'euclidean' },
      query: embedding,
      queryStart: 0,
      table: { embeddings, embeddingSize },
    },
    nearestCount,
  );
  const [first] = nearest;
  if (first === undefined) return null;
  const placeOf = (row: number): Float32Array => positions.slice(2 * row, 2 * row + 2);
  if (first.distance === 0) return placeOf(first.row);
  let [x, y, sum] = [0, 0, 0];
  for (const { row, distance } of nearest) {
    const [ownX = 0, ownY = 0] = placeOf(row);
    x += ownX / distance;
    y += ownY / distance;
    sum += 1 / distance;
  }
  return Float32Array.of(x / sum, y / sum);
}
