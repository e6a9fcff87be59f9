/** Makes the loss that the settings ask for, out of the table of losses. */
import type { BatchRecipe } from '../../data/batches/batchRecipe.ts';
import type { RunSettings } from '../../settings/settings.ts';
import { labelsOf, makeUpOf } from './batchDescription.ts';
import type { Loss } from './loss.ts';
import { lossTable } from './lossTable.ts';

/**
 * Makes a loss for batches of one recipe; to be disposed.
 * @throws RangeError when such batches do not have what the loss needs
 */
export function createLoss(
  { loss, mining }: Pick<RunSettings, 'loss' | 'mining'>,
  recipe: BatchRecipe,
): Loss {
  const row = lossTable[loss];
  return row.batches === 'pairs'
    ? row.create(makeUpOf(recipe, loss), { mining })
    : row.create(labelsOf(recipe, loss), { mining });
}
