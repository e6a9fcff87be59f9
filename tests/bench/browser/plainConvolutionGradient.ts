/**
 * The gradient of a convolution's weights, which TensorFlow.js does not have on WASM (tfjs#8474) and
 * without which no CNN of tf.layers trains there: the plain loop that one would write. Stride 1, no
 * padding, NHWC: all that the tutorials' CNN asks for.
 */
import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import { Conv2DBackpropFilter, registerKernel, type TensorInfo } from '@tensorflow/tfjs-core';

/** Registers the kernel with a backend that has started. */
export function registerConvolutionGradient(backend: BackendWasm): void {
  registerKernel({
    kernelName: Conv2DBackpropFilter,
    backendName: 'wasm',
    kernelFunc: ({ inputs: { x, dy }, attrs = {} }) => {
      const { strides, pad, dataFormat, filterShape } = attrs;
      if (String(strides) !== '1,1' || pad !== 'valid' || dataFormat !== 'NHWC') {
        throw new Error('This gradient knows stride 1 without padding, NHWC');
      }
      const output = backend.makeOutput(String(filterShape).split(',').map(Number), 'float32');
      // Making the output can move the memory, so it is looked at only now.
      accumulate(viewOf(backend, x), viewOf(backend, dy), viewOf(backend, output));
      return output;
    },
  });
}

/** A tensor in WASM's memory. */
interface View {
  readonly values: Float32Array;
  readonly shape: readonly number[];
}

function viewOf(backend: BackendWasm, tensor: TensorInfo | undefined): View {
  const values = tensor === undefined ? null : backend.typedArrayFromHeap(tensor);
  if (tensor === undefined || !(values instanceof Float32Array)) {
    throw new Error('This gradient takes float32 only');
  }
  return { values, shape: tensor.shape };
}

/**
 * ∂loss/∂kernel at [row, column, channel, filter]: the products of what stood under it and of what
 * came of it, over all images and places.
 */
function accumulate(x: View, gradient: View, kernel: View): void {
  const [images = 0, inHeight = 0, inWidth = 0, channels = 0] = x.shape;
  const [, outHeight = 0, outWidth = 0, filters = 0] = gradient.shape;
  const [kernelHeight = 0, kernelWidth = 0] = kernel.shape;
  kernel.values.fill(0);
  /** Of one place: the kernel's row lies under a stretch of the input's row. */
  const addRow = (inputAt: number, gradientAt: number, kernelAt: number): void => {
    const taps = kernelWidth * channels;
    for (let tap = 0; tap < taps; tap++) {
      const input = x.values[inputAt + tap] ?? 0;
      const row = kernelAt + tap * filters;
      for (let filter = 0; filter < filters; filter++) {
        const product = input * (gradient.values[gradientAt + filter] ?? 0);
        kernel.values[row + filter] = (kernel.values[row + filter] ?? 0) + product;
      }
    }
  };
  for (let place = 0; place < images * outHeight * outWidth; place++) {
    const column = place % outWidth;
    const row = Math.floor(place / outWidth) % outHeight;
    const image = Math.floor(place / (outWidth * outHeight));
    for (let kernelRow = 0; kernelRow < kernelHeight; kernelRow++) {
      const inputRow = image * inHeight + row + kernelRow;
      addRow(
        (inputRow * inWidth + column) * channels,
        place * filters,
        kernelRow * kernelWidth * channels * filters,
      );
    }
  }
}
