/** Starts the WASM backend: SIMD if available, and one thread, which needs no special headers. */

import plainUrl from '@tensorflow/tfjs-backend-wasm/wasm-out/tfjs-backend-wasm.wasm?url';
import simdUrl from '@tensorflow/tfjs-backend-wasm/wasm-out/tfjs-backend-wasm-simd.wasm?url';
import * as tf from '@tensorflow/tfjs-core';
import { hasExactKernels } from '../../ops/exactArithmetic.ts';
import type { StartedBackend } from '../backendInfo.ts';
import relaxedUrl from './assembly/compiled/relaxed-simd.wasm?url';
import simdKernelsUrl from './assembly/compiled/simd.wasm?url';
import { refuseFullMemory } from './fullMemory.ts';
import { registerTransposedMatMul } from './kernels/transposedMatMul.ts';
import { registerWasmKernels } from './register.ts';

let isPrepared = false;

/**
 * Starts the backend.
 * @throws Error when WebAssembly is missing or its file cannot be fetched
 */
export async function startWasm(): Promise<StartedBackend> {
  if (typeof WebAssembly === 'undefined') throw new Error('this browser has no WebAssembly');
  const { BackendWasm, setWasmPaths } = await import('@tensorflow/tfjs-backend-wasm');
  if (!isPrepared) {
    // The threaded build breaks in a bundle and needs cross-origin isolation.
    tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
    const absolute = (url: string): string => new URL(url, import.meta.url).href;
    setWasmPaths({
      'tfjs-backend-wasm.wasm': absolute(plainUrl),
      'tfjs-backend-wasm-simd.wasm': absolute(simdUrl),
      'tfjs-backend-wasm-threaded-simd.wasm': absolute(simdUrl),
    });
    registerTransposedMatMul();
    isPrepared = true;
  }
  if (!(await tf.setBackend('wasm')))
    throw new Error('its WebAssembly module could not be started');
  const backend = tf.backend();
  if (backend instanceof BackendWasm) {
    refuseFullMemory(backend);
    // Without fused multiply-add, the fast build is the exact one: it is fetched once.
    const fetchPlain = once(fetchBytes(simdKernelsUrl));
    await registerWasmKernels(backend, [fetchBytes(relaxedUrl), fetchPlain], fetchPlain);
  }
  const hasSimd = (await tf.env().getAsync('WASM_HAS_SIMD_SUPPORT')) === true;
  return {
    name: 'wasm',
    renderer: hasSimd ? 'processor, SIMD' : 'processor',
    isSoftware: false,
    whyNotExact: hasExactKernels()
      ? null
      : 'WebAssembly has no SIMD here, which exact arithmetic needs.',
    shortfall: hasSimd
      ? null
      : 'WebAssembly has no SIMD here: everything works, but training is slower.',
  };
}

/** The same function, called at most once. */
function once<Result>(get: () => Promise<Result>): () => Promise<Result> {
  let result: Promise<Result> | null = null;
  return () => {
    result ??= get();
    return result;
  };
}

/** A function that fetches a build of our WebAssembly. */
function fetchBytes(url: string): () => Promise<ArrayBuffer> {
  return async () => {
    const response = await fetch(new URL(url, import.meta.url));
    if (!response.ok) throw new Error(`${url} cannot be fetched: ${response.status}`);
    return response.arrayBuffer();
  };
}
