/** Starts TensorFlow.js backends in Node for unit tests: the same kernels that run in the page. */
import * as tf from '@tensorflow/tfjs-core';
import { registerWasmMatMul } from '../../src/siamese/backend/kernels/wasmMatMul.ts';

/** The backends that run in Node. */
export const testBackends = ['cpu', 'wasm'] as const;

let isWasmPrepared = false;

/** Makes a backend the current one. */
export async function switchToBackend(name: (typeof testBackends)[number]): Promise<void> {
  if (name === 'cpu') await import('@tensorflow/tfjs-backend-cpu');
  else await import('@tensorflow/tfjs-backend-wasm');
  if (name === 'wasm' && !isWasmPrepared) {
    tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
    registerWasmMatMul();
    isWasmPrepared = true;
  }
  if (!(await tf.setBackend(name)) || tf.getBackend() !== name) {
    throw new Error(`The ${name} backend does not start`);
  }
}

/** ‖a − b‖ ÷ ‖b‖: how far a is from b, relative to b. */
export function relativeDifference(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let difference = 0;
  let norm = 0;
  for (let index = 0; index < b.length; index++) {
    difference += ((a[index] ?? 0) - (b[index] ?? 0)) ** 2;
    norm += (b[index] ?? 0) ** 2;
  }
  return Math.sqrt(difference / norm);
}
