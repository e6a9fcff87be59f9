/** Which pairs of a batch are which, and how far apart: for losses over all pairs of a batch. */
import * as tf from '@tensorflow/tfjs-core';

/** Which pairs of a batch are which: constant, because all batches are made up alike. */
export interface PairMasks {
  /** [images, images] 1 ÷ (number of positive pairs, both orders) at positive pairs, 0 elsewhere. */
  readonly positiveWeights: tf.Tensor2D;
  /** [images, images] 1 at negative pairs, 0 elsewhere. */
  readonly negatives: tf.Tensor2D;
}

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
