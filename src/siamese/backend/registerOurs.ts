/** Registers our kernels in TensorFlow.js's registry. */
import {
  getKernel,
  type KernelFunc,
  registerKernel,
  unregisterKernel,
} from '@tensorflow/tfjs-core';

/**
 * Registers one of our kernels for a backend. If the backend has started before, this replaces the kernel
 * of that start, whose memory is gone.
 */
export function registerOurs(
  kernelName: string,
  backendName: 'wasm' | 'webgl',
  kernelFunc: KernelFunc,
): void {
  if (getKernel(kernelName, backendName) !== undefined) unregisterKernel(kernelName, backendName);
  registerKernel({ kernelName, backendName, kernelFunc });
}
