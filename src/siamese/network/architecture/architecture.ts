/**
 * What an encoder is made of: its layers in words that a weights file uses too, and the encoders
 * that the settings offer. No tensors here.
 */
import type { EncoderKind, EncoderSize } from '../../../settings/choices.ts';
import type { RunSettings } from '../../../settings/settings.ts';

export type Activation = 'relu' | 'linear';

/** A convolution with square kernels; `padding` pixels of background on every side. */
export interface ConvolutionLayer {
  readonly op: 'conv2d';
  readonly filters: number;
  readonly kernelSize: number;
  readonly stride: number;
  readonly padding: number;
  readonly activation: Activation;
}

/** Turns [height, width, channels] into one row of numbers, row by row. */
export interface FlattenLayer {
  readonly op: 'flatten';
}

/** Every output a weighted sum of every input. */
export interface DenseLayer {
  readonly op: 'dense';
  readonly units: number;
  readonly activation: Activation;
}

/** Reads the image row by row, from the top; its last hidden state goes on. */
export interface LstmLayer {
  readonly op: 'lstm';
  readonly units: number;
}

/** Scales an embedding to length 1. */
export interface UnitLengthLayer {
  readonly op: 'l2normalize';
}

export type Layer = ConvolutionLayer | FlattenLayer | DenseLayer | LstmLayer | UnitLengthLayer;

/** An encoder: 28×28 pixels in, an embedding out. */
export interface Architecture {
  readonly kind: EncoderKind;
  readonly layers: readonly Layer[];
}

/** An architecture that this program cannot run; the message names the layer and the reason. */
export class ArchitectureError extends Error {
  override readonly name = 'ArchitectureError';
}

/** How many times as wide as the medium one an encoder is. */
const widths: Readonly<Record<EncoderSize, number>> = { small: 0.5, medium: 1, large: 2 };

/** The encoder that the settings ask for. */
export function architectureOf(
  settings: Pick<RunSettings, 'encoder' | 'encoderSize' | 'embeddingSize' | 'unitLength'>,
): Architecture {
  const { encoder, encoderSize, embeddingSize, unitLength } = settings;
  return {
    kind: encoder,
    layers: [
      ...bodyOf(encoder, encoderSize),
      { op: 'dense', units: embeddingSize, activation: 'linear' },
      ...(unitLength ? [{ op: 'l2normalize' } as const] : []),
    ],
  };
}

function bodyOf(encoder: EncoderKind, size: EncoderSize): readonly Layer[] {
  const width = widths[size];
  const hiddenDense = (units: number): DenseLayer => ({ op: 'dense', units, activation: 'relu' });
  switch (encoder) {
    case 'mlp':
      return [{ op: 'flatten' }, hiddenDense(128 * width), hiddenDense(128 * width)];
    case 'cnn':
      return size === 'large' ? overlappingCnn() : thriftyCnn(width);
    case 'lstm':
      return [{ op: 'lstm', units: 64 * width }];
  }
}

/**
 * The first layer strides by 3, and the second layer's kernel equals its stride: no patch overlaps
 * another there, so that every layer is one matrix product (see `encoderPlan.ts`).
 */
function thriftyCnn(width: number): readonly Layer[] {
  const relu = { activation: 'relu' } as const;
  return [
    { op: 'conv2d', filters: 32 * width, kernelSize: 5, stride: 3, padding: 1, ...relu },
    { op: 'conv2d', filters: 64 * width, kernelSize: 3, stride: 3, padding: 0, ...relu },
    { op: 'flatten' },
    { op: 'dense', units: 64 * width, ...relu },
  ];
}

/** Patches that overlap in both layers: slower, and more accurate. */
function overlappingCnn(): readonly Layer[] {
  const relu = { activation: 'relu' } as const;
  return [
    { op: 'conv2d', filters: 32, kernelSize: 5, stride: 2, padding: 1, ...relu },
    { op: 'conv2d', filters: 64, kernelSize: 3, stride: 2, padding: 0, ...relu },
    { op: 'flatten' },
    { op: 'dense', units: 128, ...relu },
  ];
}
