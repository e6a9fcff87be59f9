/** Computes the loss at which training can get stuck. */
import type { BatchRecipe } from '../../data/batches/batchRecipe.ts';
import type { RunSettings } from '../../settings/settings.ts';
import { labelsOf, makeUpOf } from './batchDescription.ts';
import type { LossSettings } from './loss.ts';
import { lossTable } from './lossTable.ts';

/**
 * The loss of a batch whose embeddings are all equal; `null` if that is the loss's minimum. For a learned
 * distance: the loss if every pair gets the share of positives as its probability.
 * @throws RangeError when these batches lack what the loss needs
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
