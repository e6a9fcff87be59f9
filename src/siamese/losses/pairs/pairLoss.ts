/** Creates the loss of a single pair, so that a person can look at it. */
import type { RunSettings } from '../../../settings/settings.ts';
import type { Loss } from '../loss.ts';
import { lossTable } from '../lossTable.ts';

/**
 * The loss of a batch of one given pair; the caller disposes it. `null` if a single pair has no value: a
 * triplet needs three images, a softmax all, and a loss of positives has none for a negative pair.
 */
export function pairLossFor(
  { loss, ...settings }: Pick<RunSettings, 'loss' | 'distance'>,
  isPositive: boolean,
): Loss | null {
  return lossTable[loss].createForPair(isPositive, settings);
}
