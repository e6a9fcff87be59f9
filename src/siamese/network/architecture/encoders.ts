/**
 * Owns the table of encoders: for each, the layers before its last dense one, at each size. A new encoder
 * needs a row here and one in `settings/facts/encoders.ts`. No tensors.
 */
import { type EncoderKind, type EncoderSize, encoderKinds } from '../../../settings/choices.ts';
import type { Layer } from './layerTypes.ts';

/** The layers of an encoder's body at one size; the input is an image of 28×28 pixels. */
type EncoderBody = (size: EncoderSize) => readonly [Layer, ...Layer[]];

/** The width relative to the medium encoder. */
const widths: Readonly<Record<EncoderSize, number>> = { small: 0.5, medium: 1, large: 2 };

const relu = { activation: 'relu' } as const;

/** One row for each encoder. */
export const encoderBodies: Readonly<Record<EncoderKind, EncoderBody>> = {
  mlp: (size) => {
    const hidden: Layer = { op: 'dense', units: 128 * widths[size], ...relu };
    return [{ op: 'flatten' }, hidden, hidden];
  },
  cnn: (size) => (size === 'large' ? overlappingCnn : thriftyCnn(widths[size])),
  'deep-cnn': (size) => deepCnn(widths[size]),
  lstm: (size) => [{ op: 'lstm', units: 64 * widths[size] }],
};

/**
 * The encoders whose body begins with the same operation as these layers: the possible names of a list of
 * layers. Empty if no encoder begins so.
 */
export function encodersBeginningLike(layers: readonly Layer[]): readonly EncoderKind[] {
  return encoderKinds.filter((kind) => encoderBodies[kind]('medium')[0].op === layers[0]?.op);
}

/**
 * The first layer has stride 3, and the second layer's kernel equals its stride: the patches of that layer
 * do not overlap, so that every layer is one matrix product (see `encoderPlan.ts`).
 */
function thriftyCnn(width: number): readonly [Layer, ...Layer[]] {
  return [
    { op: 'conv2d', filters: 32 * width, kernelSize: 5, stride: 3, padding: 1, ...relu },
    { op: 'conv2d', filters: 64 * width, kernelSize: 3, stride: 3, padding: 0, ...relu },
    { op: 'flatten' },
    { op: 'dense', units: 64 * width, ...relu },
  ];
}

/**
 * Three layers of overlapping patches: several times as slow as the thrifty CNN. What it has learnt from
 * made-up symbols carries further, to characters that it has never seen.
 */
function deepCnn(width: number): readonly [Layer, ...Layer[]] {
  const filters = 64 * width;
  return [
    { op: 'conv2d', filters: 32 * width, kernelSize: 5, stride: 2, padding: 1, ...relu },
    { op: 'conv2d', filters, kernelSize: 3, stride: 2, padding: 0, ...relu },
    { op: 'conv2d', filters, kernelSize: 3, stride: 2, padding: 1, ...relu },
    { op: 'flatten' },
    { op: 'dense', units: 128 * width, ...relu },
  ];
}

/** A CNN with overlapping patches in both layers: slower, and more accurate. */
const overlappingCnn: readonly [Layer, ...Layer[]] = [
  { op: 'conv2d', filters: 32, kernelSize: 5, stride: 2, padding: 1, ...relu },
  { op: 'conv2d', filters: 64, kernelSize: 3, stride: 2, padding: 0, ...relu },
  { op: 'flatten' },
  { op: 'dense', units: 128, ...relu },
];
