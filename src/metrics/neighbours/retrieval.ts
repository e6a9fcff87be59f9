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
  const orders = new Float32Array(galleryImages.length);
  let [precisions, averagePrecisions] = [0, 0];
  for (const [position, query] of queryImages.entries()) {
    if (position > 0 && position % queriesPerSlice === 0) yield;
    const found = figuresOfQuery(images, query, galleryImages, orders);
    if (found === null) return null;
    precisions += found.rPrecision;
    averagePrecisions += found.meanAveragePrecisionAtR;
  }
  const count = queryImages.length;
  if (count === 0) return null;
  return { rPrecision: precisions / count, meanAveragePrecisionAtR: averagePrecisions / count };
}

/** Written for loops over millions of distances: `orders` is filled anew for each query. */
function figuresOfQuery(
  images: EmbeddedImages,
  query: number,
  galleryImages: Int32Array,
  orders: Float32Array,
): RetrievalFigures | null {
  const { labels } = images;
  const label = requireElement(labels, query);
  let wanted = 0;
  for (let place = 0; place < galleryImages.length; place++) {
    const image = galleryImages[place] ?? 0;
    const order = image === query ? Number.POSITIVE_INFINITY : orderTo(images, query, image);
    if (image !== query && !Number.isFinite(order)) return null;
    orders[place] = order;
    if (image !== query && requireElement(labels, image) === label) wanted++;
  }
  if (wanted === 0) return null;
  let [right, sumOfPrecisions] = [0, 0];
  for (const [rank, place] of nearestPlaces(orders, wanted).entries()) {
    if (labels[galleryImages[place] ?? 0] !== label) continue;
    right++;
    sumOfPrecisions += right / (rank + 1);
  }
  return { rPrecision: right / wanted, meanAveragePrecisionAtR: sumOfPrecisions / wanted };
}

/** A number that orders images by their distance to the query. */
function orderTo(
  { measure, queries, gallery }: EmbeddedImages,
  query: number,
  image: number,
): number {
  const size = queries.embeddingSize;
  return orderBetween(
    measure,
    queries.embeddings,
    query * size,
    gallery.embeddings,
    image * size,
    size,
    Number.POSITIVE_INFINITY,
  );
}

/** The places of the smallest numbers, smallest first; equal ones as they come. */
function nearestPlaces(orders: Float32Array, count: number): number[] {
  // Only what may be among the nearest is sorted with its place, which is slow.
  const largest = orders.toSorted()[count - 1] ?? Number.NEGATIVE_INFINITY;
  const places: number[] = [];
  for (let place = 0; place < orders.length; place++) {
    if ((orders[place] ?? Number.POSITIVE_INFINITY) <= largest) places.push(place);
  }
  places.sort((one, other) => (orders[one] ?? 0) - (orders[other] ?? 0));
  return places.slice(0, count);
}
