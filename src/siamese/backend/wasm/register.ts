/** Owns the list of our kernels for the WASM backend: a new kernel needs a line here. */
import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import { registerWasmAdamUpdate } from './adamUpdate.ts';
import { registerWasmColumnSums } from './columnSums.ts';
import { registerWasmContrastivePairs } from './contrastivePairs.ts';
import { registerWasmGatherRows } from './gatherRows.ts';
import { registerWasmLstmCell } from './lstmCell.ts';
import { registerWasmMatMul } from './matMul.ts';
import { loadWasmKernels } from './module.ts';
import { registerWasmOrthogonalMove } from './orthogonalMove.ts';
import { registerWasmReluGradient } from './reluGradient.ts';

/** Kernels in TypeScript: they run wherever the backend runs. */
const inTypeScript = [registerWasmGatherRows, registerWasmLstmCell];

/** Kernels that need a build of our WebAssembly. */
const inWebAssembly = [
  registerWasmAdamUpdate,
  registerWasmColumnSums,
  registerWasmContrastivePairs,
  registerWasmMatMul,
  registerWasmOrthogonalMove,
  registerWasmReluGradient,
];

/**
 * Registers our kernels for a backend that has started.
 * @param variants builds of our WebAssembly, as for `loadWasmKernels`
 * @throws Error when the loaded build lacks a function
 */
export async function registerWasmKernels(
  backend: BackendWasm,
  variants: readonly (() => Promise<BufferSource>)[],
): Promise<void> {
  for (const register of inTypeScript) register(backend);
  const find = await loadWasmKernels(backend, variants);
  if (find === null) return;
  for (const register of inWebAssembly) register(backend, find);
}
