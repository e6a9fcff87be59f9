/**
 * Computes the losses over all pairs of a batch with the cosine distance D = 1 − a·b in the place of the
 * Euclidean distance d. Embeddings must have length 1; then D = d²/2. ∂D/∂a = −b, so these losses pull along
 * products; `network/layers/unitLength.ts` takes away the part that would change a length.
 */
import * as tf from '@tensorflow/tfjs-core';
import type { PairLoss, PairMasks } from '../../ops/contrastivePairs.ts';
import { checkBatch, type Loss, type LossSettings } from '../loss.ts';
import { createPairMasks, disposePairMasks } from './pairMasks.ts';

/**
 * Cosine distances [images, images] between all embeddings of length 1. Rounding can make them slightly
 * negative, and they stay so, for the reason in `ops/squaredDistances.ts`.
 */
export function cosineDistances(embeddings: tf.Tensor2D): tf.Tensor2D {
  return tf.sub<tf.Tensor2D>(1, tf.matMul(embeddings, embeddings, false, true));
}

/**
 * The contrastive loss over all pairs of cosine distances.
 * @param labels [images] the class of each image in every batch
 * @throws RangeError when there is no positive or no negative pair
 */
export function cosineLossOverAllPairs(labels: ArrayLike<number>): Loss {
  return cosineLoss(labels, contrast);
}

/**
 * The loss of positive pairs alone, of cosine distances.
 * @param labels [images] the class of each image in every batch
 * @throws RangeError when there is no positive or no negative pair
 */
export function cosineLossOfPositives(labels: ArrayLike<number>): Loss {
  return cosineLoss(labels, pullTogether);
}

type Weigh = (distances: tf.Tensor2D, masks: PairMasks, settings: LossSettings) => PairLoss;

function cosineLoss(labels: ArrayLike<number>, weigh: Weigh): Loss {
  const masks = createPairMasks(labels);
  return {
    compute: ({ embeddings, settings }) => {
      checkBatch(embeddings, labels.length);
      const { loss, coefficients } = weigh(cosineDistances(embeddings), masks, settings);
      return { loss, pull: { form: 'products', coefficients }, headGradients: null };
    },
    dispose: () => disposePairMasks(masks),
  };
}

/**
 * With violations v = max(0, margin − D) of negative pairs (n of them are above 0): loss = Σ w·D² + Σ v² ÷ n.
 * A pair comes in both orders, so the coefficients of the products are −4·(w·D − v ÷ n).
 */
function contrast(
  distances: tf.Tensor2D,
  { positiveWeights, negatives }: PairMasks,
  { margin }: LossSettings,
): PairLoss {
  const violations = tf.mul<tf.Tensor2D>(tf.relu(tf.sub(tf.scalar(margin), distances)), negatives);
  const violationCount = tf.maximum(tf.sum(tf.step(violations)), 1);
  const pulled = tf.mul<tf.Tensor2D>(distances, positiveWeights);
  const pushed = tf.div<tf.Tensor2D>(violations, violationCount);
  return {
    loss: tf.add(tf.sum(tf.mul(distances, pulled)), tf.sum(tf.mul(violations, pushed))),
    coefficients: tf.mul(tf.sub<tf.Tensor2D>(pulled, pushed), -4),
  };
}

/** The same without negative pairs: Σ w·D². */
function pullTogether(distances: tf.Tensor2D, { positiveWeights }: PairMasks): PairLoss {
  const pulled = tf.mul<tf.Tensor2D>(distances, positiveWeights);
  return { loss: tf.sum(tf.mul(distances, pulled)), coefficients: tf.mul(pulled, -4) };
}
