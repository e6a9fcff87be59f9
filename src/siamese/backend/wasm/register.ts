/** All kernels of ours for the WASM backend. */
import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import { registerWasmGatherRows } from './gatherRows.ts';
import { registerWasmLstmCell } from './lstmCell.ts';
import { registerWasmProduct } from './matMul.ts';
import { loadWasmKernels } from './module.ts';
import { registerWasmTraining } from './training.ts';

/**
 * Registers them for a backend that has started.
 * @param variants builds of our WebAssembly, as `loadWasmKernels` takes them
 */
export async function registerWasmKernels(
  backend: BackendWasm,
  variants: readonly (() => Promise<BufferSource>)[],
): Promise<void> {
  registerWasmGatherRows(backend);
  registerWasmLstmCell(backend);
  const kernels = await loadWasmKernels(backend, variants);
  if (kernels === null) return;
  registerWasmProduct(backend, kernels);
  registerWasmTraining(backend, kernels);
}
