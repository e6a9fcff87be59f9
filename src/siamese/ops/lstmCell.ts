/**
 * Owns the op “one step of an LSTM” (Hochreiter & Schmidhuber 1997, with the forget gate of Gers,
 * Schmidhuber & Cummins 2000), forward and backward: each runs a fast kernel, or the plain version.
 */
import * as tf from '@tensorflow/tfjs-core';
import { hasKernelFor, haveShape } from './handOver.ts';

/** The kernels' names; not every backend has them. */
export const lstmCellForwardName = 'LstmCellForward';
export const lstmCellBackwardName = 'LstmCellBackward';

/** The result of a step. */
export interface LstmState {
  /**
   * [images, 5·units] the input gate i, the forget gate f, the candidate g, the output gate o, then
   * the cell state c. One tensor, because a WebGL program writes only one.
   */
  readonly activations: tf.Tensor2D;
  /** [images, units] the hidden state h. */
  readonly hidden: tf.Tensor2D;
}

export interface LstmCellInputs {
  /** [steps × images, 4·units] x·W + b, step by step, with all images of a step together. */
  readonly inputProduct: tf.Tensor2D;
  /** [images, 4·units] h′·U, where h′ is the hidden state of the step before. */
  readonly recurrentProduct: tf.Tensor2D;
  /** [images, 5·units] the activations of the step before; only their cell state c′ is read. */
  readonly previousActivations: tf.Tensor2D;
}

/**
 * The step forward.
 *
 * With z = x·W + b + h′·U: i = σ(zᵢ), f = σ(z_f), g = tanh(z_g), o = σ(zₒ), c = f·c′ + i·g,
 * h = o·tanh(c).
 * @param firstRow the row of the step's first image in the input product
 */
export function lstmCellForward(inputs: LstmCellInputs, firstRow: number): LstmState {
  const { inputProduct, recurrentProduct, previousActivations } = inputs;
  const [images, columns] = recurrentProduct.shape;
  const isOurs =
    hasKernelFor(lstmCellForwardName, [inputProduct, recurrentProduct, previousActivations]) &&
    haveShape([images, (5 * columns) / 4], [previousActivations]) &&
    inputProduct.shape[1] === columns &&
    firstRow + images <= inputProduct.shape[0];
  if (!isOurs) return plainLstmCellForward(inputs, firstRow);
  const [activations, hidden] = tf
    .engine()
    .runKernel<tf.Tensor2D[]>(lstmCellForwardName, { ...inputs }, { firstRow });
  if (activations === undefined || hidden === undefined) {
    throw new Error(`${lstmCellForwardName} gave fewer than two tensors`);
  }
  return { activations, hidden };
}

/** The plain version, for backends without the kernel: the formulas, operation by operation. */
export function plainLstmCellForward(
  { inputProduct, recurrentProduct, previousActivations }: LstmCellInputs,
  firstRow: number,
): LstmState {
  const [images, columns] = recurrentProduct.shape;
  const units = columns / 4;
  const z = tf.add<tf.Tensor2D>(
    tf.slice2d(inputProduct, [firstRow, 0], [images, columns]),
    recurrentProduct,
  );
  const input = tf.sigmoid(block(z, 0, units));
  const forget = tf.sigmoid(block(z, 1, units));
  const candidate = tf.tanh(block(z, 2, units));
  const output = tf.sigmoid(block(z, 3, units));
  const previousCell = block(previousActivations, 4, units);
  const cell = tf.add<tf.Tensor2D>(tf.mul(forget, previousCell), tf.mul(input, candidate));
  return {
    activations: tf.concat2d([input, forget, candidate, output, cell], 1),
    hidden: tf.mul(output, tf.tanh(cell)),
  };
}

export interface LstmCellGradientInputs {
  readonly activations: tf.Tensor2D;
  readonly previousActivations: tf.Tensor2D;
  /** [images, units] the loss's gradient at h. */
  readonly hiddenGradient: tf.Tensor2D;
  /** [images, units] the part of the loss's gradient at c that comes from the next step's cell state. */
  readonly cellGradient: tf.Tensor2D;
}

export interface LstmCellGradients {
  /** [images, 4·units] the loss's gradient at z. */
  readonly gateGradients: tf.Tensor2D;
  /** [images, units] the part of the loss's gradient at c′ that comes from c. */
  readonly previousCellGradient: tf.Tensor2D;
}

/**
 * The step backward.
 *
 * With ĉ = dc + dh·o·(1 − tanh²(c)), the whole gradient at c: dzᵢ = ĉ·g·i·(1 − i),
 * dz_f = ĉ·c′·f·(1 − f), dz_g = ĉ·i·(1 − g²), dzₒ = dh·tanh(c)·o·(1 − o), dc′ = ĉ·f.
 */
export function lstmCellBackward(inputs: LstmCellGradientInputs): LstmCellGradients {
  const { activations, previousActivations, hiddenGradient, cellGradient } = inputs;
  const [images, units] = hiddenGradient.shape;
  const both = [activations, previousActivations];
  const isOurs =
    hasKernelFor(lstmCellBackwardName, [...both, hiddenGradient, cellGradient]) &&
    haveShape([images, 5 * units], both) &&
    haveShape([images, units], [cellGradient]);
  if (!isOurs) return plainLstmCellBackward(inputs);
  const [gateGradients, previousCellGradient] = tf
    .engine()
    .runKernel<tf.Tensor2D[]>(lstmCellBackwardName, { ...inputs });
  if (gateGradients === undefined || previousCellGradient === undefined) {
    throw new Error(`${lstmCellBackwardName} gave fewer than two tensors`);
  }
  return { gateGradients, previousCellGradient };
}

/** The plain version, for backends without the kernel: the formulas, operation by operation. */
export function plainLstmCellBackward({
  activations,
  previousActivations,
  hiddenGradient,
  cellGradient,
}: LstmCellGradientInputs): LstmCellGradients {
  const units = hiddenGradient.shape[1];
  const input = block(activations, 0, units);
  const forget = block(activations, 1, units);
  const candidate = block(activations, 2, units);
  const output = block(activations, 3, units);
  const squashedCell = tf.tanh(block(activations, 4, units));
  const previousCell = block(previousActivations, 4, units);
  const throughHidden = tf.mul(tf.mul(hiddenGradient, output), tanhSlope(squashedCell));
  const atCell = tf.add<tf.Tensor2D>(cellGradient, throughHidden);
  return {
    gateGradients: tf.concat2d(
      [
        tf.mul(tf.mul(atCell, candidate), sigmoidSlope(input)),
        tf.mul(tf.mul(atCell, previousCell), sigmoidSlope(forget)),
        tf.mul(tf.mul(atCell, input), tanhSlope(candidate)),
        tf.mul(tf.mul(hiddenGradient, squashedCell), sigmoidSlope(output)),
      ],
      1,
    ),
    previousCellGradient: tf.mul(atCell, forget),
  };
}

/** The slope of σ where its value is `value`. */
function sigmoidSlope(value: tf.Tensor2D): tf.Tensor2D {
  return tf.mul(value, tf.sub(1, value));
}

/** The slope of tanh where its value is `value`. */
function tanhSlope(value: tf.Tensor2D): tf.Tensor2D {
  return tf.sub(1, tf.square(value));
}

/** The columns of one gate, or of the cell state. */
function block(values: tf.Tensor2D, index: number, units: number): tf.Tensor2D {
  return tf.slice2d(values, [0, index * units], [values.shape[0], units]);
}
