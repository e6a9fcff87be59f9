/**
 * Contrastive loss over all pairs of a batch.
 *
 * Hadsell, Chopra, LeCun (2006): a positive pair at distance d costs d², a negative pair
 * max(0, margin − d)² (their ½ is left out: Adam does not see it). Every pair of the batch counts;
 * positives are averaged over all positive pairs, negatives over those that violate the margin only
 * (as in Schroff et al. 2015 for triplets), or the few hard ones would drown in zeros.
 */
import { contrastivePairs } from '../ops/contrastivePairs.ts';
import { pairContrast } from './contrastiveGivenPairs.ts';
import { checkBatch, type Loss, smallestSquaredDistance } from './loss.ts';
import type { ClassLoss } from './lossImplementation.ts';
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

/** Its row in the table of losses. */
export const contrastiveAllPairs: ClassLoss = {
  batches: 'classes',
  create: contrastiveLossOverAllPairs,
  createForPair: pairContrast,
  stuckLoss: ({ margin }) => margin ** 2,
};
