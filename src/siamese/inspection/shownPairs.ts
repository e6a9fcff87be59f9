/** Chooses a few pairs of a batch to show: positive and negative pairs, from different classes. */
import { type BatchRecipe, classBlocksOf, classGroupsOf } from '../../data/batches/batchRecipe.ts';

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
  const starts = classBlocksOf(classGroupsOf(recipe)).map(({ start }) => start);
  const positive = evenly(starts.length, 0).map((label) => ({
    first: starts[label] ?? 0,
    second: (starts[label] ?? 0) + 1,
    isPositive: true,
  }));
  // Pair each class with the next class; the last class has none.
  const negative = evenly(starts.length - 1, 0).map((label) => ({
    first: starts[label] ?? 0,
    second: starts[label + 1] ?? 0,
    isPositive: false,
  }));
  return [...positive, ...negative];
}

/** Up to `shownOfEach` of the `count` whole numbers from `start` on, spread evenly. */
function evenly(count: number, start: number): number[] {
  const chosen = Math.min(count, shownOfEach);
  return Array.from({ length: chosen }, (_, at) => start + Math.floor((at * count) / chosen));
}
