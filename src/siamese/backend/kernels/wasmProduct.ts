/**
 * Matrix products by our own WebAssembly, in place of the WASM backend's `BatchMatMul` and
 * `_FusedMatMul`. TensorFlow.js hands a product to XNNPACK only where neither factor is transposed,
 * and every gradient of a product has one that is; here a transposed factor is read as it lies.
 */
import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import {
  _FusedMatMul,
  BatchMatMul,
  getKernel,
  type KernelConfig,
  type NamedAttrMap,
  type NamedTensorInfoMap,
  registerKernel,
  type TensorInfo,
  unregisterKernel,
  util,
} from '@tensorflow/tfjs-core';
import { addressOf, type WasmKernels } from './wasmKernels.ts';

const bytesPerNumber = 4;
/** Columns that are computed at once; what is packed and the bias are filled up to a multiple of it. */
const tileColumns = 8;
const tileNumbers = 4 * tileColumns;

/** A product that our WebAssembly can do: [rows, inner] · [inner, columns]. */
interface Product {
  readonly a: TensorInfo;
  readonly b: TensorInfo;
  readonly bias: TensorInfo | null;
  readonly transposeA: boolean;
  readonly transposeB: boolean;
  readonly isRelu: boolean;
  readonly rows: number;
  readonly inner: number;
  readonly columns: number;
}

/** What stood in our place before; a backend that is started again has ours replaced, not stacked. */
const replaced = new Map<string, KernelConfig>();

/**
 * Puts our products before a backend's own, which are left what ours were not made for: batches of
 * matrices, other number types, other activations.
 */
export function registerWasmProduct(backend: BackendWasm, kernels: WasmKernels): void {
  for (const kernelName of [BatchMatMul, _FusedMatMul]) {
    const own = replaced.get(kernelName) ?? getKernel(kernelName, 'wasm');
    replaced.set(kernelName, own);
    unregisterKernel(kernelName, 'wasm');
    registerKernel({
      ...own,
      kernelFunc: (call) => {
        const product = readProduct(call.inputs, call.attrs ?? {});
        return product === null ? own.kernelFunc(call) : multiply(kernels, backend, product);
      },
    });
  }
}

/** What a call asks for, or `null` where it is none of ours. */
function readProduct(inputs: NamedTensorInfoMap, attrs: NamedAttrMap): Product | null {
  const { a, b, bias = null } = inputs;
  const activation = attrs['activation'] ?? 'linear';
  const isKnown = activation === 'linear' || activation === 'relu';
  if (a === undefined || b === undefined || !isKnown) return null;
  if ([a, b, bias].some((tensor) => tensor !== null && tensor.dtype !== 'float32')) return null;
  const transposeA = attrs['transposeA'] === true;
  const transposeB = attrs['transposeB'] === true;
  const [rows, inner] = sidesOf(a, transposeA);
  const [innerOfB, columns] = sidesOf(b, transposeB);
  const fits = inner === innerOfB && rows * inner * columns > 0;
  const biasFits = bias === null || (bias.shape.length === 1 && bias.shape[0] === columns);
  if (!fits || !biasFits) return null;
  const isRelu = activation === 'relu';
  return { a, b, bias, transposeA, transposeB, isRelu, rows, inner, columns };
}

/** Rows and columns of a matrix as it is used; 0 and 0 where there are several of them. */
function sidesOf({ shape }: TensorInfo, isTransposed: boolean): [rows: number, columns: number] {
  const [rows = 0, columns = 0] = shape.slice(-2);
  if (util.sizeFromShape(shape.slice(0, -2)) !== 1) return [0, 0];
  return isTransposed ? [columns, rows] : [rows, columns];
}

function multiply(kernels: WasmKernels, backend: BackendWasm, product: Product): TensorInfo {
  const { a, b, bias, transposeA, transposeB, isRelu, rows, inner, columns } = product;
  const batch = a.shape.length >= b.shape.length ? a.shape.slice(0, -2) : b.shape.slice(0, -2);
  const result = backend.makeOutput([...batch, rows, columns], 'float32');
  const filledColumns = tileColumns * Math.ceil(columns / tileColumns);
  // In a row: a tile to write over, the bias filled up, the packed right factor.
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
    isRelu ? 1 : 0,
  );
  backend.disposeData(scratch.dataId);
  return result;
}

/** Bytes from one row of a matrix to the next, and from one column to the next, as it is used. */
function stepsOf(isTransposed: boolean, storedColumns: number): [row: number, column: number] {
  const rowBytes = bytesPerNumber * storedColumns;
  return isTransposed ? [bytesPerNumber, rowBytes] : [rowBytes, bytesPerNumber];
}
