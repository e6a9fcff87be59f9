/**
 * Measures how well the nearest images are of the query's class, over as many of them as the class has
 * (Musgrave, Belongie, Lim 2020, "A Metric Learning Reality Check").
 */
import { orderBetween } from '../distance.ts';
import { requireElement } from '../requireElement.ts';
import type { Slices } from '../slices.ts';
import { type EmbeddedImages, requireFittingTables } from './nearestNeighbours.ts';

/** Means over queries, 0…1. R is the number of other images of the query's class. */
export interface RetrievalFigures {
  /** R-precision: the share of the nearest R images that have the query's class. */
  readonly rPrecision: number;
  /**
   * MAP@R: 1/R · Σᵢ P(i), over the ranks i ≤ R at which an image of the class stands; P(i) is the share of
   * the class among the nearest i. Unlike R-precision, it asks for the right ones first.
   */
  readonly meanAveragePrecisionAtR: number;
}

/** Distances per slice: a few milliseconds of work. */
const comparisonsPerSlice = 60_000;

/**
 * R-precision and MAP@R. A query never finds itself; equally near images come in the gallery's order.
 * @param queryImages indices of the queries
 * @param galleryImages indices of the images to find; they may contain the queries
 * @returns `null` without queries, where a distance is not finite, or where a query is alone in its class
 * @throws RangeError when the tables do not fit each other or an index is out of range
 */
export function* retrievalFigures(
  images: EmbeddedImages,
  queryImages: Int32Array,
  galleryImages: Int32Array,
): Slices<RetrievalFigures | null> {
  requireFittingTables(images);
  const queriesPerSlice = Math.ceil(comparisonsPerSlice / Math.max(1, galleryImages.length));
  let [precisions, averagePrecisions] = [0, 0];
  for (const [position, query] of queryImages.entries()) {
    if (position > 0 && position % queriesPerSlice === 0) yield;
    const found = figuresOfQuery(images, query, galleryImages);
    if (found === null) return null;
    precisions += found.rPrecision;
    averagePrecisions += found.meanAveragePrecisionAtR;
  }
  const count = queryImages.length;
  if (count === 0) return null;
  return { rPrecision: precisions / count, meanAveragePrecisionAtR: averagePrecisions / count };
}

function figuresOfQuery(
  images: EmbeddedImages,
  query: number,
  galleryImages: Int32Array,
): RetrievalFigures | null {
  const { labels } = images;
  const others = galleryImages.filter((image) => image !== query);
  const label = requireElement(labels, query);
  const isOfClass = Uint8Array.from(others, (image) =>
    requireElement(labels, image) === label ? 1 : 0,
  );
  const wanted = isOfClass.reduce((sum, is) => sum + is, 0);
  const nearest = nearestPlaces(ordersOf(images, query, others), wanted);
  if (wanted === 0 || nearest === null) return null;
  let [right, sumOfPrecisions] = [0, 0];
  for (const [rank, place] of nearest.entries()) {
    if (isOfClass[place] !== 1) continue;
    right++;
    sumOfPrecisions += right / (rank + 1);
  }
  return { rPrecision: right / wanted, meanAveragePrecisionAtR: sumOfPrecisions / wanted };
}

/** [others] numbers that order the images by their distance to the query. */
function ordersOf(
  { measure, queries, gallery }: EmbeddedImages,
  query: number,
  others: Int32Array,
): Float64Array {
  const { embeddingSize } = queries;
  return Float64Array.from(others, (image) =>
    orderBetween(
      measure,
      queries.embeddings,
      query * embeddingSize,
      gallery.embeddings,
      image * embeddingSize,
      embeddingSize,
      Number.POSITIVE_INFINITY,
    ),
  );
}

/** The places of the smallest numbers, smallest first; `null` if a number is not finite. */
function nearestPlaces(orders: Float64Array, count: number): number[] | null {
  if (!orders.every(Number.isFinite)) return null;
  // Only what may be among the nearest is sorted with its place, which is slow.
  const largest = orders.toSorted()[count - 1] ?? Number.NEGATIVE_INFINITY;
  const places: number[] = [];
  for (const [place, order] of orders.entries()) if (order <= largest) places.push(place);
  return places.sort((one, other) => (orders[one] ?? 0) - (orders[other] ?? 0)).slice(0, count);
}
