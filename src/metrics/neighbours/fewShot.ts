/**
 * Measures n-way k-shot classification: given k images of each of n classes, find the class of a new image
 * (Lake, Salakhutdinov, Gross, Tenenbaum 2011; Koch, Zemel, Salakhutdinov 2015). Its class is the one whose
 * prototype is nearest, the mean of the embeddings of its k images (Snell, Swersky, Zemel 2017); with one
 * image, that is the nearest image. A random guess is right in 1/n of all cases.
 */
import { orderBetween } from '../distance.ts';
import { type Interval, rateVariance, standardErrors } from '../pairs/interval.ts';
import { requireElement } from '../requireElement.ts';
import type { Slices } from '../slices.ts';
import { type EmbeddedImages, requireFittingTables } from './nearestNeighbours.ts';

/** Questions of n-way k-shot classification, as indices of images. */
export interface Episodes {
  /** n: classes in each episode. */
  readonly ways: number;
  /** k: images of each class. */
  readonly shots: number;
  /** [episodes × ways × shots] the images that are shown, class by class. */
  readonly supports: Int32Array;
  /** [episodes] an image of one of the classes; never a support of the episode. */
  readonly queries: Int32Array;
}

/** A share of right answers with its 95 % interval, 0…1. */
export interface FewShotAccuracy {
  readonly accuracy: number;
  readonly interval: Interval;
}

/** Numbers read per slice: a few milliseconds of work. */
const numbersPerSlice = 2_000_000;

/**
 * The accuracy: an episode with m equally near prototypes counts 1/m if the right one is among them.
 * @returns `null` without episodes, or if an episode has no prototype at a finite distance
 * @throws RangeError when the tables do not fit each other or an index is out of range
 */
export function* fewShotAccuracy(
  images: EmbeddedImages,
  episodes: Episodes,
): Slices<FewShotAccuracy | null> {
  requireFittingTables(images);
  const { ways, shots, queries } = episodes;
  const numbers = ways * (shots + 1) * images.queries.embeddingSize;
  const episodesPerSlice = Math.ceil(numbersPerSlice / numbers);
  const shares = new Float64Array(queries.length);
  for (const episode of queries.keys()) {
    if (episode > 0 && episode % episodesPerSlice === 0) yield;
    const share = shareOfEpisode(images, episodes, episode);
    if (share === null) return null;
    shares[episode] = share;
  }
  if (shares.length === 0) return null;
  const accuracy = shares.reduce((sum, share) => sum + share, 0) / shares.length;
  return { accuracy, interval: intervalOf(episodes, shares, accuracy) };
}

function shareOfEpisode(
  { measure, labels, queries, gallery }: EmbeddedImages,
  episodes: Episodes,
  episode: number,
): number | null {
  const { ways, shots, supports } = episodes;
  const { embeddingSize } = queries;
  const query = requireElement(episodes.queries, episode);
  const label = requireElement(labels, query);
  const prototype = new Float32Array(embeddingSize);
  let nearest = Number.MAX_VALUE;
  let [found, right] = [0, 0];
  for (let way = 0; way < ways; way++) {
    const start = (episode * ways + way) * shots;
    const shown = supports.subarray(start, start + shots);
    writeMean(prototype, gallery.embeddings, shown);
    const order = orderBetween(
      measure,
      queries.embeddings,
      query * embeddingSize,
      prototype,
      0,
      embeddingSize,
      nearest,
    );
    // Also skips NaN.
    if (!(order <= nearest)) continue;
    if (order < nearest) [nearest, found, right] = [order, 0, 0];
    found++;
    if (requireElement(labels, requireElement(shown, 0)) === label) right++;
  }
  return found === 0 ? null : right / found;
}

function writeMean(mean: Float32Array, embeddings: Float32Array, images: Int32Array): void {
  for (let index = 0; index < mean.length; index++) {
    let sum = 0;
    for (const image of images) sum += requireElement(embeddings, image * mean.length + index);
    mean[index] = sum / images.length;
  }
}

/**
 * accuracy ± 1.96·√V. Episodes share images, so they are not independent: with z = (share − accuracy) ÷
 * episodes, V is the sum over the images of (Σ z of the image's episodes)², minus Σ z² for each further
 * image of an episode, because an episode counts at all its images (the cluster-robust variance of
 * `balancedAccuracyInterval`, for more than two images). V is at least that of independent episodes.
 */
function intervalOf(
  { ways, shots, supports, queries }: Episodes,
  shares: Float64Array,
  accuracy: number,
): Interval {
  const sums = new Map<number, number>();
  let squares = 0;
  for (const [episode, share] of shares.entries()) {
    const deviation = (share - accuracy) / shares.length;
    squares += deviation ** 2;
    const start = episode * ways * shots;
    const shown = supports.subarray(start, start + ways * shots);
    for (const image of [requireElement(queries, episode), ...shown]) {
      sums.set(image, (sums.get(image) ?? 0) + deviation);
    }
  }
  let clustered = -ways * shots * squares;
  for (const sum of sums.values()) clustered += sum ** 2;
  const variance = Math.max(clustered, rateVariance(accuracy, shares.length));
  const halfWidth = standardErrors * Math.sqrt(variance);
  return { low: Math.max(0, accuracy - halfWidth), high: Math.min(1, accuracy + halfWidth) };
}
