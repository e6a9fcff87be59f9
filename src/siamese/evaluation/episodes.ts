/** Draws the questions of n-way one-shot classification. */
import type { RandomSource } from '../../data/random.ts';
import type { Episodes } from '../../metrics/neighbours/oneShot.ts';
import { requireElement } from '../../metrics/requireElement.ts';

/**
 * Draws episodes: the class of the query, the supports and the query are each drawn uniformly.
 * @param labels [images] class indices
 * @param classes the classes of every episode: at least two, all different
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

function imagesOfClass(labels: Uint8Array, label: number): Int32Array {
  const images = Int32Array.from(labels.keys()).filter((image) => labels[image] === label);
  if (images.length < 2) {
    throw new RangeError(`Class ${label} needs two or more images, got ${images.length}`);
  }
  return images;
}
