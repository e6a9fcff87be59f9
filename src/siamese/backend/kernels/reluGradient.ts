/** The gradient through a ReLU: the gradient at its output where the output is above 0, else 0. */
import * as tf from '@tensorflow/tfjs-core';

/** Name of the kernel that a backend may have for it. */
export const reluGradientName = 'ReluGradient';

/**
 * @param outputGradient the loss's gradient at the ReLU's output
 * @param output the ReLU's output, of the same shape
 */
export function reluGradient(outputGradient: tf.Tensor2D, output: tf.Tensor2D): tf.Tensor2D {
  const hasKernel = tf.getKernel(reluGradientName, tf.getBackend()) !== undefined;
  return hasKernel
    ? tf.engine().runKernel<tf.Tensor2D>(reluGradientName, { outputGradient, output })
    : tf.mul(outputGradient, tf.step(output));
}
