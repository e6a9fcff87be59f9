/** Decides how many images of which classes make up a batch, and draws the batch. */
import { losses } from '../../settings/facts/losses.ts';
import type { RunSettings } from '../../settings/settings.ts';
import type { RandomSource } from '../random.ts';

/**
 * `classes`: the same number of images of each class, class by class. `pairs`: the first images of all
 * pairs, then the second images of all pairs; positive pairs come before negative pairs. `views`: different
 * images of any class, each twice in a row, so that each can be changed in two ways.
 */
export type BatchRecipe =
  | { readonly kind: 'classes'; readonly classes: number; readonly imagesPerClass: number }
  | { readonly kind: 'pairs'; readonly pairs: number; readonly positivePairs: number }
  | { readonly kind: 'views'; readonly images: number };

/** The recipe that the settings ask for, with this number of classes. */
export function batchRecipeOf(
  settings: Pick<RunSettings, 'loss' | 'imagesPerDigit' | 'positiveShare'>,
  classes: number,
): BatchRecipe {
  const { loss, imagesPerDigit, positiveShare } = settings;
  // At least two images, one of which is the other's negative.
  const half = Math.max(2, Math.floor((classes * imagesPerDigit) / 2));
  if (losses[loss].hasViews) return { kind: 'views', images: half };
  if (!losses[loss].hasGivenPairs)
    return { kind: 'classes', classes, imagesPerClass: imagesPerDigit };
  // At least one positive and one negative pair.
  const positivePairs = Math.min(half - 1, Math.max(1, Math.round(half * positiveShare)));
  return { kind: 'pairs', pairs: half, positivePairs };
}

/** A batch of views as a batch of classes: each image is a class with two images. */
export function viewsAsClasses({
  images,
}: Extract<BatchRecipe, { kind: 'views' }>): Extract<BatchRecipe, { kind: 'classes' }> {
  return { kind: 'classes', classes: images, imagesPerClass: 2 };
}

/** Images in a batch. */
export function batchSizeOf(recipe: BatchRecipe): number {
  if (recipe.kind === 'views') return 2 * recipe.images;
  return recipe.kind === 'pairs' ? 2 * recipe.pairs : recipe.classes * recipe.imagesPerClass;
}

/** Images of one class that a batch may need. */
export function imagesNeededOfClass(recipe: BatchRecipe): number {
  if (recipe.kind === 'views') return 0;
  return recipe.kind === 'pairs' ? 2 : recipe.imagesPerClass;
}

/**
 * Draws one batch.
 * @param pools [classes] the images of each class that may be drawn; `imagesNeededOfClass` or more
 * @returns [batch size] images from the pools; no image twice within a class or a pair,
 * and none but twice among views
 * @throws RangeError when a pool has too few images
 */
export function drawBatch(
  recipe: BatchRecipe,
  pools: readonly (readonly number[])[],
  random: RandomSource,
): Int32Array {
  if (recipe.kind === 'classes') {
    return Int32Array.from(
      pools.flatMap((pool) => drawDistinct(pool, recipe.imagesPerClass, random)),
    );
  }
  if (recipe.kind === 'views') {
    const images = drawDistinct(pools.flat(), recipe.images, random);
    return Int32Array.from(images.flatMap((image) => [image, image]));
  }
  const { pairs, positivePairs } = recipe;
  const batch = new Int32Array(2 * pairs);
  for (let pair = 0; pair < pairs; pair++) {
    const [first, second] =
      pair < positivePairs ? positivePair(pools, random) : negativePair(pools, random);
    batch[pair] = first;
    batch[pairs + pair] = second;
  }
  return batch;
}

function positivePair(
  pools: readonly (readonly number[])[],
  random: RandomSource,
): [number, number] {
  const [first = 0, second = 0] = drawDistinct(pools[random.below(pools.length)] ?? [], 2, random);
  return [first, second];
}

function negativePair(
  pools: readonly (readonly number[])[],
  random: RandomSource,
): [number, number] {
  const [first = [], second = []] = drawDistinct(pools, 2, random);
  return [first[random.below(first.length)] ?? 0, second[random.below(second.length)] ?? 0];
}

/** `count` different elements of a pool, in the order drawn. */
function drawDistinct<T>(pool: readonly T[], count: number, random: RandomSource): T[] {
  if (pool.length < count) {
    throw new RangeError(`A batch needs ${count} to choose from, got ${pool.length}`);
  }
  const drawn = new Set<T>();
  while (drawn.size < count) {
    const element = pool[random.below(pool.length)];
    if (element !== undefined) drawn.add(element);
  }
  return [...drawn];
}
