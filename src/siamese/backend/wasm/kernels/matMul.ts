/**
 * Computes matrix products on WASM with our own WebAssembly; the plain version is `tf.matMul`.
 * TensorFlow.js uses XNNPACK only if neither factor is transposed, but every gradient of a product has a
 * transposed factor. Here, a transposed factor is read in place, without a transposed copy.
 */
import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import type { TensorInfo } from '@tensorflow/tfjs-core';
import { type Product, putProductsInFront } from '../../products.ts';
import { addressOf, type WasmFunction, type WasmFunctions } from '../module.ts';

const bytesPerNumber = 4;
/** Columns computed at once; packed columns and the bias are padded to a multiple of it. */
const tileColumns = 8;
const tileNumbers = 4 * tileColumns;

/** Puts our products in front of the backend's own, which keep the cases that ours cannot compute. */
export function registerWasmMatMul(backend: BackendWasm, find: WasmFunctions): void {
  const functions = { packPanels: find('packPanels'), multiply: find('multiply') };
  putProductsInFront('wasm', (product) => multiply(functions, backend, product));
}

function multiply(
  kernels: Readonly<Record<'packPanels' | 'multiply', WasmFunction>>,
  backend: BackendWasm,
  product: Product,
): TensorInfo {
  const { a, b, bias, transposeA, transposeB, hasRelu, rows, inner, columns } = product;
  const result = backend.makeOutput(product.resultShape, 'float32');
  const filledColumns = tileColumns * Math.ceil(columns / tileColumns);
  // In this order: a tile for overwriting, the padded bias, the packed right factor.
  const scratch = backend.makeOutput([tileNumbers + filledColumns * (1 + inner)], 'float32');
  const spare = addressOf(backend, scratch);
  const biasAddress = spare + bytesPerNumber * tileNumbers;
  const panels = biasAddress + bytesPerNumber * filledColumns;
  if (bias !== null) {
    kernels.packPanels(addressOf(backend, bias), 0, bytesPerNumber, 1, columns, biasAddress);
  } else {
    backend.typedArrayFromHeap(scratch).fill(0, tileNumbers, tileNumbers + filledColumns);
  }
  const [rowBytesB, columnBytesB] = stepsOf(transposeB, transposeB ? inner : columns);
  kernels.packPanels(addressOf(backend, b), rowBytesB, columnBytesB, inner, columns, panels);
  const [rowBytesA, innerBytesA] = stepsOf(transposeA, transposeA ? rows : inner);
  kernels.multiply(
    addressOf(backend, a),
    rowBytesA,
    innerBytesA,
    panels,
    biasAddress,
    spare,
    addressOf(backend, result),
    rows,
    columns,
    inner,
    hasRelu ? 1 : 0,
  );
  backend.disposeData(scratch.dataId);
  return result;
}

/** Bytes from one row of a matrix to the next, and from one column to the next, after transposing. */
function stepsOf(isTransposed: boolean, storedColumns: number): [row: number, column: number] {
  const rowBytes = bytesPerNumber * storedColumns;
  return isTransposed ? [bytesPerNumber, rowBytes] : [rowBytes, bytesPerNumber];
}
