/**
 * Puts our matrix products in front of a backend's `BatchMatMul` and `_FusedMatMul`. The backend keeps
 * the other cases: batches of matrices, other number types, other activations.
 */
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
import { computesExactly } from '../ops/exactArithmetic.ts';

/** op(a) [rows, inner] · op(b) [inner, columns], op may transpose; then bias and ReLU. */
export interface Product {
  readonly a: TensorInfo;
  readonly b: TensorInfo;
  /** [columns] one number per column, added to every row. */
  readonly bias: TensorInfo | null;
  readonly transposeA: boolean;
  readonly transposeB: boolean;
  readonly hasRelu: boolean;
  readonly rows: number;
  readonly inner: number;
  readonly columns: number;
  /** The result's shape: as many sides of length 1 as the factors have, then rows and columns. */
  readonly resultShape: number[];
}

/** The backend's own kernels. After a restart, ours replaces our earlier one instead of wrapping it. */
const replaced = new Map<string, KernelConfig>();

/**
 * Puts our products in front of a backend's own.
 * @param multiply returns `null` for a product that it cannot compute
 */
export function putProductsInFront(
  backendName: string,
  multiply: (product: Product) => TensorInfo | null,
): void {
  for (const kernelName of [BatchMatMul, _FusedMatMul]) {
    const key = `${backendName} ${kernelName}`;
    const own = replaced.get(key) ?? getKernel(kernelName, backendName);
    replaced.set(key, own);
    unregisterKernel(kernelName, backendName);
    registerKernel({
      ...own,
      kernelFunc: (call) => {
        const product = readProduct(call.inputs, call.attrs ?? {});
        return (product && multiply(product)) ?? ownProduct(own, call);
      },
    });
  }
}

/** The backend's own products choose their code by the processor: they are never exact. */
function ownProduct(own: KernelConfig, call: Parameters<KernelConfig['kernelFunc']>[0]) {
  if (computesExactly()) {
    throw new Error('Exact arithmetic has products of two float32 matrices only');
  }
  return own.kernelFunc(call);
}

/** The product of a call; `null` if ours cannot compute it. */
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
  const outer = a.shape.length >= b.shape.length ? a.shape.slice(0, -2) : b.shape.slice(0, -2);
  const resultShape = [...outer, rows, columns];
  const hasRelu = activation === 'relu';
  return { a, b, bias, transposeA, transposeB, hasRelu, rows, inner, columns, resultShape };
}

/** Rows and columns of a matrix, after transposing; 0 and 0 for several matrices. */
function sidesOf({ shape }: TensorInfo, isTransposed: boolean): [rows: number, columns: number] {
  const [rows = 0, columns = 0] = shape.slice(-2);
  if (util.sizeFromShape(shape.slice(0, -2)) !== 1) return [0, 0];
  return isTransposed ? [columns, rows] : [rows, columns];
}
