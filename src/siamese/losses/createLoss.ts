/** Creates the loss that the settings choose, from the table of losses. */
import type { BatchRecipe } from '../../data/batches/batchRecipe.ts';
import type { RunSettings } from '../../settings/settings.ts';
import { labelsOf, makeUpOf } from './batchDescription.ts';
import type { Loss } from './loss.ts';
import { lossTable } from './lossTable.ts';

/**
 * Creates a loss for batches of one recipe; the caller disposes it.
 * @throws RangeError when these batches lack what the loss needs
 */
export function createLoss(
  { loss, ...settings }: Pick<RunSettings, 'loss' | 'mining' | 'distance'>,
  recipe: BatchRecipe,
): Loss {
  const row = lossTable[loss];
  return row.batches === 'pairs'
    ? row.create(makeUpOf(recipe, loss), settings)
    : row.create(labelsOf(recipe, loss), settings);
}
