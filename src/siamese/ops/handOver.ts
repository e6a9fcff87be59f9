/**
 * Decides whether one of our kernels runs. Our kernels read memory directly and check nothing, so all
 * other inputs go to the plain version: TensorFlow.js computes it, or reports the error in it. This folder
 * imports no other room of `siamese`.
 */
import * as tf from '@tensorflow/tfjs-core';

/** Whether the current backend has our kernel, and the tensors meet the conditions of all our kernels. */
export function hasKernelFor(name: string, tensors: readonly tf.Tensor[]): boolean {
  return (
    tf.getKernel(name, tf.getBackend()) !== undefined &&
    tensors.every(({ dtype, size }) => dtype === 'float32' && size > 0)
  );
}

/** Whether all tensors have this shape. */
export function haveShape(shape: readonly number[], tensors: readonly tf.Tensor[]): boolean {
  return tensors.every((tensor) => tf.util.arraysEqual(tensor.shape, [...shape]));
}
