/**
 * Computes the supervised contrastive loss (Khosla et al. 2020, eq. 2). For each image, a softmax over its
 * similarities to all others should choose the images of its class:
 * −(1/images) Σᵢ (1/|Pᵢ|) Σ_{p∈Pᵢ} log( exp(eᵢ·eₚ/τ) ÷ Σ_{j≠i} exp(eᵢ·eⱼ/τ) ).
 * Needs embeddings of length 1. Where images have weights, they take the place of 1/images.
 */
import * as tf from '@tensorflow/tfjs-core';
import { checkBatch, type Loss } from '../loss.ts';
import type { ClassLoss } from '../lossImplementation.ts';

/** Subtracted to exclude an image from its own softmax; fp16 can hold it. */
const outOfSight = 30_000;

/**
 * @param labels [images] the class of each image in every batch
 * @throws RangeError when an image is the only one of its class
 */
export function supervisedContrastiveLoss(labels: ArrayLike<number>): Loss {
  const positives = createPositiveWeights(labels);
  const self = tf.tidy(() => tf.mul<tf.Tensor2D>(tf.eye(labels.length), outOfSight));
  return {
    compute: ({ embeddings, settings, imageWeights = null }) => {
      checkBatch(embeddings, labels.length);
      const temperature = tf.scalar(settings.temperature);
      const products = tf.matMul<tf.Tensor2D>(embeddings, embeddings, false, true);
      const logits = tf.sub(tf.div(products, temperature), self);
      const logSoftmax = tf.logSoftmax(logits, 1);
      const agreement = tf.mul(logSoftmax, positives);
      const excess = tf.sub<tf.Tensor2D>(tf.exp(logSoftmax), positives);
      const weights = imageWeights === null ? null : tf.tensor2d(imageWeights, [labels.length, 1]);
      const slopes = weights === null ? tf.div(excess, labels.length) : tf.mul(excess, weights);
      const bothWays = tf.add<tf.Tensor2D>(slopes, tf.transpose(slopes));
      return {
        loss: tf.neg(
          weights === null
            ? tf.div(tf.sum(agreement), labels.length)
            : tf.sum(tf.mul(agreement, weights)),
        ),
        pull: { form: 'products', coefficients: tf.div(bothWays, temperature) },
        headGradients: null,
      };
    },
    dispose: () => tf.dispose([positives, self]),
  };
}

/** [images, images] 1 ÷ |Pᵢ| if the column is another image of the row's class, else 0. */
function createPositiveWeights(labels: ArrayLike<number>): tf.Tensor2D {
  const all = Array.from(labels);
  const rows = all.map((label, row) => {
    const isPositive = all.map((other, column) => other === label && column !== row);
    const count = isPositive.filter(Boolean).length;
    if (count === 0) throw new RangeError(`Image ${row} of the batch has no other of its class`);
    return isPositive.map((positive) => (positive ? 1 / count : 0));
  });
  return tf.tensor2d(rows);
}

/** The row in the table of losses. */
export const supervisedContrastive: ClassLoss = {
  batches: 'classes',
  create: supervisedContrastiveLoss,
  createForPair: () => null,
  stuckLoss: (_, labels) => Math.log(labels.length - 1),
};
