/**
 * Computes matrix products with a transposed input on the WASM backend. TensorFlow.js uses XNNPACK only
 * if neither input is transposed, and else a plain loop; but every gradient of a product has a transposed
 * input. To transpose first and then multiply is several times faster.
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
 * Puts a kernel in front of the WASM backend's own `BatchMatMul`, which then computes the product. Must
 * run before the backend starts, because kernels are set up at the start.
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
