/** Describes a batch recipe to a loss, and refuses a recipe that does not fit the loss. */
import { type BatchRecipe, classGroupsOf, classOfImages } from '../../data/batches/batchRecipe.ts';
import type { LossKind } from '../../settings/choices.ts';
import { losses } from '../../settings/facts/losses.ts';
import type { PairMakeUp } from './pairs/givenPairs.ts';

/**
 * The class of each image in a batch of classes, or the image of each view in a batch of views, [images].
 * @throws RangeError when the loss is for other batches
 */
export function labelsOf(recipe: BatchRecipe, loss: LossKind): readonly number[] {
  if (recipe.kind === 'pairs') {
    throw new RangeError(`The loss ${loss} does not work on given pairs`);
  }
  const { hasViews } = losses[loss];
  if ((recipe.kind === 'views') !== hasViews) {
    throw new RangeError(
      `The loss ${loss} ${hasViews ? 'needs' : 'does not work on'} two views of each image`,
    );
  }
  return classOfImages(classGroupsOf(recipe));
}

/**
 * The numbers of pairs in a batch of given pairs.
 * @throws RangeError when the recipe has no given pairs
 */
export function makeUpOf(recipe: BatchRecipe, loss: LossKind): PairMakeUp {
  if (recipe.kind !== 'pairs') throw new RangeError(`The loss ${loss} needs given pairs`);
  return recipe;
}
