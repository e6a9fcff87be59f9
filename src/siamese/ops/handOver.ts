/**
 * When a kernel of ours does the work. Ours read memory as it lies and check nothing: what they were
 * not made for is left to TensorFlow.js's own kernels, which compute it or say what is wrong with it.
 */
import * as tf from '@tensorflow/tfjs-core';

/** Whether the current backend has a kernel of ours for these tensors, as far as all of ours agree. */
export function hasKernelFor(name: string, tensors: readonly tf.Tensor[]): boolean {
  return (
    tf.getKernel(name, tf.getBackend()) !== undefined &&
    tensors.every(({ dtype, size }) => dtype === 'float32' && size > 0)
  );
}

/** Whether all have this shape. */
export function haveShape(shape: readonly number[], tensors: readonly tf.Tensor[]): boolean {
  return tensors.every((tensor) => tf.util.arraysEqual(tensor.shape, [...shape]));
}
