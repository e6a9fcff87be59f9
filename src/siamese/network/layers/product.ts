/**
 * Computes a layer as a matrix product: a dense layer, or a convolution whose patches are rows
 * (Chellapilla, Puri, Simard 2006).
 */
import * as tf from '@tensorflow/tfjs-core';
import { requireElement } from '../../../metrics/requireElement.ts';
import { columnSums } from '../../ops/columnSums.ts';
import { reluGradient } from '../../ops/reluGradient.ts';
import type { Activation } from '../architecture/layerTypes.ts';
import type { LayerPass } from './layer.ts';

/** [images × rowsPerImage, inputs] · [inputs, outputs] + bias. */
export interface ProductShape {
  readonly inputs: number;
  readonly outputs: number;
  readonly activation: Activation;
}

/**
 * y = act(x·W + b). Backward, with the gradient dy from above: dz = dy ⊙ act′, dW = xᵀ·dz,
 * db = Σ rows of dz, dx = dz·Wᵀ.
 * @param weights kernel [inputs, outputs] and bias [outputs]
 * @param input any shape; its numbers are read in order as rows of `inputs` numbers
 */
export function productForward(
  { inputs, outputs, activation }: ProductShape,
  weights: readonly tf.Tensor[],
  input: tf.Tensor2D,
): LayerPass {
  const kernel = requireElement(weights, 0);
  const bias = requireElement(weights, 1);
  const a = tf.reshape<tf.Rank.R2>(input, [input.size / inputs, inputs]);
  const rows = a.shape[0];
  const output = tf.reshape<tf.Rank.R2>(tf.fused.matMul({ a, b: kernel, bias, activation }), [
    rows,
    outputs,
  ]);
  return {
    output,
    backward: (outputGradient, needsInput) => {
      const atOutput = tf.reshape<tf.Rank.R2>(outputGradient, [rows, outputs]);
      const atProduct = activation === 'relu' ? reluGradient(atOutput, output) : atOutput;
      return {
        parameters: [tf.matMul(a, atProduct, true, false), columnSums(atProduct)],
        input: needsInput
          ? tf.reshape<tf.Rank.R2>(tf.matMul(atProduct, kernel, false, true), input.shape)
          : null,
      };
    },
  };
}
