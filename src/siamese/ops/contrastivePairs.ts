/** Owns the op “contrastive loss over all pairs of a batch”: runs a fast kernel, or the plain version. */
import * as tf from '@tensorflow/tfjs-core';
import { hasKernelFor, haveShape } from './handOver.ts';
import { squaredDistances } from './squaredDistances.ts';

/** The kernel's name; not every backend has it. */
export const contrastivePairsName = 'ContrastivePairs';

/** The positive and negative pairs of a batch. Constant, because all batches have the same classes. */
export interface PairMasks {
  /** [images, images] 1 ÷ (number of positive pairs, both orders) at positive pairs, 0 elsewhere. */
  readonly positiveWeights: tf.Tensor2D;
  /** [images, images] 1 at negative pairs, 0 elsewhere. */
  readonly negatives: tf.Tensor2D;
}

export interface PairLossConstants {
  readonly margin: number;
  /** The least squared distance whose root the loss uses; smaller ones are replaced by it. */
  readonly smallestSquared: number;
}

export interface PairLoss {
  readonly loss: tf.Scalar;
  /** [images, images] c with ∂loss/∂eᵢ = Σⱼ cᵢⱼ·(eᵢ − eⱼ) */
  readonly coefficients: tf.Tensor2D;
}

/**
 * The loss and the coefficients of its gradient.
 *
 * With d² = |eᵢ|² + |eⱼ|² − 2·eᵢ·eⱼ and violations v = max(0, margin − d) of negative pairs (n of them are
 * above 0): loss = Σ w·d² + Σ v² ÷ n, c = 4·(w − v ÷ (d·n)). A pair comes in both orders, and
 * ∂d²/∂eᵢ = 2·(eᵢ − eⱼ).
 * @param embeddings [images, embeddingSize]
 */
export function contrastivePairs(
  embeddings: tf.Tensor2D,
  masks: PairMasks,
  constants: PairLossConstants,
): PairLoss {
  const [images] = embeddings.shape;
  const { positiveWeights, negatives } = masks;
  const isOurs =
    hasKernelFor(contrastivePairsName, [embeddings, positiveWeights, negatives]) &&
    haveShape([images, images], [positiveWeights, negatives]);
  if (!isOurs) return plainContrastivePairs(embeddings, masks, constants);
  const products = tf.matMul(embeddings, embeddings, false, true);
  const [loss, coefficients] = tf
    .engine()
    .runKernel<[tf.Scalar, tf.Tensor2D]>(
      contrastivePairsName,
      { products, ...masks },
      { ...constants },
    );
  return { loss, coefficients };
}

/** The plain version, for backends without the kernel: the formula, operation by operation. */
export function plainContrastivePairs(
  embeddings: tf.Tensor2D,
  { positiveWeights, negatives }: PairMasks,
  { margin, smallestSquared }: PairLossConstants,
): PairLoss {
  const squared = squaredDistances(embeddings);
  const distances = tf.sqrt(tf.maximum(squared, smallestSquared));
  // The margin is a tensor, so that a new value needs no new shader.
  const violations = tf.mul<tf.Tensor2D>(tf.relu(tf.sub(tf.scalar(margin), distances)), negatives);
  const violationCount = tf.maximum(tf.sum(tf.step(violations)), 1);
  const positiveLoss = tf.sum(tf.mul(squared, positiveWeights));
  const negativeLoss = tf.div(tf.sum(tf.square(violations)), violationCount);
  const slopes = tf.sub<tf.Tensor2D>(
    positiveWeights,
    tf.div(violations, tf.mul(distances, violationCount)),
  );
  return { loss: tf.add(positiveLoss, negativeLoss), coefficients: tf.mul(slopes, 4) };
}
