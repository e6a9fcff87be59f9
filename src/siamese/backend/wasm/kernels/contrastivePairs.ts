/** Computes the contrastive loss over all pairs of a batch on WASM with our own WebAssembly. */
import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import { contrastivePairsName } from '../../../ops/contrastivePairs.ts';
import { pickOfOneShape } from '../../kernelInputs.ts';
import { registerOurs } from '../../registerOurs.ts';
import { addressOf, type WasmFunctions } from '../module.ts';

/** Registers the kernel for the WASM backend. */
export function registerWasmContrastivePairs(backend: BackendWasm, find: WasmFunctions): void {
  const run = find('contrastivePairs');
  registerOurs(contrastivePairsName, 'wasm', ({ inputs, attrs = {} }) => {
    const names = ['products', 'positiveWeights', 'negatives'] as const;
    const matrices = pickOfOneShape(inputs, names);
    const [{ shape }] = matrices;
    const loss = backend.makeOutput([], 'float32');
    const coefficients = backend.makeOutput(shape, 'float32');
    run(
      ...[...matrices, coefficients, loss].map((tensor) => addressOf(backend, tensor)),
      shape[0] ?? 0,
      Number(attrs['margin']),
      Number(attrs['smallestSquared']),
    );
    return [loss, coefficients];
  });
}
