/** Steps of training as single passes over the WASM backend's memory, by our own WebAssembly. */
import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import { type KernelFunc, registerKernel, util } from '@tensorflow/tfjs-core';
import { adamUpdateName } from '../../ops/adamUpdate.ts';
import { columnSumsName } from '../../ops/columnSums.ts';
import { contrastivePairsName } from '../../ops/contrastivePairs.ts';
import { reluGradientName } from '../../ops/reluGradient.ts';
import { pick, pickOfOneShape } from '../kernelInputs.ts';
import { addressOf, type WasmKernels } from './module.ts';

/** Registers them for a WASM backend. */
export function registerWasmTraining(backend: BackendWasm, kernels: WasmKernels): void {
  const register = (kernelName: string, kernelFunc: KernelFunc): void =>
    registerKernel({ kernelName, backendName: 'wasm', kernelFunc });
  register(reluGradientName, ({ inputs }) => {
    const [gradient, output] = pickOfOneShape(inputs, ['outputGradient', 'output']);
    const result = backend.makeOutput(output.shape, 'float32');
    const addresses = [gradient, output, result].map((tensor) => addressOf(backend, tensor));
    kernels.reluGradient(...addresses, util.sizeFromShape(output.shape));
    return result;
  });
  register(columnSumsName, ({ inputs }) => {
    const [from] = pick(inputs, ['rows']);
    const [rows = 0, columns = 0] = from.shape;
    const result = backend.makeOutput([1, columns], 'float32');
    kernels.columnSums(addressOf(backend, from), addressOf(backend, result), rows, columns);
    return result;
  });
  register(contrastivePairsName, ({ inputs, attrs = {} }) => {
    const names = ['products', 'positiveWeights', 'negatives'] as const;
    const matrices = pickOfOneShape(inputs, names);
    const [{ shape }] = matrices;
    const loss = backend.makeOutput([], 'float32');
    const coefficients = backend.makeOutput(shape, 'float32');
    kernels.contrastivePairs(
      ...[...matrices, coefficients, loss].map((tensor) => addressOf(backend, tensor)),
      shape[0] ?? 0,
      Number(attrs['margin']),
      Number(attrs['smallestSquared']),
    );
    return [loss, coefficients];
  });
  register(adamUpdateName, ({ inputs, attrs = {} }) => {
    const names = ['parameters', 'gradient', 'firstMoment', 'secondMoment'] as const;
    const vectors = pickOfOneShape(inputs, names);
    const { shape } = vectors[0];
    const outputs = Array.from({ length: 3 }, () => backend.makeOutput(shape, 'float32'));
    kernels.adamUpdate(
      ...[...vectors, ...outputs].map((tensor) => addressOf(backend, tensor)),
      util.sizeFromShape(shape),
      ...['rate', 'firstDecay', 'secondDecay', 'epsilon'].map((name) => Number(attrs[name])),
    );
    return outputs;
  });
}
