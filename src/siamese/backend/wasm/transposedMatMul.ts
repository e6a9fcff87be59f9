/**
 * Matrix products with a transposed input, for the WASM backend. TensorFlow.js hands a product to
 * XNNPACK only where neither input is transposed and runs a plain loop otherwise; every gradient of
 * a product has one transposed input. Transposing first and multiplying then is several times faster.
 */
import {
  BatchMatMul,
  backend as currentBackend,
  getKernel,
  type KernelConfig,
  registerKernel,
  type TensorInfo,
  Transpose,
  unregisterKernel,
} from '@tensorflow/tfjs-core';

/**
 * Puts itself before the WASM backend's own `BatchMatMul`, which then does the product. To be called
 * before the backend starts, which is when kernels are set up.
 */
export function registerTransposedMatMul(): void {
  const product = getKernel(BatchMatMul, 'wasm');
  const transpose = getKernel(Transpose, 'wasm');
  unregisterKernel(BatchMatMul, 'wasm');
  registerKernel(transposeFirst(product, transpose));
}

function transposeFirst(product: KernelConfig, transpose: KernelConfig): KernelConfig {
  return {
    ...product,
    kernelFunc: ({ inputs, backend, attrs }) => {
      const temporary: TensorInfo[] = [];
      const plain = (tensor: TensorInfo | undefined, isTransposed: boolean): TensorInfo => {
        if (tensor === undefined) throw new Error('BatchMatMul takes two inputs, a and b');
        if (!isTransposed) return tensor;
        const perm = tensor.shape.map((_, axis) => axis);
        perm.push(...perm.splice(-2).reverse());
        const transposed = transpose.kernelFunc({
          inputs: { x: tensor },
          backend,
          attrs: { perm },
        });
        if (Array.isArray(transposed)) throw new Error('Transpose gave more than one output');
        temporary.push(transposed);
        return transposed;
      };
      const a = plain(inputs['a'], attrs?.['transposeA'] === true);
      const b = plain(inputs['b'], attrs?.['transposeB'] === true);
      const result = product.kernelFunc({
        inputs: { a, b },
        backend,
        attrs: { transposeA: false, transposeB: false },
      });
      for (const { dataId } of temporary) currentBackend().disposeData(dataId);
      return result;
    },
  };
}
