/** What the loss of the settings comes to where training can get stuck. */
import type { BatchRecipe } from '../../data/batches/batchRecipe.ts';
import type { RunSettings } from '../../settings/settings.ts';
import { labelsOf, makeUpOf } from './batchDescription.ts';
import type { LossSettings } from './loss.ts';
import { lossTable } from './lossTable.ts';

/**
 * The loss of a batch whose embeddings are all the same; `null` where that is the goal of the loss.
 * Of a learned distance: of a network that gives every pair the share of positives.
 * @throws RangeError when the loss is not made for such batches
 */
export function stuckLossOf(
  { loss, ...settings }: Pick<RunSettings, 'loss'> & LossSettings,
  recipe: BatchRecipe,
): number | null {
  const row = lossTable[loss];
  return row.batches === 'pairs'
    ? row.stuckLoss(settings, makeUpOf(recipe, loss))
    : row.stuckLoss(settings, labelsOf(recipe, loss));
}
