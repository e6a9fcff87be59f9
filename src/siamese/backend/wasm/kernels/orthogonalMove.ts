/** Moves matrices along their orthogonalised momentum on WASM with our own WebAssembly: one call for each. */
import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import { util } from '@tensorflow/tfjs-core';
import {
  moveScale,
  orthogonalMoveName,
  type ParameterMatrix,
} from '../../../ops/orthogonalMove.ts';
import { pickOfOneShape } from '../../kernelInputs.ts';
import { registerOurs } from '../../registerOurs.ts';
import { addressOf, type WasmFunctions } from '../module.ts';

const bytesPerNumber = 4;

/** Registers the kernel for the WASM backend. */
export function registerWasmOrthogonalMove(backend: BackendWasm, find: WasmFunctions): void {
  const move = find('orthogonalMove');
  registerOurs(orthogonalMoveName, 'wasm', ({ inputs, attrs = {} }) => {
    const [parameters, others, gradient, momentum] = pickOfOneShape(inputs, [
      'parameters',
      'others',
      'gradient',
      'momentum',
    ]);
    const [rate, decay] = [Number(attrs['rate']), Number(attrs['decay'])];
    const matrices = matricesIn(attrs['matrices'], util.sizeFromShape(parameters.shape));
    const result = backend.makeOutput(parameters.shape, 'float32');
    const scratch = backend.makeOutput([Math.max(1, ...matrices.map(scratchNumbers))], 'float32');
    backend.typedArrayFromHeap(result).set(backend.typedArrayFromHeap(others));
    for (const matrix of matrices) {
      const { offset, rows, columns } = matrix;
      const addresses = [parameters, gradient, momentum, result].map(
        (tensor) => addressOf(backend, tensor) + bytesPerNumber * offset,
      );
      const step = rate * moveScale(matrix);
      move(...addresses, rows, columns, decay, step, addressOf(backend, scratch));
    }
    backend.disposeData(scratch.dataId);
    return result;
  });
}

/**
 * Reads the flat list of offsets, rows and columns.
 * @param size of the vector in which all matrices lie
 * @throws Error when a matrix does not lie within it
 */
function matricesIn(list: unknown, size: number): ParameterMatrix[] {
  if (!Array.isArray(list)) throw new Error('The matrices are missing');
  return Array.from({ length: list.length / 3 }, (_, index) => {
    const [offset, rows, columns] = list.slice(3 * index, 3 * index + 3).map(Number);
    const isWithin =
      offset !== undefined &&
      rows !== undefined &&
      columns !== undefined &&
      offset + rows * columns <= size;
    if (!isWithin) throw new Error(`A matrix does not lie within ${size} numbers`);
    return { offset, rows, columns };
  });
}

/** In this order: a tile, zeros, packed panels, the matrix of slopes, five squares. */
function scratchNumbers({ rows, columns }: ParameterMatrix): number {
  const side = Math.min(rows, columns);
  const wide = filled(Math.max(rows, columns));
  return 32 + wide + wide * filled(side) + rows * columns + 5 * side * side;
}

function filled(numbers: number): number {
  return 8 * Math.ceil(numbers / 8);
}
