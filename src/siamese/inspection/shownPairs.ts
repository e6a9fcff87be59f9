/** A few pairs of a batch to be shown: as many positive as negative, of different classes. */
import type { BatchRecipe } from '../../data/batches/batchRecipe.ts';

/** Pairs of each kind, at most. */
const shownOfEach = 6;

/** Positions of a pair's images in the batch; the first goes through tower A. */
export interface ShownPair {
  readonly first: number;
  readonly second: number;
  readonly isPositive: boolean;
}

/** The pairs that are shown of every batch of a recipe: positive ones first. */
export function shownPairsOf(recipe: BatchRecipe): ShownPair[] {
  if (recipe.kind === 'pairs') {
    const { pairs, positivePairs } = recipe;
    return [...evenly(positivePairs, 0), ...evenly(pairs - positivePairs, positivePairs)].map(
      (pair) => ({ first: pair, second: pairs + pair, isPositive: pair < positivePairs }),
    );
  }
  const { classes, imagesPerClass } = recipe;
  const positive = evenly(classes, 0).map((label) => ({
    first: label * imagesPerClass,
    second: label * imagesPerClass + 1,
    isPositive: true,
  }));
  // Neighbouring classes; the last one has none.
  const negative = evenly(classes - 1, 0).map((label) => ({
    first: label * imagesPerClass,
    second: (label + 1) * imagesPerClass,
    isPositive: false,
  }));
  return [...positive, ...negative];
}

/** A few of so many numbers from `start` on, spread evenly. */
function evenly(count: number, start: number): number[] {
  const chosen = Math.min(count, shownOfEach);
  return Array.from({ length: chosen }, (_, at) => start + Math.floor((at * count) / chosen));
}
