/** Finds out whether the nearest image has the same class. */
import { type DistanceMeasure, orderBetween } from '../distance.ts';
import type { EmbeddingTable } from '../embeddingTable.ts';
import { requireElement } from '../requireElement.ts';
import type { Slices } from '../slices.ts';

/** Images of a split, embedded by two towers; with tied weights, both tables are the same one. */
export interface EmbeddedImages {
  readonly measure: DistanceMeasure;
  /** A row for every image, by the tower that embeds the queries. */
  readonly queries: EmbeddingTable;
  /** A row for every image, by the tower that embeds the images to find. */
  readonly gallery: EmbeddingTable;
  /** [images] class indices. */
  readonly labels: Uint16Array;
}

/** Distances per slice: a few milliseconds of work. */
const comparisonsPerSlice = 120_000;

/**
 * Precision@1: the share of queries whose nearest image in the gallery has the query's class. A query
 * never finds itself. If k images are equally near, each counts as 1/k.
 * @param queryImages indices of the queries
 * @param galleryImages indices of the images to find; they may contain the queries
 * @returns 0…1; `null` without queries, or when one has no other image at a finite distance
 * @throws RangeError when the tables do not fit each other or an index is out of range
 */
export function* precisionAtOne(
  images: EmbeddedImages,
  queryImages: Int32Array,
  galleryImages: Int32Array,
): Slices<number | null> {
  const queriesPerSlice = Math.ceil(comparisonsPerSlice / Math.max(1, galleryImages.length));
  let sum = 0;
  for (const [position, query] of queryImages.entries()) {
    if (position > 0 && position % queriesPerSlice === 0) yield;
    const share = shareOfNearest(images, query, galleryImages);
    if (share === null) return null;
    sum += share;
  }
  return queryImages.length === 0 ? null : sum / queryImages.length;
}

/**
 * The share of the nearest images that have the query's class: 0 or 1, or between if several images are
 * equally near.
 * @param query index of the query's image
 * @param candidates indices of the images to search; the query itself is skipped
 * @returns `null` when no other candidate is at a finite distance
 * @throws RangeError when the tables do not fit each other or an index is out of range
 */
export function shareOfNearest(
  images: EmbeddedImages,
  query: number,
  candidates: Int32Array,
): number | null {
  requireFittingTables(images);
  const { measure, labels, queries, gallery } = images;
  const { embeddingSize } = queries;
  const label = requireElement(labels, query);
  let nearest = Number.MAX_VALUE;
  let [found, right] = [0, 0];
  for (const candidate of candidates) {
    if (candidate === query) continue;
    const order = orderBetween(
      measure,
      queries.embeddings,
      query * embeddingSize,
      gallery.embeddings,
      candidate * embeddingSize,
      embeddingSize,
      nearest,
    );
    // Also skips NaN.
    if (!(order <= nearest)) continue;
    if (order < nearest) [nearest, found, right] = [order, 0, 0];
    found++;
    if (requireElement(labels, candidate) === label) right++;
  }
  return found === 0 ? null : right / found;
}

/** @throws RangeError when the tables do not fit each other */
export function requireFittingTables({ measure, queries, gallery, labels }: EmbeddedImages): void {
  const { embeddingSize } = queries;
  const isWeighted = measure.kind !== 'learned' || measure.weights.length === embeddingSize;
  const isFilled = [queries, gallery].every(
    (table) => table.embeddings.length === labels.length * embeddingSize,
  );
  if (!isWeighted || !isFilled || gallery.embeddingSize !== embeddingSize) {
    throw new RangeError(
      `Both tables need ${labels.length} rows of ${embeddingSize} numbers, and learned weights as many`,
    );
  }
}
