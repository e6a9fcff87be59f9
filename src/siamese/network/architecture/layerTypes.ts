/** Types only: the kinds of layers, with the names of the weights file. Imports nothing. */

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

/** Every output is a weighted sum of all inputs. */
export interface DenseLayer {
  readonly op: 'dense';
  readonly units: number;
  readonly activation: Activation;
}

/** Reads the image row by row from the top; the output is the last hidden state. */
export interface LstmLayer {
  readonly op: 'lstm';
  readonly units: number;
}

/** Scales an embedding to length 1. */
export interface UnitLengthLayer {
  readonly op: 'l2normalize';
}

export type Layer = ConvolutionLayer | FlattenLayer | DenseLayer | LstmLayer | UnitLengthLayer;
