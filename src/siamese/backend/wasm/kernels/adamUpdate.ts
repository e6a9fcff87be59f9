/** Computes Adam's update on WASM with our own WebAssembly: one pass over the memory. */
import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import { util } from '@tensorflow/tfjs-core';
import { adamUpdateName } from '../../../ops/adamUpdate.ts';
import { pickOfOneShape } from '../../kernelInputs.ts';
import { registerOurs } from '../../registerOurs.ts';
import { addressOf, type WasmFunctions } from '../module.ts';

/** Registers the kernel for the WASM backend. */
export function registerWasmAdamUpdate(backend: BackendWasm, find: WasmFunctions): void {
  const run = find('adamUpdate');
  registerOurs(adamUpdateName, 'wasm', ({ inputs, attrs = {} }) => {
    const names = ['parameters', 'gradient', 'firstMoment', 'secondMoment'] as const;
    const vectors = pickOfOneShape(inputs, names);
    const { shape } = vectors[0];
    const outputs = Array.from({ length: 3 }, () => backend.makeOutput(shape, 'float32'));
    run(
      ...[...vectors, ...outputs].map((tensor) => addressOf(backend, tensor)),
      util.sizeFromShape(shape),
      ...['rate', 'firstDecay', 'secondDecay', 'epsilon'].map((name) => Number(attrs[name])),
    );
    return outputs;
  });
}
