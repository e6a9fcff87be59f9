/** The loss of a single pair, for looking at one by itself. */
import type { LossKind } from '../../settings/choices.ts';
import type { Loss } from './loss.ts';
import { lossTable } from './lossTable.ts';

/**
 * A loss for a batch of one given pair; `null` where a pair by itself has no value: a triplet has three
 * images, a softmax all, and positives alone say nothing of a negative pair. To be disposed.
 */
export function pairLossFor(loss: LossKind, isPositive: boolean): Loss | null {
  return lossTable[loss].createForPair(isPositive);
}
