/**
 * Measures n-way one-shot classification: given one image of each of n classes, find the class of a new
 * image (Lake, Salakhutdinov, Gross, Tenenbaum 2011; Koch, Zemel, Salakhutdinov 2015). A random guess is
 * right in 1/n of all cases.
 */
import { type EmbeddedImages, shareOfNearest } from './nearestNeighbours.ts';

/** Questions of n-way one-shot classification, as indices of images. */
export interface Episodes {
  /** n: classes in each episode. */
  readonly ways: number;
  /** [episodes × ways] one image of each class, in the order of the classes. */
  readonly supports: Int32Array;
  /** [episodes] an image of one of the classes; never a support of the episode. */
  readonly queries: Int32Array;
}

/**
 * The share of episodes whose nearest support has the query's class. An episode with k equally near
 * supports counts 1/k if the right one is among them.
 * @returns 0…1; `null` without episodes, or if an episode has no support at a finite distance
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
