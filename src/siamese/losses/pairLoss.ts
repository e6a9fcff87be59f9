/** The loss of a single pair, for looking at one by itself. */
import type { LossKind } from '../../settings/choices.ts';
import { contrastiveLossOnGivenPairs } from './contrastiveGivenPairs.ts';
import { learnedDistanceLoss } from './learnedDistance.ts';
import type { Loss } from './loss.ts';

/**
 * A loss for a batch of one pair; `null` where a loss does not come apart into pairs: a triplet has three
 * images, a softmax all, and positives alone have nothing to say of a negative pair. To be disposed.
 */
export function pairLossFor(loss: LossKind, isPositive: boolean): Loss | null {
  const makeUp = { pairs: 1, positivePairs: isPositive ? 1 : 0 };
  switch (loss) {
    case 'contrastive-all-pairs':
    case 'contrastive-pairs':
      return contrastiveLossOnGivenPairs(makeUp);
    case 'learned-distance':
      return learnedDistanceLoss(makeUp);
    case 'positives-only':
      return isPositive ? contrastiveLossOnGivenPairs(makeUp) : null;
    case 'triplet':
    case 'supervised-contrastive':
      return null;
  }
}
