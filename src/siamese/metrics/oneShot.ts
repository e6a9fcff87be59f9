/**
 * n-way one-shot classification: shown one image of each of n classes, which class is a new image of?
 * (Lake, Salakhutdinov, Gross, Tenenbaum 2011; Koch, Zemel, Salakhutdinov 2015.) Guessing is right in
 * 1/n of all cases.
 */
import type { RandomSource } from '../../data/random.ts';
import { requireElement } from '../requireElement.ts';
import { type EmbeddedImages, shareOfNearest } from './nearestNeighbours.ts';

/** Questions of n-way one-shot classification, as indices of images. */
export interface Episodes {
  /** n: classes in each episode. */
  readonly ways: number;
  /** [episodes × ways] an image of each class, in the order of the classes. */
  readonly supports: Int32Array;
  /** [episodes] an image of one of the classes, another than the support. */
  readonly queries: Int32Array;
}

/**
 * Draws episodes: the class of the query, the supports and the query are each uniform.
 * @param labels [images] class indices
 * @param classes the classes of every episode: two or more different ones
 * @throws RangeError when there are fewer classes, or one has fewer than two images
 */
export function drawEpisodes(
  labels: Uint8Array,
  classes: readonly number[],
  episodes: number,
  random: RandomSource,
): Episodes {
  const ways = classes.length;
  if (new Set(classes).size !== ways || ways < 2) {
    throw new RangeError(
      `An episode needs two or more different classes, got ${classes.join(', ')}`,
    );
  }
  const imagesOfWay = classes.map((label) => imagesOfClass(labels, label));
  const supports = new Int32Array(episodes * ways);
  const queries = new Int32Array(episodes);
  for (let episode = 0; episode < episodes; episode++) {
    const queryWay = random.below(ways);
    for (const [way, images] of imagesOfWay.entries()) {
      const chosen = random.below(images.length);
      supports[episode * ways + way] = requireElement(images, chosen);
      if (way !== queryWay) continue;
      const other = (chosen + 1 + random.below(images.length - 1)) % images.length;
      queries[episode] = requireElement(images, other);
    }
  }
  return { ways, supports, queries };
}

/**
 * The share of episodes whose nearest support is of the query's class; where k supports are equally
 * near and the right one is among them, 1/k.
 * @returns 0…1; `null` without episodes, or when one has no support at a finite distance
 * @throws RangeError when the tables do not fit each other or an index is out of range
 */
export function oneShotAccuracy(images: EmbeddedImages, episodes: Episodes): number | null {
  const { ways, supports, queries } = episodes;
  let sum = 0;
  for (const [episode, query] of queries.entries()) {
    const candidates = supports.subarray(episode * ways, (episode + 1) * ways);
    const share = shareOfNearest(images, query, candidates);
    if (share === null) return null;
    sum += share;
  }
  return queries.length === 0 ? null : sum / queries.length;
}

function imagesOfClass(labels: Uint8Array, label: number): Int32Array {
  const images = Int32Array.from(labels.keys()).filter((image) => labels[image] === label);
  if (images.length < 2) {
    throw new RangeError(`Class ${label} needs two or more images, got ${images.length}`);
  }
  return images;
}
