/** Decides how many images of which classes make up a batch, and draws the batch. */
import { turnedClassesOf } from '../../settings/batchRules.ts';
import { losses } from '../../settings/facts/losses.ts';
import { sources } from '../../settings/facts/sources.ts';
import type { RunSettings } from '../../settings/settings.ts';
import type { RandomSource } from '../random.ts';

/** Where the classes of a batch come from: a data set, a pool of made-up symbols, or the data set turned. */
export type ClassSource = 'dataset' | 'symbols' | 'turned';

/** Some classes of a batch, with as many images of each. */
export interface ClassGroup {
  readonly source: ClassSource;
  readonly classes: number;
  readonly imagesPerClass: number;
}

/**
 * `classes`: class by class, group by group. `pairs`: the first images of all pairs, then the second images
 * of all pairs; positive pairs come before negative pairs. A pair's class is of a group by the group's share
 * of images. `views`: different images of any class, group by group, each twice in a row, so that each can
 * be changed in two ways.
 */
export type BatchRecipe =
  | { readonly kind: 'classes'; readonly groups: readonly ClassGroup[] }
  | {
      readonly kind: 'pairs';
      readonly groups: readonly ClassGroup[];
      readonly pairs: number;
      readonly positivePairs: number;
    }
  | { readonly kind: 'views'; readonly groups: readonly ClassGroup[] };

/** The settings that decide a recipe. */
export type RecipeSettings = Pick<
  RunSettings,
  | 'loss'
  | 'learnFrom'
  | 'classesPerBatch'
  | 'imagesPerDigit'
  | 'symbolsPerBatch'
  | 'imagesPerSymbol'
  | 'turnedPerBatch'
  | 'positiveShare'
>;

/**
 * The recipe that the settings ask for.
 * @param classes the number of classes of the data set that training sees
 */
export function batchRecipeOf(settings: RecipeSettings, classes: number): BatchRecipe {
  return recipeOf(settings, groupsOf(settings, classes));
}

/** The same recipe with other groups of classes. */
export function recipeOf(
  { loss, positiveShare }: Pick<RecipeSettings, 'loss' | 'positiveShare'>,
  groups: readonly ClassGroup[],
): BatchRecipe {
  if (losses[loss].hasViews) return { kind: 'views', groups };
  if (!losses[loss].hasGivenPairs) return { kind: 'classes', groups };
  // At least one positive and one negative pair.
  const pairs = Math.max(2, Math.floor(imagesOfGroups(groups) / 2));
  const positivePairs = Math.min(pairs - 1, Math.max(1, Math.round(pairs * positiveShare)));
  return { kind: 'pairs', groups, pairs, positivePairs };
}

function groupsOf(settings: RecipeSettings, classes: number): ClassGroup[] {
  const { learnFrom, classesPerBatch, imagesPerDigit, symbolsPerBatch, imagesPerSymbol } = settings;
  const turned = turnedClassesOf(settings, classes);
  const ofDataset: ClassGroup = {
    source: 'dataset',
    classes: Math.min(classes, classesPerBatch),
    imagesPerClass: imagesPerDigit,
  };
  const ofSymbols: ClassGroup = {
    source: 'symbols',
    classes: symbolsPerBatch,
    imagesPerClass: imagesPerSymbol,
  };
  const ofTurned: ClassGroup = {
    source: 'turned',
    classes: turned,
    imagesPerClass: imagesPerSymbol,
  };
  const { hasDigits, hasSymbols } = sources[learnFrom];
  return [
    ...(hasDigits ? [ofDataset] : []),
    ...(hasSymbols ? [ofSymbols] : []),
    ...(turned > 0 ? [ofTurned] : []),
  ];
}

/** Different images of a group in a batch of views: at least two, so that one is the other's negative. */
function viewedImagesOf({ classes, imagesPerClass }: ClassGroup): number {
  return Math.max(2, Math.floor((classes * imagesPerClass) / 2));
}

/** The classes that a batch is made of, in its order: of views, each image is a class with two images. */
export function classGroupsOf(recipe: BatchRecipe): readonly ClassGroup[] {
  if (recipe.kind !== 'views') return recipe.groups;
  return recipe.groups.map((group) => ({
    source: group.source,
    classes: viewedImagesOf(group),
    imagesPerClass: 2,
  }));
}

/** Images in a batch. */
export function batchSizeOf(recipe: BatchRecipe): number {
  return recipe.kind === 'pairs' ? 2 * recipe.pairs : imagesOfGroups(classGroupsOf(recipe));
}

