/**
 * Contrastive loss over all pairs of a batch, and its gradient at the embeddings.
 *
 * Hadsell, Chopra, LeCun (2006): a positive pair at distance d costs d², a negative pair
 * max(0, margin − d)² (their ½ is left out: Adam does not see it). Every pair of the batch counts;
 * positives are averaged over all positive pairs, negatives over those that violate the margin only
 * (as in Schroff et al. 2015 for triplets), or the few hard ones would drown in zeros.
 */
import * as tf from '@tensorflow/tfjs-core';

/** Which pairs of a batch are which: constant, because batches come class after class. */
export interface PairMasks {
  /** [images, images] 1 ÷ (number of positive pairs, both orders) at positive pairs, 0 elsewhere. */
  readonly positiveWeights: tf.Tensor2D;
  /** [images, images] 1 at negative pairs, 0 elsewhere. */
  readonly negatives: tf.Tensor2D;
}

/** Squared distances are kept above this (fp16 can hold it), because √ has no slope at 0. */
export const smallestSquaredDistance = 1e-6;

/**
 * The masks of a batch; the caller owns them.
 * @param labels [images] class indices
 * @throws RangeError when there is no positive or no negative pair
 */
export function createPairMasks(labels: ArrayLike<number>): PairMasks {
  const count = labels.length;
  const positives = new Float32Array(count * count);
  const negatives = new Float32Array(count * count);
  let positiveCount = 0;
  let negativeCount = 0;
  for (let row = 0; row < count; row++) {
    for (let column = 0; column < count; column++) {
      if (row === column) continue;
      const isPositive = labels[row] === labels[column];
      (isPositive ? positives : negatives)[row * count + column] = 1;
      if (isPositive) positiveCount++;
      else negativeCount++;
    }
  }
  if (positiveCount === 0 || negativeCount === 0) {
    throw new RangeError(
      `A batch needs positive and negative pairs, got ${positiveCount} and ${negativeCount}`,
    );
  }
  return {
    positiveWeights: tf.tensor2d(
      positives.map((mask) => mask / positiveCount),
      [count, count],
    ),
    negatives: tf.tensor2d(negatives, [count, count]),
  };
}

/** Disposes the masks. */
export function disposePairMasks(masks: PairMasks): void {
  tf.dispose([masks.positiveWeights, masks.negatives]);
}

/** A loss and its gradient at the embeddings; the caller owns both. */
export interface LossAndGradient {
  readonly loss: tf.Scalar;
  /** [images, embeddingSize] */
  readonly embeddingGradients: tf.Tensor2D;
}

/**
 * Squared Euclidean distances [images, images] between all embeddings: |a|² + |b|² − 2·a·b. By rounding
 * they can fall a little below 0, and are left there: on WASM, what keeps them above would turn NaN
 * into a number, and nobody would see that training has diverged.
 */
export function squaredDistances(embeddings: tf.Tensor2D): tf.Tensor2D {
  return tf.tidy(() => {
    const squaredNorms = tf.sum<tf.Tensor2D>(tf.square(embeddings), 1, true);
    const products = tf.matMul(embeddings, embeddings, false, true);
    const sumsOfNorms = tf.add<tf.Tensor2D>(squaredNorms, tf.transpose(squaredNorms));
    return tf.sub<tf.Tensor2D>(sumsOfNorms, tf.mul(products, 2));
  });
}

/**
 * The loss of a batch.
 *
 * With w = ∂loss/∂d² for each ordered pair, symmetric, the gradient at embedding i is
 * Σⱼ (wᵢⱼ + wⱼᵢ)·2·(eᵢ − eⱼ) = 4·(eᵢ·Σⱼ wᵢⱼ − Σⱼ wᵢⱼ·eⱼ): one matrix product.
 * @param embeddings [images, embeddingSize]
 * @param margin a scalar tensor, so that a changed margin compiles nothing anew
 * @throws RangeError when the masks are for another number of images
 */
export function contrastiveLossOverAllPairs(
  embeddings: tf.Tensor2D,
  masks: PairMasks,
  margin: tf.Scalar,
): LossAndGradient {
  const [images] = embeddings.shape;
  if (masks.negatives.shape[0] !== images) {
    throw new RangeError(
      `The masks are for ${masks.negatives.shape[0]} images, the embeddings are ${images}`,
    );
  }
  const squared = squaredDistances(embeddings);
  const distances = tf.sqrt(tf.maximum(squared, smallestSquaredDistance));
  const violations = tf.mul<tf.Tensor2D>(tf.relu(tf.sub(margin, distances)), masks.negatives);
  const violationCount = tf.maximum(tf.sum(tf.step(violations)), 1);
  const positiveLoss = tf.sum(tf.mul(squared, masks.positiveWeights));
  const negativeLoss = tf.div(tf.sum(tf.square(violations)), violationCount);
  const pairWeights = tf.sub<tf.Tensor2D>(
    masks.positiveWeights,
    tf.div(violations, tf.mul(distances, violationCount)),
  );
  const pulledTo = tf.matMul<tf.Tensor2D>(pairWeights, embeddings);
  const pulledFrom = tf.mul(embeddings, tf.sum(pairWeights, 1, true));
  return {
    loss: tf.add(positiveLoss, negativeLoss),
    embeddingGradients: tf.mul(tf.sub(pulledFrom, pulledTo), 4),
  };
}
