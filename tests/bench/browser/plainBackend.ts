/** TensorFlow.js's own backends, with none of our kernels. */
import * as tf from '@tensorflow/tfjs';
import plainUrl from '@tensorflow/tfjs-backend-wasm/wasm-out/tfjs-backend-wasm.wasm?url';
import simdUrl from '@tensorflow/tfjs-backend-wasm/wasm-out/tfjs-backend-wasm-simd.wasm?url';
import type { BenchBackend } from './contender.ts';
import { registerConvolutionGradient } from './plainConvolutionGradient.ts';

/** Starts one; resolves to what it computes on. */
export async function startPlainBackend(backend: BenchBackend): Promise<string> {
  if (backend === 'wasm') {
    await startWasm();
  } else {
    // Or TensorFlow.js takes no software renderer.
    tf.env().set('SOFTWARE_WEBGL_ENABLED', true);
    await tf.setBackend('webgl');
  }
  if (tf.getBackend() !== backend) throw new Error(`The ${backend} backend does not start`);
  return `TensorFlow.js ${tf.version_core}`;
}

async function startWasm(): Promise<void> {
  const { BackendWasm, setWasmPaths } = await import('@tensorflow/tfjs-backend-wasm');
  // One thread, as a page without cross-origin isolation has it.
  tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
  setWasmPaths({
    'tfjs-backend-wasm.wasm': plainUrl,
    'tfjs-backend-wasm-simd.wasm': simdUrl,
    'tfjs-backend-wasm-threaded-simd.wasm': simdUrl,
  });
  await tf.setBackend('wasm');
  const backend = tf.backend();
  if (backend instanceof BackendWasm) registerConvolutionGradient(backend);
}
