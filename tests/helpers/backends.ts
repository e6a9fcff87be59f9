/** Starts TensorFlow.js backends in Node for unit tests: the same kernels that run in the page. */
import { readFile } from 'node:fs/promises';
import * as tf from '@tensorflow/tfjs-core';
import { registerWasmKernels } from '../../src/siamese/backend/wasm/register.ts';
import { registerTransposedMatMul } from '../../src/siamese/backend/wasm/transposedMatMul.ts';

/** The backends that run in Node. */
export const testBackends = ['cpu', 'wasm'] as const;

/** The build that any Node runs: fused multiply-add is newer than some. */
const compiledKernels = new URL(
  '../../src/siamese/backend/wasm/assembly/compiled/simd.wasm',
  import.meta.url,
);

let isWasmPrepared = false;

/** Makes a backend the current one. */
export async function switchToBackend(name: (typeof testBackends)[number]): Promise<void> {
  if (name === 'cpu') await import('@tensorflow/tfjs-backend-cpu');
  else if (!isWasmPrepared) await prepareWasm();
  if (!(await tf.setBackend(name)) || tf.getBackend() !== name) {
    throw new Error(`The ${name} backend does not start`);
  }
}

/** As `startWasm` does for the page, less the addresses that its files are fetched from. */
async function prepareWasm(): Promise<void> {
  const { BackendWasm } = await import('@tensorflow/tfjs-backend-wasm');
  tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
  registerTransposedMatMul();
  await tf.setBackend('wasm');
  const backend = tf.backend();
  if (!(backend instanceof BackendWasm)) throw new Error('The WASM backend does not start');
  await registerWasmKernels(backend, [() => readFile(compiledKernels)]);
  isWasmPrepared = true;
}

/**
 * Makes the current backend's reads take a while, as a graphics card's do: on the processor, what is
 * awaited is there at once.
 */
export function delayReads(): void {
  const backend = tf.backend();
  const read = backend.read.bind(backend);
  backend.read = async (dataId) => {
    const values = await read(dataId);
    await new Promise((resolve) => setImmediate(resolve));
    return values;
  };
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
