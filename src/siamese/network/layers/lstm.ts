/**
 * Computes a layer of LSTM cells (Hochreiter & Schmidhuber 1997, with the forget gate of Gers,
 * Schmidhuber & Cummins 2000): reads a sequence and gives its last hidden state. Forward, and backward
 * through time, without automatic differentiation.
 */
import * as tf from '@tensorflow/tfjs-core';
import { requireElement } from '../../../metrics/requireElement.ts';
import { columnSums } from '../../ops/columnSums.ts';
import { type LstmState, lstmCellBackward, lstmCellForward } from '../../ops/lstmCell.ts';

/** The four gates side by side, in Keras's order: input, forget, cell candidate, output. */
export interface LstmWeights {
  /** W [inputs, 4·units] */
  readonly kernel: tf.Tensor2D;
  /** U [units, 4·units] */
  readonly recurrentKernel: tf.Tensor2D;
  /** b [4·units] */
  readonly bias: tf.Tensor1D;
}

/** The results of the forward pass that the backward pass needs. */
export interface LstmPass {
  /** [steps × images, inputs] */
  readonly sequence: tf.Tensor2D;
  /** [steps + 1] the state before the first step, then the state after every step. */
  readonly states: readonly LstmState[];
  /** [images, units] the last hidden state. */
  readonly output: tf.Tensor2D;
}

/**
 * Reads a sequence, from a state of zeros; for the formulas of a step see `lstmCellForward`. The part
 * x·W + b does not depend on the step before, so one product computes it for all steps. The tensors
 * belong to the caller's scope (`tf.tidy`).
 * @param sequence [steps × images, inputs] step by step: first the first row of every image
 * @throws RangeError when the steps do not all have the same number of rows
 */
export function lstmForward(
  sequence: tf.Tensor2D,
  steps: number,
  { kernel, recurrentKernel, bias }: LstmWeights,
): LstmPass {
  const [units, columns] = recurrentKernel.shape;
  const images = sequence.shape[0] / steps;
  if (!Number.isInteger(images)) {
    throw new RangeError(
      `An LSTM of ${steps} steps takes as many rows for each step, got ${sequence.shape[0]} rows`,
    );
  }
  const inputProduct = tf.reshape<tf.Rank.R2>(tf.fused.matMul({ a: sequence, b: kernel, bias }), [
    steps * images,
    columns,
  ]);
  let state: LstmState = {
    activations: tf.zeros([images, 5 * units]),
    hidden: tf.zeros([images, units]),
  };
  const states = [state];
  for (let step = 0; step < steps; step++) {
    // The first hidden state is zeros, so its product is zeros.
    const recurrentProduct: tf.Tensor2D =
      step === 0 ? tf.zeros([images, columns]) : tf.matMul(state.hidden, recurrentKernel);
    const previousActivations = state.activations;
    state = lstmCellForward({ inputProduct, recurrentProduct, previousActivations }, step * images);
    states.push(state);
  }
  return { sequence, states, output: state.hidden };
}

/**
 * The gradient of a loss with respect to the weights; there are no weights below the LSTM. With dz the
 * gradient at the gates of every step: dW = xᵀ·dz, dU = h′ᵀ·dz, db = Σ rows of dz, and dh′ = dz·Uᵀ is
 * the gradient for the step before.
 * @param outputGradient [images, units] the loss's gradient at the last hidden state
 */
export function lstmBackward(
  { sequence, states, output }: LstmPass,
  { recurrentKernel }: LstmWeights,
  outputGradient: tf.Tensor2D,
): { kernel: tf.Tensor2D; recurrentKernel: tf.Tensor2D; bias: tf.Tensor1D } {
  tf.util.assertShapesMatch(outputGradient.shape, output.shape, 'The gradient at an LSTM: ');
  // Transpose once for all steps: some backends multiply by a transposed matrix more slowly.
  const transposedKernel = tf.transpose<tf.Tensor2D>(recurrentKernel);
  const gateGradients: tf.Tensor2D[] = [];
  let hiddenGradient = outputGradient;
  let cellGradient = tf.zeros<tf.Rank.R2>(outputGradient.shape);
  for (let step = states.length - 1; step > 0; step--) {
    const gradients = lstmCellBackward({
      activations: requireElement(states, step).activations,
      previousActivations: requireElement(states, step - 1).activations,
      hiddenGradient,
      cellGradient,
    });
    gateGradients.unshift(gradients.gateGradients);
    // Before the first step there are no weights.
    if (step === 1) break;
    hiddenGradient = tf.matMul(gradients.gateGradients, transposedKernel);
    cellGradient = gradients.previousCellGradient;
  }
  const atGates = tf.concat2d(gateGradients, 0);
  const hiddenBefore = states.slice(0, -1).map(({ hidden }) => hidden);
  return {
    kernel: tf.matMul(sequence, atGates, true, false),
    recurrentKernel: tf.matMul(tf.concat2d(hiddenBefore, 0), atGates, true, false),
    bias: tf.reshape<tf.Rank.R1>(columnSums(atGates), [-1]),
  };
}
