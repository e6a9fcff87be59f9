/** The map's other layout, UMAP: what is known of it, and where a drawing lies in it. */

import { nearestRows } from '../../metrics/neighbours/nearestRows.ts';
import type { Comparison } from '../../protocol/answers/comparison.ts';
import type { GalleryEmbeddings } from '../../protocol/pictures.ts';

/** Where the gallery's digits lie by UMAP, and the embeddings that this was made from. */
export interface UmapLayout extends GalleryEmbeddings {
  /** [digits × 2] in no units. */
  readonly positions: Float32Array;
}

export interface UmapState {
  /** Whether the map is to be shown by UMAP. */
  readonly isChosen: boolean;
  /** How much of a layout is done, 0…1; `null` while none is made. */
  readonly progress: number | null;
  readonly layout: UmapLayout | null;
}

export const noUmap: UmapState = { isChosen: false, progress: null, layout: null };

const nearestCount = 5;

/** Whether a layout, or the embeddings of drawings, are of the same network. */
export function isOfNetwork(
  one: Pick<Comparison, 'runId' | 'step'>,
  other: Pick<Comparison, 'runId' | 'step'> | null,
): boolean {
  return one.runId === other?.runId && one.step === other.step;
}

/**
 * The mean place of the five nearest digits, each weighted by the inverse of its Euclidean distance
 * among the embeddings; a digit at the very same point decides alone.
 * @returns [x, y]; `null` where the embedding is of another size or no number
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
