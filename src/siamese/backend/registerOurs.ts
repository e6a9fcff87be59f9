/** Owns how a kernel of ours gets into TensorFlow.js's registry. */
import {
  getKernel,
  type KernelFunc,
  registerKernel,
  unregisterKernel,
} from '@tensorflow/tfjs-core';

/**
 * Registers a kernel of ours for a backend. A backend that starts again replaces the kernel of its
 * earlier start, which belongs to memory that is gone.
 */
export function registerOurs(
  kernelName: string,
  backendName: 'wasm' | 'webgl',
  kernelFunc: KernelFunc,
): void {
  if (getKernel(kernelName, backendName) !== undefined) unregisterKernel(kernelName, backendName);
  registerKernel({ kernelName, backendName, kernelFunc });
}
