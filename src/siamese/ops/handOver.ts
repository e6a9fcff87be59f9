/**
 * When a kernel of ours does the work. Our kernels read memory as it lies and check nothing: whatever
 * they were not made for goes to the plain version, which TensorFlow.js computes, or says what is wrong
 * with it. This folder imports no other room of `siamese`.
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
