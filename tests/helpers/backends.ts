/** Starts TensorFlow.js backends in Node for unit tests, with the same kernels as on the page. */
import { readFile } from 'node:fs/promises';
import { setFlagsFromString } from 'node:v8';
import * as tf from '@tensorflow/tfjs-core';
import { exactFunctionNames } from '../../src/siamese/backend/wasm/kernels/exactFunctions.ts';
import { registerTransposedMatMul } from '../../src/siamese/backend/wasm/kernels/transposedMatMul.ts';
import { registerWasmKernels } from '../../src/siamese/backend/wasm/register.ts';
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
 * @param build the build of our WebAssembly; the default one runs on any Node
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

/** The names of our kernels on WASM, in the build of the last switch. */
export function ourWasmKernels(): ReadonlySet<string> {
  return ours;
}

/** The bytes of a build. */
export function readWasmBuild(build: WasmBuild): Promise<Uint8Array<ArrayBuffer>> {
  const folder = '../../src/siamese/backend/wasm/assembly/compiled/';
  return readFile(new URL(`${folder}${build}.wasm`, import.meta.url));
}

/** Does the same as `startWasm` on the page, but without addresses to fetch files from. */
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
  // Node before version 22 needs this flag for fused multiply-add.
  if (build === 'relaxed-simd') setFlagsFromString('--experimental-wasm-relaxed-simd');
  const registered = await namesRegisteredBy('wasm', () =>
    registerWasmKernels(backend, [() => readWasmBuild(build)], () => readWasmBuild('simd')),
  );
  // The exact functions act in exact arithmetic alone, and have tests of their own.
  ours = new Set([...registered].filter((name) => !exactFunctionNames.includes(name)));
  currentBuild = build;
}

/**
 * Delays the current backend's reads, as a graphics card does; on the processor, results are ready at
 * once.
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
