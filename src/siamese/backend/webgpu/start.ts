/** The WebGPU backend: TensorFlow.js's own kernels only, loaded where a person asks for it. */
import * as tf from '@tensorflow/tfjs-core';
import type { OnBackendLost, StartedBackend } from '../backendInfo.ts';
import { checkProduct } from '../checkProduct.ts';
import { isSoftwareRenderer } from '../renderer.ts';

/** What the backend computes with, once it has started. */
let device: GPUDevice | undefined;

type WebGpuFinding =
  | { readonly found: true; readonly adapter: GPUAdapter }
  | { readonly found: false; readonly reason: string };

/** Looks for WebGPU and what it would compute on. */
async function findWebGpu(): Promise<WebGpuFinding> {
  if (!('gpu' in navigator)) {
    return { found: false, reason: 'this browser has no WebGPU, or not on pages without HTTPS' };
  }
  // The same preference as TensorFlow.js has, which asks once more.
  const adapter = await navigator.gpu.requestAdapter({ powerPreference: 'high-performance' });
  if (adapter === null) {
    return { found: false, reason: 'this browser’s WebGPU finds no graphics card that it can use' };
  }
  return { found: true, adapter };
}

/** Why WebGPU cannot be chosen here, in words; `null` where it can. */
export async function whyNotWebGpu(): Promise<string | null> {
  const found = await findWebGpu();
  return found.found ? null : found.reason;
}

/**
 * The name in what an adapter says of itself. Browsers leave out what would tell people apart, so
 * that often only a vendor and a family of cards remain.
 */
export function adapterName(
  info: Pick<GPUAdapterInfo, 'architecture' | 'description' | 'device' | 'vendor'>,
): string {
  const parts = [info.vendor, info.architecture].filter((part) => part !== '');
  return info.description || info.device || parts.join(' ') || 'graphics card';
}

/**
 * Starts the backend.
 * @throws Error when there is no WebGPU or it does not compute what it should
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
      // One that was given back is not lost.
      if (reason !== 'destroyed') onLost();
    });
  }
  const renderer = adapterName(info);
  const isSoftware = info.isFallbackAdapter || isSoftwareRenderer(renderer);
  return { name: 'webgpu', renderer, isSoftware };
}

/** Ends the backend and gives the graphics card's memory back. */
export function stopWebGpu(): void {
  tf.removeBackend('webgpu');
  device?.destroy();
}
