/** Describes a batch recipe to a loss, and refuses a recipe that does not fit the loss. */
import { type BatchRecipe, classOfImages } from '../../data/batches/batchRecipe.ts';
import type { LossKind } from '../../settings/choices.ts';
import type { PairMakeUp } from './givenPairs.ts';

/**
 * The class of each image in a batch of classes, [images].
 * @throws RangeError when the recipe has given pairs
 */
export function labelsOf(recipe: BatchRecipe, loss: LossKind): readonly number[] {
  if (recipe.kind === 'pairs') {
    throw new RangeError(`The loss ${loss} does not work on given pairs`);
  }
  return classOfImages(recipe.groups);
}

/**
 * The numbers of pairs in a batch of given pairs.
 * @throws RangeError when the recipe has classes
 */
export function makeUpOf(recipe: BatchRecipe, loss: LossKind): PairMakeUp {
  if (recipe.kind === 'classes') throw new RangeError(`The loss ${loss} needs given pairs`);
  return recipe;
}
