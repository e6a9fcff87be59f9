/** Owns the running mean of the weights: calmer than the newest weights, and so the better network to judge. */
import * as tf from '@tensorflow/tfjs-core';

/** The mean reaches back over about 1 ÷ 8 of all updates. */
const reach = 8;

/**
 * w ← w + (newest − w) · min(1, 8 ÷ (t + 1)): “polynomial-decay averaging” of Shamir, Zhang 2013, with η = 7;
 * older weights fade as t^−8.
 * @param averaged [parameterCount] the mean before this update
 * @param updates t, the number of updates, this one included
 * @returns the new mean; the caller owns it
 */
export function averagedWeights(
  averaged: tf.Tensor1D,
  newest: tf.Tensor1D,
  updates: number,
): tf.Tensor1D {
  const share = reach / (updates + 1);
  if (share >= 1) return tf.clone(newest);
  return tf.tidy(() => tf.add(averaged, tf.mul(tf.sub(newest, averaged), share)));
}
