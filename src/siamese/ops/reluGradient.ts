/** Owns the op “gradient through a ReLU”: runs a fast kernel, or the plain version. */
import * as tf from '@tensorflow/tfjs-core';
import { hasKernelFor, haveShape } from './handOver.ts';

/** The kernel's name; not every backend has it. */
export const reluGradientName = 'ReluGradient';

/**
 * The gradient at a ReLU's input: the gradient at its output where the output is above 0, else 0.
 * @param outputGradient the loss's gradient at the ReLU's output
 * @param output the ReLU's output, of the same shape
 */
export function reluGradient(outputGradient: tf.Tensor2D, output: tf.Tensor2D): tf.Tensor2D {
  const isOurs =
    hasKernelFor(reluGradientName, [outputGradient, output]) &&
    haveShape(output.shape, [outputGradient]);
  return isOurs
    ? tf.engine().runKernel<tf.Tensor2D>(reluGradientName, { outputGradient, output })
    : plainReluGradient(outputGradient, output);
}

/** The plain version, for backends without the kernel and for shapes that the kernel does not support. */
export function plainReluGradient(outputGradient: tf.Tensor2D, output: tf.Tensor2D): tf.Tensor2D {
  return tf.mul(outputGradient, tf.step(output));
}
