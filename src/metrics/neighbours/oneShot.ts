/**
 * n-way one-shot classification: shown one image of each of n classes, which class is a new image of?
 * (Lake, Salakhutdinov, Gross, Tenenbaum 2011; Koch, Zemel, Salakhutdinov 2015.) Guessing is right in
 * 1/n of all cases.
 */
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
