/**
 * Computes matrix products on WebGL; the plain version is `tf.matMul`. With them and `ColumnSums`, a step
 * of the default takes 75 ms in software, without them 107 ms. A kernel's gradient has few numbers, each
 * a sum over a whole batch: these sums are spread over the graphics card.
 */
import type { MathBackendWebGL } from '@tensorflow/tfjs-backend-webgl';
import { env, type TensorInfo } from '@tensorflow/tfjs-core';
import { type Product, putProductsInFront } from '../products.ts';
import { blocksOf, sumOfBlocks, texelsAlong } from './blocks.ts';
import { productProgram } from './matMulProgram.ts';

/** Puts the programs in front of the backend's own. */
export function registerWebGlMatMul(backend: MathBackendWebGL): void {
  putProductsInFront('webgl', (product) => multiply(backend, product));
}

function multiply(backend: MathBackendWebGL, product: Product): TensorInfo | null {
  const { a, b, bias, rows, inner, columns, hasRelu, resultShape: shape } = product;
  const operands = bias === null ? [a, b] : [a, b, bias];
  if (!operands.every((operand) => liesPlainly(backend, operand))) return null;
  const outputTexels = texelsAlong(rows) * texelsAlong(columns);
  const isPlain = bias === null && !hasRelu;
  const blocks = isPlain ? blocksOf(outputTexels, texelsAlong(inner)) : 1;
  const result = backend.runWebGLProgram(productProgram(product, blocks), operands, 'float32');
  if (blocks === 1) return { ...result, shape };
  const sum = backend.runWebGLProgram(sumOfBlocks(rows, columns, blocks), [result], 'float32');
  backend.disposeData(result.dataId);
  return { ...sum, shape };
}

/**
 * Whether the texture of a matrix or a row has, or will have, the layout of its shape. A side that is too
 * long for a texture is folded.
 */
function liesPlainly(backend: MathBackendWebGL, { shape, dataId }: TensorInfo): boolean {
  const texels = [1, ...shape].slice(-2).map(texelsAlong);
  const { texture, isPacked, texShape } = backend.texData.get(dataId);
  if (texture && isPacked) return texShape?.map(texelsAlong).join() === texels.join();
  const longest = env().getNumber('WEBGL_MAX_TEXTURE_SIZE');
  return texels.every((length) => length <= longest);
}
