/** Computes squared distances between all embeddings of a batch. */
import * as tf from '@tensorflow/tfjs-core';

/**
 * Squared Euclidean distances [images, images] between all embeddings: |a|² + |b|² − 2·a·b. Rounding can
 * make them slightly negative, and they stay so: on WASM, a maximum with 0 would turn NaN into a number,
 * and hide that training has diverged.
 */
export function squaredDistances(embeddings: tf.Tensor2D): tf.Tensor2D {
  return tf.tidy(() => {
    const squaredNorms = tf.sum<tf.Tensor2D>(tf.square(embeddings), 1, true);
    const products = tf.matMul(embeddings, embeddings, false, true);
    const sumsOfNorms = tf.add<tf.Tensor2D>(squaredNorms, tf.transpose(squaredNorms));
    return tf.sub<tf.Tensor2D>(sumsOfNorms, tf.mul(products, 2));
  });
}
