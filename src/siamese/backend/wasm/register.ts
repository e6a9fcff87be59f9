/** Owns the list of our kernels for the WASM backend, fast and exact: a new kernel needs a line here. */
import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import { computesExactly, declareExactKernels } from '../../ops/exactArithmetic.ts';
import { registerWasmAdamUpdate } from './kernels/adamUpdate.ts';
import { registerWasmColumnSums } from './kernels/columnSums.ts';
import { registerWasmContrastivePairs } from './kernels/contrastivePairs.ts';
import { registerExactFunctions } from './kernels/exactFunctions.ts';
import { registerWasmGatherRows } from './kernels/gatherRows.ts';
import { registerWasmLstmCell } from './kernels/lstmCell.ts';
import { registerWasmMatMul } from './kernels/matMul.ts';
import { registerWasmOrthogonalMove } from './kernels/orthogonalMove.ts';
import { registerWasmReluGradient } from './kernels/reluGradient.ts';
import { loadWasmKernels, type WasmFunctions } from './module.ts';

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

/** Fetches a build of our WebAssembly. */
type FetchBuild = () => Promise<BufferSource>;

/**
 * Registers our kernels for a backend that has started.
 * @param variants builds of our WebAssembly, as for `loadWasmKernels`
 * @param exactBuild the one build that exact arithmetic uses: without fused multiply-add
 * @throws Error when a loaded build lacks a function
 */
export async function registerWasmKernels(
  backend: BackendWasm,
  variants: readonly FetchBuild[],
  exactBuild: FetchBuild,
): Promise<void> {
  for (const register of inTypeScript) register(backend);
  const [fast, exact] = await Promise.all([
    loadWasmKernels(backend, variants),
    loadWasmKernels(backend, [exactBuild]),
  ]);
  declareExactKernels('wasm', fast !== null && exact !== null);
  if (fast === null) return;
  const find = exact === null ? fast : eitherOf(fast, exact);
  for (const register of inWebAssembly) register(backend, find);
  if (exact !== null) registerExactFunctions(backend);
}

/** Functions that compute exactly whenever exact arithmetic is asked for. */
function eitherOf(fast: WasmFunctions, exact: WasmFunctions): WasmFunctions {
  return (name) => {
    const [fastest, same] = [fast(name), exact(name)];
    return (...numbers) => (computesExactly() ? same : fastest)(...numbers);
  };
}
