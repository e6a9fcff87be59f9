/**
 * Draws the questions of n-way k-shot classification as Omniglot's test has them (Lake, Salakhutdinov,
 * Tenenbaum 2015): the classes of a question are of one alphabet, and whoever drew the query drew none of
 * the examples.
 */

import { imagesByClass } from '../../../data/images/someImages.ts';
import type { RandomSource } from '../../../data/random.ts';
import type { Episodes } from '../../../metrics/neighbours/fewShot.ts';
import { requireElement } from '../../../metrics/requireElement.ts';
import { differentPlaces, pickedFrom } from '../episodes.ts';
import type { OtherImages } from './otherImages.ts';

/** n-way k-shot. */
export interface EpisodeForm {
  readonly ways: number;
  readonly shots: number;
}

type Described = Pick<OtherImages, 'labels' | 'groups' | 'families'>;

/**
 * Draws questions; family, classes, the class of the query, the query and the examples are each drawn
 * uniformly. Where the data do not say who drew an image, the query is only another image.
 * @returns `null` where no family has so many classes with enough images
 */
export function drawOtherEpisodes(
  images: Described,
  { ways, shots }: EpisodeForm,
  count: number,
  random: RandomSource,
): Episodes | null {
  const families = askableFamilies(images, shots).filter(({ length }) => length >= ways);
  if (families.length === 0) return null;
  const supports = new Int32Array(count * ways * shots);
  const queries = new Int32Array(count);
  for (let episode = 0; episode < count; episode++) {
    const family = requireElement(families, random.below(families.length));
    const classes = pickedFrom(family, differentPlaces(family.length, ways, random));
    const asked = requireElement(classes, random.below(ways));
    const query = requireElement(asked, random.below(asked.length));
    queries[episode] = query;
    for (const [way, own] of classes.entries()) {
      const isWhole = own !== asked && images.groups === null;
      const others = isWhole
        ? own
        : own.filter((image) => mayStandBeside(image, query, images.groups));
      const shown = pickedFrom(others, differentPlaces(others.length, shots, random));
      supports.set(shown, (episode * ways + way) * shots);
    }
  }
  return { ways, shots, supports, queries };
}

function mayStandBeside(image: number, query: number, groups: Uint16Array | null): boolean {
  return image !== query && (groups === null || groups[image] !== groups[query]);
}

/** For each family, the images of each of its classes that can be asked about. */
function askableFamilies({ labels, groups, families }: Described, shots: number): number[][][] {
  const byFamily = new Map<string, number[][]>();
  for (const [label, images] of imagesByClass(labels)) {
    // Whoever the query is by, there are enough examples by others.
    if (images.length - mostOfOne(images, groups) < shots) continue;
    const family = families?.[label] ?? '';
    const known = byFamily.get(family);
    if (known === undefined) byFamily.set(family, [images]);
    else known.push(images);
  }
  return [...byFamily.values()];
}

/** The most images by one drawer; where drawers are not known, an image stands for its own. */
function mostOfOne(images: readonly number[], groups: Uint16Array | null): number {
  if (groups === null) return 1;
  const counts = new Map<number, number>();
  for (const image of images) {
    const group = requireElement(groups, image);
    counts.set(group, (counts.get(group) ?? 0) + 1);
  }
  return Math.max(...counts.values());
}
