/** Starts and ends the WebGPU backend, with TensorFlow.js's own kernels; loaded only if a person asks. */
import * as tf from '@tensorflow/tfjs-core';
import { exactOnWasmOnly } from '../../ops/exactArithmetic.ts';
import type { OnBackendLost, StartedBackend } from '../backendInfo.ts';
import { checkProduct } from '../checkProduct.ts';
import { isSoftwareRenderer } from '../renderer.ts';

/** The backend's device, once it has started. */
let device: GPUDevice | undefined;

type WebGpuFinding =
  | { readonly found: true; readonly adapter: GPUAdapter }
  | { readonly found: false; readonly reason: string };

/** Looks for WebGPU and its adapter. */
async function findWebGpu(): Promise<WebGpuFinding> {
  if (!('gpu' in navigator)) {
    return { found: false, reason: 'this browser has no WebGPU, or not on pages without HTTPS' };
  }
  // The same preference as TensorFlow.js, which asks again later.
  const adapter = await navigator.gpu.requestAdapter({ powerPreference: 'high-performance' });
  if (adapter === null) {
    return { found: false, reason: 'this browser’s WebGPU finds no graphics card that it can use' };
  }
  return { found: true, adapter };
}

/** Why WebGPU cannot be chosen here, in words; `null` if it can. */
export async function whyNotWebGpu(): Promise<string | null> {
  const found = await findWebGpu();
  return found.found ? null : found.reason;
}

/**
 * The adapter's name in its description. Browsers hide details that could identify a person, so often
 * only a vendor and a family of cards remain.
 */
export function adapterName(
  info: Pick<GPUAdapterInfo, 'architecture' | 'description' | 'device' | 'vendor'>,
): string {
  const parts = [info.vendor, info.architecture].filter((part) => part !== '');
  return info.description || info.device || parts.join(' ') || 'graphics card';
}

/**
 * Starts the backend.
 * @throws Error when there is no WebGPU, or a test product is wrong
 */
export async function startWebGpu(onLost: OnBackendLost): Promise<StartedBackend> {
  const found = await findWebGpu();
  if (!found.found) throw new Error(found.reason);
  const { info } = found.adapter;
  const { WebGPUBackend } = await import('@tensorflow/tfjs-backend-webgpu');
  if (!(await tf.setBackend('webgpu'))) throw new Error('TensorFlow.js could not use the adapter');
  await checkProduct();
  const backend = tf.backend();
  if (backend instanceof WebGPUBackend) {
    device = backend.device;
    void device.lost.then(({ reason }) => {
      // A device that was destroyed on purpose is not lost.
      if (reason !== 'destroyed') onLost();
    });
  }
  const renderer = adapterName(info);
  const isSoftware = info.isFallbackAdapter || isSoftwareRenderer(renderer);
  return {
    name: 'webgpu',
    renderer,
    isSoftware,
    shortfall: null,
    whyNotExact: exactOnWasmOnly,
  };
}

/** Ends the backend and frees the graphics card's memory. */
export function stopWebGpu(): void {
  tf.removeBackend('webgpu');
  device?.destroy();
}
