/**
 * Owns how ONNX lays out the tensors of a weights file: a convolution's kernel OIHW, not HWIO; an LSTM's
 * gates input, output, forget, candidate, not input, forget, candidate, output.
 */
import type { Metadata } from '../metadata.ts';

/** `gates`: an LSTM's kernel or recurrent kernel; `gate-biases`: its bias; `plain`: laid out alike. */
export type TensorRole = 'convolution' | 'gates' | 'gate-biases' | 'plain';

/** The role of each tensor that is not plain, by name. */
export function tensorRoles({
  encoders,
}: Pick<Metadata, 'encoders'>): ReadonlyMap<string, TensorRole> {
  return new Map(
    encoders.flatMap(({ layers }) =>
      layers.flatMap((layer): [string, TensorRole][] => {
        if (layer.op === 'conv2d') return [[layer.kernel, 'convolution']];
        if (layer.op !== 'lstm') return [];
        return [
          [layer.kernel, 'gates'],
          [layer.recurrentKernel, 'gates'],
          [layer.bias, 'gate-biases'],
        ];
      }),
    ),
  );
}

/** Where ONNX has the numbers of a tensor. */
export interface OnnxLayout {
  readonly dims: readonly number[];
  /** How many numbers there are. */
  readonly size: number;
  /** The place in the weights file of the number at a place in ONNX; −1 if it is 0 and in no file. */
  readonly placeOf: (place: number) => number;
}

/** Our gate at each of ONNX's: input, output, forget, candidate. */
const gateAt = [0, 3, 1, 2];

/** The layout of a tensor with this shape in the weights file. */
export function onnxLayout(role: TensorRole, shape: readonly number[]): OnnxLayout {
  const size = shape.reduce((product, length) => product * length, 1);
  const [first = 1, second = 1, third = 1, fourth = 1] = shape;
  switch (role) {
    case 'plain':
      return { dims: shape, size, placeOf: (place) => place };
    case 'convolution': {
      // [height, width, channels, filters] → [filters, channels, height, width]
      const [taps, channels, filters] = [first * second, third, fourth];
      return {
        dims: [filters, channels, first, second],
        size,
        placeOf: (place) => {
          const tap = place % taps;
          const channel = Math.floor(place / taps) % channels;
          const filter = Math.floor(place / (taps * channels));
          return (tap * channels + channel) * filters + filter;
        },
      };
    }
    case 'gates': {
      // [inputs, 4 · units] → [1, 4 · units, inputs]
      const [inputs, columns] = [first, second];
      return {
        dims: [1, columns, inputs],
        size,
        placeOf: (place) =>
          (place % inputs) * columns + gateColumn(Math.floor(place / inputs), columns),
      };
    }
    case 'gate-biases':
      // [4 · units] → [1, 8 · units]: the second half is the recurrent bias, which we have not.
      return {
        dims: [1, 2 * first],
        size: 2 * size,
        placeOf: (place) => (place < first ? gateColumn(place, first) : -1),
      };
  }
}

/** The column of ours with the same unit of the same gate. */
function gateColumn(column: number, columns: number): number {
  const units = columns / 4;
  return (gateAt[Math.floor(column / units)] ?? 0) * units + (column % units);
}

/** The numbers as ONNX has them. */
export function toOnnx({ size, placeOf }: OnnxLayout, data: ArrayLike<number>): Float32Array {
  return Float32Array.from({ length: size }, (_, place) => data[placeOf(place)] ?? 0);
}

/** The numbers as the weights file has them. */
export function fromOnnx({ size, placeOf }: OnnxLayout, numbers: Float32Array): Float32Array {
  const places = Array.from({ length: size }, (_, place) => placeOf(place));
  const data = new Float32Array(places.filter((place) => place >= 0).length);
  for (const [place, target] of places.entries()) {
    if (target >= 0) data[target] = numbers[place] ?? 0;
  }
  return data;
}