function imagesOfGroups(groups: readonly ClassGroup[]): number {
  return groups.reduce((sum, { classes, imagesPerClass }) => sum + classes * imagesPerClass, 0);
}

/** Images of one class of a group that a batch may need. */
export function imagesNeededOfClass({ kind }: BatchRecipe, { imagesPerClass }: ClassGroup): number {
  if (kind === 'views') return 0;
  return kind === 'pairs' ? 2 : imagesPerClass;
}

/** The images of one class in a batch of classes: this many from position `start` on. */
export interface ClassBlock {
  readonly start: number;
  readonly images: number;
}

/** The classes of a batch, in the batch's order. */
export function classBlocksOf(groups: readonly ClassGroup[]): ClassBlock[] {
  const blocks: ClassBlock[] = [];
  let start = 0;
  for (const { classes, imagesPerClass: images } of groups) {
    for (let index = 0; index < classes; index++) {
      blocks.push({ start, images });
      start += images;
    }
  }
  return blocks;
}

/** The class of each image in a batch of classes, [images], counted through all groups. */
export function classOfImages(groups: readonly ClassGroup[]): number[] {
  return classBlocksOf(groups).flatMap(({ images }, index) => Array<number>(images).fill(index));
}

/** The images of each class of one group that may be drawn: [classes] `imagesNeededOfClass` or more. */
export type ClassPools = readonly (readonly number[])[];

/**
 * Draws one batch.
 * @param pools [groups] the pools of each group
 * @returns [batch size] images from the pools; no image twice within a pair, none within a class before all
 * of its pool are there, and none but twice among views
 * @throws RangeError when a pool has too few images for a pair or for views
 */
export function drawBatch(
  recipe: BatchRecipe,
  pools: readonly ClassPools[],
  random: RandomSource,
): Int32Array {
  if (recipe.kind === 'classes') {
    return Int32Array.from(
      recipe.groups.flatMap(({ imagesPerClass }, group) =>
        (pools[group] ?? []).flatMap((pool) => drawEvenly(pool, imagesPerClass, random)),
      ),
    );
  }
  if (recipe.kind === 'views') return drawViews(recipe.groups, pools, random);
  const { groups, pairs, positivePairs } = recipe;
  const batch = new Int32Array(2 * pairs);
  for (let pair = 0; pair < pairs; pair++) {
    const own = pools[drawGroup(groups, random)] ?? [];
    // A single turned class has no other of its kind.
    const different = own.length < 2 ? pools.flat() : own;
    const [first, second] =
      pair < positivePairs ? positivePair(own, random) : negativePair(different, random);
    batch[pair] = first;
    batch[pairs + pair] = second;
  }
  return batch;
}

/** Draws different images of any class, each twice in a row. */
function drawViews(
  groups: readonly ClassGroup[],
  pools: readonly ClassPools[],
  random: RandomSource,
): Int32Array {
  const images = groups.flatMap((group, index) =>
    drawDistinct((pools[index] ?? []).flat(), viewedImagesOf(group), random),
  );
  return Int32Array.from(images.flatMap((image) => [image, image]));
}

/** Draws a group by its share of the images; where there is only one, draws no number. */
function drawGroup(groups: readonly ClassGroup[], random: RandomSource): number {
  if (groups.length === 1) return 0;
  let image = random.below(imagesOfGroups(groups));
  return groups.findIndex(({ classes, imagesPerClass }) => {
    image -= classes * imagesPerClass;
    return image < 0;
  });
}

function positivePair(pools: ClassPools, random: RandomSource): [number, number] {
  const [first = 0, second = 0] = drawDistinct(pools[random.below(pools.length)] ?? [], 2, random);
  return [first, second];
}

function negativePair(pools: ClassPools, random: RandomSource): [number, number] {
  const [first = [], second = []] = drawDistinct(pools, 2, random);
  return [first[random.below(first.length)] ?? 0, second[random.below(second.length)] ?? 0];
}

/** `count` elements of a pool of two or more, none of them again before all others are drawn. */
function drawEvenly<T>(pool: readonly T[], count: number, random: RandomSource): T[] {
  if (pool.length < 2 || count <= pool.length) return drawDistinct(pool, count, random);
  return [
    ...drawDistinct(pool, pool.length, random),
    ...drawEvenly(pool, count - pool.length, random),
  ];
}

/** `count` different elements of a pool, in the order drawn. */
export function drawDistinct<T>(pool: readonly T[], count: number, random: RandomSource): T[] {
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
