/** Computes the gradient through a ReLU on WASM with our own WebAssembly. */
import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import { util } from '@tensorflow/tfjs-core';
import { reluGradientName } from '../../../ops/reluGradient.ts';
import { pickOfOneShape } from '../../kernelInputs.ts';
import { registerOurs } from '../../registerOurs.ts';
import { addressOf, type WasmFunctions } from '../module.ts';

/** Registers the kernel for the WASM backend. */
export function registerWasmReluGradient(backend: BackendWasm, find: WasmFunctions): void {
  const run = find('reluGradient');
  registerOurs(reluGradientName, 'wasm', ({ inputs }) => {
    const [gradient, output] = pickOfOneShape(inputs, ['outputGradient', 'output']);
    const result = backend.makeOutput(output.shape, 'float32');
    const addresses = [gradient, output, result].map((tensor) => addressOf(backend, tensor));
    run(...addresses, util.sizeFromShape(output.shape));
    return result;
  });
}
