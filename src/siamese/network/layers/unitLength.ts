/** Scales each embedding to length 1, so that only its direction counts. */
import * as tf from '@tensorflow/tfjs-core';
import type { LayerPass } from './layer.ts';

/** Squared lengths are at least this (fp16 can hold it), because a vector of zeros has no direction. */
const smallestSquaredLength = 1e-6;

/**
 * y = x ÷ ‖x‖ row by row. Backward, with the gradient dy from above: only the part of dy orthogonal to y
 * counts, dx = (dy − y·(y·dy)) ÷ ‖x‖.
 */
export function unitLengthForward(input: tf.Tensor2D): LayerPass {
  const squaredLengths = tf.sum<tf.Tensor2D>(tf.square(input), 1, true);
  const lengths = tf.sqrt(tf.maximum(squaredLengths, smallestSquaredLength));
  const output = tf.div<tf.Tensor2D>(input, lengths);
  return {
    output,
    backward: (outputGradient) => {
      const along = tf.sum<tf.Tensor2D>(tf.mul(output, outputGradient), 1, true);
      const across = tf.sub(outputGradient, tf.mul(output, along));
      return { parameters: [], input: tf.div<tf.Tensor2D>(across, lengths) };
    },
  };
}
