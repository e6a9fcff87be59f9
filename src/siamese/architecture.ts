/**
 * What an encoder is made of: its layers in words that a weights file uses too, and the encoders
 * that the settings offer. No tensors here.
 */
import type { EncoderKind, RunSettings } from '../settings/settings.ts';

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

export type Layer = ConvolutionLayer | FlattenLayer | DenseLayer;

/** An encoder: 28×28 pixels in, an embedding out. */
export interface Architecture {
  readonly kind: EncoderKind;
  readonly layers: readonly Layer[];
}

/**
 * The encoder that the settings ask for.
 *
 * The CNN's first layer strides by 3, and its second layer's kernel equals its stride: no patch
 * overlaps another there, so that every layer is one matrix product (see `encoderPlan.ts`).
 */
export function architectureOf(
  settings: Pick<RunSettings, 'encoder' | 'embeddingSize'>,
): Architecture {
  const embedding = {
    op: 'dense',
    units: settings.embeddingSize,
    activation: 'linear',
  } as const;
  const hiddenDense = (units: number): DenseLayer => ({ op: 'dense', units, activation: 'relu' });
  switch (settings.encoder) {
    case 'mlp':
      return {
        kind: 'mlp',
        layers: [{ op: 'flatten' }, hiddenDense(128), hiddenDense(128), embedding],
      };
    case 'cnn':
      return {
        kind: 'cnn',
        layers: [
          { op: 'conv2d', filters: 32, kernelSize: 5, stride: 3, padding: 1, activation: 'relu' },
          { op: 'conv2d', filters: 64, kernelSize: 3, stride: 3, padding: 0, activation: 'relu' },
          { op: 'flatten' },
          hiddenDense(64),
          embedding,
        ],
      };
  }
}
