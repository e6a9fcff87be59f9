/** Draws the questions of n-way k-shot classification. */

import { imagesByClass } from '../../data/images/someImages.ts';
import type { RandomSource } from '../../data/random.ts';
import type { Episodes } from '../../metrics/neighbours/fewShot.ts';
import { requireElement } from '../../metrics/requireElement.ts';

/** The label of an image that has no part in the episodes. */
const noClass = 65_535;

/** The form of the episodes. */
interface EpisodeForm {
  /** n: classes of an episode; without it, all of them, in their order. */
  readonly ways?: number;
  /** k: images of each class; 1 without it. */
  readonly shots?: number;
}

/**
 * Draws episodes: the classes, the class of the query, the supports and the query are each drawn uniformly.
 * @param labels [images] class indices
 * @param classes the classes to draw from: at least two, all different
 * @throws RangeError when there are fewer classes than ways, or one has no image besides its supports
 */
export function drawEpisodes(
  labels: Uint16Array,
  classes: readonly number[],
  episodes: number,
  random: RandomSource,
  { ways = classes.length, shots = 1 }: EpisodeForm = {},
): Episodes {
  if (new Set(classes).size !== classes.length || ways < 2 || ways > classes.length) {
    throw new RangeError(
      `An episode needs ${Math.max(2, ways)} or more different classes, got ${classes.join(', ')}`,
    );
  }
  const byClass = imagesByClass(labels);
  const imagesOf = classes.map((label) => {
    const images = byClass.get(label) ?? [];
    if (images.length > shots) return images;
    throw new RangeError(`Class ${label} needs ${shots + 1} or more images, got ${images.length}`);
  });
  const supports = new Int32Array(episodes * ways * shots);
  const queries = new Int32Array(episodes);
  for (let episode = 0; episode < episodes; episode++) {
    const shown =
      ways === classes.length
        ? imagesOf
        : pickedFrom(imagesOf, differentPlaces(classes.length, ways, random));
    const queryWay = random.below(ways);
    for (const [way, images] of shown.entries()) {
      const isAsked = way === queryWay;
      const picked = pickedFrom(
        images,
        differentPlaces(images.length, isAsked ? shots + 1 : shots, random),
      );
      supports.set(picked.slice(0, shots), (episode * ways + way) * shots);
      if (isAsked) queries[episode] = requireElement(picked, shots);
    }
  }
  return { ways, shots, supports, queries };
}

/** The elements at these places. */
export function pickedFrom<T>(elements: ArrayLike<T>, places: readonly number[]): T[] {
  return places.map((place) => requireElement(elements, place));
}

/** Different places below `count`, in drawing order: every such order is equally likely. */
export function differentPlaces(count: number, wanted: number, random: RandomSource): number[] {
  const first = random.below(count);
  const places = [first];
  // The drawn places, ascending, as steps from the place after the first one.
  const taken: number[] = [];
  while (places.length < wanted) {
    let step = random.below(count - places.length);
    for (const other of taken) if (step >= other) step++;
    taken.push(step);
    taken.sort((one, other) => one - other);
    places.push((first + 1 + step) % count);
  }
  return places;
}

/** The labels of these images; every other image gets a label that is no class. */
export function labelsOfOnly(images: Int32Array, labels: Uint16Array): Uint16Array {
  const some = new Uint16Array(labels.length).fill(noClass);
  for (const image of images) some[image] = labels[image] ?? noClass;
  return some;
}
