/** Describes a batch recipe to a loss, and refuses a recipe that the loss is not made for. */
import type { BatchRecipe } from '../../data/batches/batchRecipe.ts';
import type { LossKind } from '../../settings/choices.ts';
import type { PairMakeUp } from './givenPairs.ts';

/**
 * The class of each image in a batch of classes, [images].
 * @throws RangeError when the recipe is of given pairs
 */
export function labelsOf(recipe: BatchRecipe, loss: LossKind): readonly number[] {
  if (recipe.kind === 'pairs') {
    throw new RangeError(`The loss ${loss} does not work on given pairs`);
  }
  const { classes, imagesPerClass } = recipe;
  return Array.from({ length: classes * imagesPerClass }, (_, position) =>
    Math.floor(position / imagesPerClass),
  );
}

/**
 * How a batch of given pairs is made up.
 * @throws RangeError when the recipe is of classes
 */
export function makeUpOf(recipe: BatchRecipe, loss: LossKind): PairMakeUp {
  if (recipe.kind === 'classes') throw new RangeError(`The loss ${loss} needs given pairs`);
  return recipe;
}
