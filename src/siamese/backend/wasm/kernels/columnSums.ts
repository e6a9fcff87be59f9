/** Sums each column of a matrix on WASM with our own WebAssembly. */
import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import { columnSumsName } from '../../../ops/columnSums.ts';
import { pick } from '../../kernelInputs.ts';
import { registerOurs } from '../../registerOurs.ts';
import { addressOf, type WasmFunctions } from '../module.ts';

/** Registers the kernel for the WASM backend. */
export function registerWasmColumnSums(backend: BackendWasm, find: WasmFunctions): void {
  const run = find('columnSums');
  registerOurs(columnSumsName, 'wasm', ({ inputs }) => {
    const [from] = pick(inputs, ['rows']);
    const [rows = 0, columns = 0] = from.shape;
    const result = backend.makeOutput([1, columns], 'float32');
    run(addressOf(backend, from), addressOf(backend, result), rows, columns);
    return result;
  });
}
