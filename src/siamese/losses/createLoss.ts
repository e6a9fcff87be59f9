/** The loss that the settings ask for. */
import type { BatchRecipe } from '../../data/batches/batchRecipe.ts';
import type { RunSettings } from '../../settings/settings.ts';
import { contrastiveLossOverAllPairs } from './contrastiveAllPairs.ts';
import { contrastiveLossOnGivenPairs } from './contrastiveGivenPairs.ts';
import { learnedDistanceLoss } from './learnedDistance.ts';
import type { Loss } from './loss.ts';
import { positivesOnlyLoss } from './positivesOnly.ts';
import { supervisedContrastiveLoss } from './supervisedContrastive.ts';
import { tripletLoss } from './triplet.ts';

/**
 * Makes a loss for batches of one recipe; to be disposed.
 * @throws RangeError when such batches do not have what the loss needs
 */
export function createLoss(
  { loss, mining }: Pick<RunSettings, 'loss' | 'mining'>,
  recipe: BatchRecipe,
): Loss {
  if (recipe.kind === 'pairs') {
    if (loss === 'contrastive-pairs') return contrastiveLossOnGivenPairs(recipe);
    if (loss === 'learned-distance') return learnedDistanceLoss(recipe);
    throw new RangeError(`The loss ${loss} does not work on given pairs`);
  }
  const { classes, imagesPerClass } = recipe;
  const labels = Array.from({ length: classes * imagesPerClass }, (_, position) =>
    Math.floor(position / imagesPerClass),
  );
  switch (loss) {
    case 'contrastive-all-pairs':
      return contrastiveLossOverAllPairs(labels);
    case 'triplet':
      return tripletLoss(labels, mining);
    case 'supervised-contrastive':
      return supervisedContrastiveLoss(labels);
    case 'positives-only':
      return positivesOnlyLoss(labels);
    case 'contrastive-pairs':
    case 'learned-distance':
      throw new RangeError(`The loss ${loss} needs given pairs`);
  }
}
