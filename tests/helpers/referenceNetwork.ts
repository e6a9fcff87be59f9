/**
 * Owns the independent truth for the network: its layers as plain loops in float64, directly from their
 * definitions. Shares no code with `src/siamese/`.
 */
import { lstmReference } from './referenceLstm.ts';

/** Numbers with a shape, row by row. */
export interface ReferenceTensor {
  readonly shape: readonly number[];
  readonly data: Float64Array;
}

export type ReferenceLayer =
  | {
      op: 'conv2d';
      filters: number;
      kernelSize: number;
      stride: number;
      padding: number;
      activation: string;
    }
  | { op: 'flatten' }
  | { op: 'dense'; units: number; activation: string }
  | { op: 'lstm'; units: number }
  | { op: 'l2normalize' };

function activate(value: number, activation: string): number {
  return activation === 'relu' ? Math.max(0, value) : value;
}

/** A convolution by its definition: input [height, width, channels], kernel HWIO. */
export function convolve(
  input: ReferenceTensor,
  kernel: Float64Array,
  bias: Float64Array,
  layer: {
    filters: number;
    kernelSize: number;
    stride: number;
    padding: number;
    activation: string;
  },
): ReferenceTensor {
  const [height = 0, width = 0, channels = 0] = input.shape;
  const { filters, kernelSize, stride, padding } = layer;
  const pixel = (y: number, x: number, channel: number): number =>
    y < 0 || x < 0 || y >= height || x >= width
      ? 0
      : (input.data[(y * width + x) * channels + channel] ?? 0);
  const sumAt = (y: number, x: number, filter: number): number => {
    let sum = bias[filter] ?? 0;
    for (let tap = 0; tap < kernelSize * kernelSize * channels; tap++) {
      const channel = tap % channels;
      const kx = Math.floor(tap / channels) % kernelSize;
      const ky = Math.floor(tap / channels / kernelSize);
      const value = pixel(y * stride + ky - padding, x * stride + kx - padding, channel);
      sum += value * (kernel[tap * filters + filter] ?? 0);
    }
    return sum;
  };
  const outHeight = Math.floor((height + 2 * padding - kernelSize) / stride) + 1;
  const outWidth = Math.floor((width + 2 * padding - kernelSize) / stride) + 1;
  const data = Float64Array.from({ length: outHeight * outWidth * filters }, (_, index) => {
    const place = Math.floor(index / filters);
    const sum = sumAt(Math.floor(place / outWidth), place % outWidth, index % filters);
    return activate(sum, layer.activation);
  });
  return { shape: [outHeight, outWidth, filters], data };
}

/** A dense layer: input [inputs], kernel [inputs, units]. */
export function dense(
  input: Float64Array,
  kernel: Float64Array,
  bias: Float64Array,
  layer: { units: number; activation: string },
): Float64Array {
  return Float64Array.from({ length: layer.units }, (_, unit) => {
    let sum = bias[unit] ?? 0;
    for (let index = 0; index < input.length; index++) {
      sum += (input[index] ?? 0) * (kernel[index * layer.units + unit] ?? 0);
    }
    return activate(sum, layer.activation);
  });
}

/** Sends an image's rows through LSTM cells; returns the last hidden state. */
function readRows(
  { shape, data }: ReferenceTensor,
  units: number,
  take: (count: number) => Float64Array,
): Float64Array {
  const [steps = 0, inputs = 0] = shape;
  const weights = {
    kernel: take(inputs * 4 * units),
    recurrentKernel: take(units * 4 * units),
    bias: take(4 * units),
  };
  return lstmReference({ steps, images: 1, inputs, units }, weights, data);
}

/** x ÷ √max(Σ x², 1e-6), as the weights file defines it. */
export function scaledToUnitLength(x: Float64Array): Float64Array {
  const squares = x.reduce((sum, value) => sum + value * value, 0);
  return x.map((value) => value / Math.sqrt(Math.max(squares, 1e-6)));
}

function applyLayer(
  layer: ReferenceLayer,
  current: ReferenceTensor,
  take: (count: number) => Float64Array,
): ReferenceTensor {
  const asRow = (data: Float64Array): ReferenceTensor => ({ shape: [data.length], data });
  switch (layer.op) {
    case 'conv2d': {
      const channels = current.shape[2] ?? 0;
      const kernel = take(layer.kernelSize ** 2 * channels * layer.filters);
      return convolve(current, kernel, take(layer.filters), layer);
    }
    case 'dense': {
      const kernel = take(current.data.length * layer.units);
      return asRow(dense(current.data, kernel, take(layer.units), layer));
    }
    case 'lstm':
      return asRow(readRows(current, layer.units, take));
    case 'l2normalize':
      return asRow(scaledToUnitLength(current.data));
    case 'flatten':
      return asRow(current.data);
  }
}

/**
 * Embeds one 28×28 image (0…1).
 * @param parameters for each layer in turn: kernel, an LSTM's recurrent kernel, bias
 */
export function embedReference(
  layers: readonly ReferenceLayer[],
  parameters: Float64Array,
  image: Float64Array,
): Float64Array {
  let offset = 0;
  const take = (count: number): Float64Array => {
    offset += count;
    return parameters.subarray(offset - count, offset);
  };
  let current: ReferenceTensor = { shape: [28, 28, 1], data: image };
  for (const layer of layers) current = applyLayer(layer, current, take);
  return current.data;
}

/** Cosine distance: one less the cosine of the angle. */
export function cosineReference(a: ArrayLike<number>, b: ArrayLike<number>): number {
  const [first, second] = [Array.from(a), Array.from(b)];
  const product = first.reduce((sum, value, k) => sum + value * (second[k] ?? 0), 0);
  return 1 - product / (Math.hypot(...first) * Math.hypot(...second));
}

/** Euclidean distance. */
export function distanceReference(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let squares = 0;
  for (let index = 0; index < a.length; index++) {
    squares += ((a[index] ?? 0) - (b[index] ?? 0)) ** 2;
  }
  return Math.sqrt(squares);
}
