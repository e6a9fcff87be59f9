/** Chooses a few pairs of a batch to show: positive and negative pairs, from different classes. */
import { type BatchRecipe, viewsAsClasses } from '../../data/batches/batchRecipe.ts';

/** Pairs of each kind, at most. */
const shownOfEach = 6;

/** The positions of a pair's images in the batch; the first image goes through tower A. */
export interface ShownPair {
  readonly first: number;
  readonly second: number;
  readonly isPositive: boolean;
}

/** The shown pairs of every batch of a recipe, positive pairs first. */
export function shownPairsOf(recipe: BatchRecipe): ShownPair[] {
  if (recipe.kind === 'pairs') {
    const { pairs, positivePairs } = recipe;
    return [...evenly(positivePairs, 0), ...evenly(pairs - positivePairs, positivePairs)].map(
      (pair) => ({ first: pair, second: pairs + pair, isPositive: pair < positivePairs }),
    );
  }
  const { classes, imagesPerClass } = recipe.kind === 'views' ? viewsAsClasses(recipe) : recipe;
  const positive = evenly(classes, 0).map((label) => ({
    first: label * imagesPerClass,
    second: label * imagesPerClass + 1,
    isPositive: true,
  }));
  // Pair each class with the next class; the last class has none.
  const negative = evenly(classes - 1, 0).map((label) => ({
    first: label * imagesPerClass,
    second: (label + 1) * imagesPerClass,
    isPositive: false,
  }));
  return [...positive, ...negative];
}

/** Up to `shownOfEach` of the `count` whole numbers from `start` on, spread evenly. */
function evenly(count: number, start: number): number[] {
  const chosen = Math.min(count, shownOfEach);
  return Array.from({ length: chosen }, (_, at) => start + Math.floor((at * count) / chosen));
}
