/**
 * Matrix products on WebGL, in front of TensorFlow.js's own: about twice as fast in software, and the
 * gradient of a kernel, few numbers that are sums over a whole batch, keeps a graphics card busy.
 */
import type { MathBackendWebGL } from '@tensorflow/tfjs-backend-webgl';
import {
  _FusedMatMul,
  BatchMatMul,
  env,
  getKernel,
  type KernelConfig,
  type NamedAttrMap,
  type NamedTensorInfoMap,
  registerKernel,
  type TensorInfo,
  unregisterKernel,
} from '@tensorflow/tfjs-core';
import { blocksOf, sumOfBlocks, texelsAlong } from './webglBlocks.ts';
import { type Product, productProgram } from './webglProduct.ts';

/** TensorFlow.js's kernels: what is registered outlives a backend that is ended and started again. */
const known = new Map<string, KernelConfig>();

/** Registers the programs; what they were not made for goes to TensorFlow.js's kernels. */
export function registerWebGlMatMul(backend: MathBackendWebGL): void {
  for (const name of [BatchMatMul, _FusedMatMul]) {
    const theirs = known.get(name) ?? getKernel(name, 'webgl');
    known.set(name, theirs);
    unregisterKernel(name, 'webgl');
    registerKernel({
      ...theirs,
      kernelFunc: (call) => {
        const product = productOf(backend, call.inputs, call.attrs ?? {});
        return product === null ? theirs.kernelFunc(call) : run(backend, call.inputs, product);
      },
    });
  }
}

/** What is to be multiplied; `null` where that is nothing for us. */
function productOf(
  backend: MathBackendWebGL,
  { a, b, bias, preluActivationWeights }: NamedTensorInfoMap,
  { transposeA, transposeB, activation = 'linear' }: NamedAttrMap,
): Product | null {
  if (a === undefined || b === undefined || preluActivationWeights !== undefined) return null;
  const operands = bias === undefined ? [a, b] : [a, b, bias];
  if (!operands.every((operand) => liesPlainly(backend, operand))) return null;
  const [[rows, inner], [innerOfB, columns]] = [sides(a, transposeA), sides(b, transposeB)];
  const hasBias = bias !== undefined;
  if (inner !== innerOfB || (hasBias && sides(bias, false).join() !== `1,${columns}`)) return null;
  const hasRelu = activation === 'relu';
  if (!hasRelu && activation !== 'linear') return null;
  return {
    ...{ rows, inner, columns, hasBias, hasRelu },
    transposeA: transposeA === true,
    transposeB: transposeB === true,
  };
}

/** Rows and columns of a matrix, or of what is one but for sides of length 1. */
function sides({ shape }: TensorInfo, isTransposed: unknown): [number, number] {
  const [rows = 1, columns = 1] = [1, ...shape].slice(-2);
  return isTransposed === true ? [columns, rows] : [rows, columns];
}

/**
 * Whether a tensor is one matrix of floats that lies in its texture, or will, as its shape says. A side
 * that is too long for a texture is folded.
 */
function liesPlainly(backend: MathBackendWebGL, tensor: TensorInfo): boolean {
  const { shape, dtype, dataId } = tensor;
  if (dtype !== 'float32' || shape.slice(0, -2).some((length) => length !== 1)) return false;
  const texels = sides(tensor, false).map(texelsAlong);
  const { texture, isPacked, texShape } = backend.texData.get(dataId);
  if (texture && isPacked) return texShape?.map(texelsAlong).join() === texels.join();
  const longest = env().getNumber('WEBGL_MAX_TEXTURE_SIZE');
  return texels.every((length) => length > 0 && length <= longest);
}

function run(
  backend: MathBackendWebGL,
  { a, b, bias }: NamedTensorInfoMap,
  product: Product,
): TensorInfo {
  const { rows, inner, columns, hasBias, hasRelu } = product;
  const operands = [a, b, bias].filter((operand) => operand !== undefined);
  const rank = Math.max(...operands.map((operand) => operand.shape.length));
  const shape = [...Array.from({ length: rank - 2 }, () => 1), rows, columns];
  const outputTexels = texelsAlong(rows) * texelsAlong(columns);
  const blocks = hasBias || hasRelu ? 1 : blocksOf(outputTexels, texelsAlong(inner));
  const result = backend.runWebGLProgram(productProgram(product, blocks), operands, 'float32');
  if (blocks === 1) return { ...result, shape };
  const sum = backend.runWebGLProgram(sumOfBlocks(rows, columns, blocks), [result], 'float32');
  backend.disposeData(result.dataId);
  return { ...sum, shape };
}
