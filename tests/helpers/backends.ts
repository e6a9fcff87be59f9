/** Starts TensorFlow.js backends in Node for unit tests: the same kernels that run in the page. */
import { readFile } from 'node:fs/promises';
import { setFlagsFromString } from 'node:v8';
import * as tf from '@tensorflow/tfjs-core';
import { registerWasmKernels } from '../../src/siamese/backend/wasm/register.ts';
import { registerTransposedMatMul } from '../../src/siamese/backend/wasm/transposedMatMul.ts';
import { namesRegisteredBy } from './kernels/ourKernels.ts';

export { relativeDifference } from './relativeDifference.ts';

/** The backends that run in Node. */
export const testBackends = ['cpu', 'wasm'] as const;

/** The builds of our WebAssembly, without and with fused multiply-add. */
export type WasmBuild = 'simd' | 'relaxed-simd';

let isWasmPrepared = false;
let currentBuild: WasmBuild | null = null;
let ours: ReadonlySet<string> = new Set();

/**
 * Makes a backend the current one.
 * @param build of our WebAssembly; the default runs on any Node
 */
export async function switchToBackend(
  name: (typeof testBackends)[number],
  build: WasmBuild = 'simd',
): Promise<void> {
  if (name === 'cpu') await import('@tensorflow/tfjs-backend-cpu');
  else if (!isWasmPrepared) await prepareWasm();
  if (!(await tf.setBackend(name)) || tf.getBackend() !== name) {
    throw new Error(`The ${name} backend does not start`);
  }
  if (name === 'wasm' && currentBuild !== build) await registerBuild(build);
}

/** The names of our kernels that the WASM backend has, by the build that was switched to last. */
export function ourWasmKernels(): ReadonlySet<string> {
  return ours;
}

/** The bytes of a build. */
export function readWasmBuild(build: WasmBuild): Promise<Uint8Array<ArrayBuffer>> {
  const folder = '../../src/siamese/backend/wasm/assembly/compiled/';
  return readFile(new URL(`${folder}${build}.wasm`, import.meta.url));
}

/** As `startWasm` does for the page, less the addresses that its files are fetched from. */
async function prepareWasm(): Promise<void> {
  await import('@tensorflow/tfjs-backend-wasm');
  tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
  registerTransposedMatMul();
  isWasmPrepared = true;
}

async function registerBuild(build: WasmBuild): Promise<void> {
  const { BackendWasm } = await import('@tensorflow/tfjs-backend-wasm');
  const backend = tf.backend();
  if (!(backend instanceof BackendWasm)) throw new Error('WASM is not the current backend');
  // Before Node 22, fused multiply-add has to be asked for.
  if (build === 'relaxed-simd') setFlagsFromString('--experimental-wasm-relaxed-simd');
  ours = await namesRegisteredBy('wasm', () =>
    registerWasmKernels(backend, [() => readWasmBuild(build)]),
  );
  currentBuild = build;
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
