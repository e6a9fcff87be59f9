/** Owns the list of our kernels for the WebGL backend: a new kernel needs a line here. */
import type { MathBackendWebGL } from '@tensorflow/tfjs-backend-webgl';
import { registerWebGlAdamUpdate } from './adamUpdate.ts';
import { registerWebGlColumnSums } from './columnSums.ts';
import { registerWebGlContrastivePairs } from './contrastivePairs.ts';
import { registerWebGlLstmCell } from './lstmCell.ts';
import { registerWebGlMatMul } from './matMul.ts';
import { registerWebGlReluGradient } from './reluGradient.ts';

const kernels = [
  registerWebGlAdamUpdate,
  registerWebGlColumnSums,
  registerWebGlContrastivePairs,
  registerWebGlLstmCell,
  registerWebGlMatMul,
  registerWebGlReluGradient,
];

/** Registers our kernels for a backend that has started. */
export function registerWebGlKernels(backend: MathBackendWebGL): void {
  for (const register of kernels) register(backend);
}
