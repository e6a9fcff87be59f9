/**
 * Contrastive loss over all pairs of a batch.
 *
 * Hadsell, Chopra, LeCun (2006): a positive pair at distance d costs d², a negative pair
 * max(0, margin − d)² (their ½ is left out: Adam does not see it). Every pair of the batch counts;
 * positives are averaged over all positive pairs, negatives over those that violate the margin only
 * (as in Schroff et al. 2015 for triplets), or the few hard ones would drown in zeros.
 */
import * as tf from '@tensorflow/tfjs-core';
import { checkBatch, type Loss, smallestSquaredDistance } from './loss.ts';
import { createPairMasks, disposePairMasks, squaredDistances } from './pairMasks.ts';

/**
 * @param labels [images] the class of each image in every batch
 * @throws RangeError when there is no positive or no negative pair
 */
export function contrastiveLossOverAllPairs(labels: ArrayLike<number>): Loss {
  const masks = createPairMasks(labels);
  return {
    evaluate: ({ embeddings, settings }) => {
      checkBatch(embeddings, labels.length);
      // A tensor, so that a changed margin compiles nothing anew.
      const margin = tf.scalar(settings.margin);
      const squared = squaredDistances(embeddings);
      const distances = tf.sqrt(tf.maximum(squared, smallestSquaredDistance));
      const violations = tf.mul<tf.Tensor2D>(tf.relu(tf.sub(margin, distances)), masks.negatives);
      const violationCount = tf.maximum(tf.sum(tf.step(violations)), 1);
      const positiveLoss = tf.sum(tf.mul(squared, masks.positiveWeights));
      const negativeLoss = tf.div(tf.sum(tf.square(violations)), violationCount);
      // ∂loss/∂d² of each ordered pair; a pair comes in both orders, and ∂d²/∂eᵢ = 2·(eᵢ − eⱼ).
      const slopes = tf.sub<tf.Tensor2D>(
        masks.positiveWeights,
        tf.div(violations, tf.mul(distances, violationCount)),
      );
      return {
        loss: tf.add(positiveLoss, negativeLoss),
        pull: { form: 'differences', coefficients: tf.mul(slopes, 4) },
        headGradients: null,
      };
    },
    dispose: () => disposePairMasks(masks),
  };
}
