/** The gradient through a ReLU: the gradient at its output where the output is above 0, else 0. */
import * as tf from '@tensorflow/tfjs-core';
import { hasKernelFor, haveShape } from './handOver.ts';

/** Name of the kernel that a backend may have for it. */
export const reluGradientName = 'ReluGradient';

/**
 * @param outputGradient the loss's gradient at the ReLU's output
 * @param output the ReLU's output, of the same shape
 */
export function reluGradient(outputGradient: tf.Tensor2D, output: tf.Tensor2D): tf.Tensor2D {
  const isOurs =
    hasKernelFor(reluGradientName, [outputGradient, output]) &&
    haveShape(output.shape, [outputGradient]);
  return isOurs
    ? tf.engine().runKernel<tf.Tensor2D>(reluGradientName, { outputGradient, output })
    : tf.mul(outputGradient, tf.step(output));
}
