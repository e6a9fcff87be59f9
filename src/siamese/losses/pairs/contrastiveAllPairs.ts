/**
 * Computes the contrastive loss over all pairs of a batch.
 *
 * Hadsell, Chopra, LeCun (2006): a positive pair at distance d costs d², a negative pair
 * max(0, margin − d)², without their ½: it makes no difference to Adam. The loss is the mean over all
 * positive pairs plus the mean over those negative pairs that violate the margin (as in Schroff et al.
 * 2015 for triplets): in a mean over all negative pairs, the few hard ones would hardly count.
 */
import { contrastivePairs } from '../../ops/contrastivePairs.ts';
import { checkBatch, type Loss, smallestSquaredDistance } from '../loss.ts';
import type { ClassLoss } from '../lossImplementation.ts';
import { pairContrast } from './contrastiveGivenPairs.ts';
import { cosineLossOverAllPairs } from './cosinePairs.ts';
import { createPairMasks, disposePairMasks } from './pairMasks.ts';

/**
 * @param labels [images] the class of each image in every batch
 * @throws RangeError when there is no positive or no negative pair
 */
export function contrastiveLossOverAllPairs(labels: ArrayLike<number>): Loss {
  const masks = createPairMasks(labels);
  return {
    compute: ({ embeddings, settings }) => {
      checkBatch(embeddings, labels.length);
      const { loss, coefficients } = contrastivePairs(embeddings, masks, {
        margin: settings.margin,
        smallestSquared: smallestSquaredDistance,
      });
      return { loss, pull: { form: 'differences', coefficients }, headGradients: null };
    },
    dispose: () => disposePairMasks(masks),
  };
}

/** The row in the table of losses. */
export const contrastiveAllPairs: ClassLoss = {
  batches: 'classes',
  create: (labels, { distance }) =>
    distance === 'cosine' ? cosineLossOverAllPairs(labels) : contrastiveLossOverAllPairs(labels),
  createForPair: pairContrast,
  stuckLoss: ({ margin }) => margin ** 2,
};
