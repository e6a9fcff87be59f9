/**
 * The encoder's arithmetic: forward to the embeddings, backward to the gradients, both written out.
 * A siamese network applies this one function, with these very weights, to every image of a batch:
 * nothing is copied or kept in step, and each image's gradient is added into the same sum.
 */
import * as tf from '@tensorflow/tfjs-core';
import { reluGradient } from './backend/kernels/reluGradient.ts';
import type { EncoderPlan } from './encoderPlan.ts';
import { requireElement } from './requireElement.ts';

/** Kernel [inputs, outputs] and bias [outputs] of one product. */
export interface ProductWeights {
  readonly kernel: tf.Tensor2D;
  readonly bias: tf.Tensor1D;
}

/** What the forward pass leaves for the backward pass. */
export interface ForwardPass {
  /** What each layer takes [rows, inputs]. */
  readonly inputs: readonly tf.Tensor2D[];
  /** What each layer gives [rows, outputs]: the same numbers as the next layer's input. */
  readonly outputs: readonly tf.Tensor2D[];
  /** [images, embeddingSize] */
  readonly embeddings: tf.Tensor2D;
}

/** Cuts the flat parameter vector [parameterCount] into the products' weights; the caller owns them. */
export function weightsOf(plan: EncoderPlan, parameters: tf.Tensor1D): ProductWeights[] {
  return plan.products.map(({ inputs, outputs }, index) => {
    const kernelSlot = requireElement(plan.parameters, 2 * index);
    const biasSlot = requireElement(plan.parameters, 2 * index + 1);
    return {
      kernel: tf.tidy(() =>
        tf.reshape<tf.Rank.R2>(tf.slice1d(parameters, kernelSlot.offset, kernelSlot.size), [
          inputs,
          outputs,
        ]),
      ),
      bias: tf.slice1d(parameters, biasSlot.offset, biasSlot.size),
    };
  });
}

/**
 * Embeds images.
 * @param input [images × rowsPerImage₀, inputs₀], as `gatherInput` lays it out
 * @throws RangeError when the input does not fit the plan
 */
export function forward(
  plan: EncoderPlan,
  weights: readonly ProductWeights[],
  input: tf.Tensor2D,
): ForwardPass {
  const first = requireElement(plan.products, 0);
  const [rows, columns] = input.shape;
  if (columns !== first.inputs || rows % first.rowsPerImage !== 0) {
    throw new RangeError(
      `The encoder takes [images × ${first.rowsPerImage}, ${first.inputs}], got [${rows}, ${columns}]`,
    );
  }
  const images = rows / first.rowsPerImage;
  const inputs: tf.Tensor2D[] = [];
  const outputs: tf.Tensor2D[] = [];
  let output = input;
  for (const [index, product] of plan.products.entries()) {
    const { kernel, bias } = requireElement(weights, index);
    // The rows of the layer below are read as this layer's: their order was arranged for it.
    const rowsOfLayer = images * product.rowsPerImage;
    const a = tf.reshape<tf.Rank.R2>(output, [rowsOfLayer, product.inputs]);
    const product2d = tf.fused.matMul({ a, b: kernel, bias, activation: product.activation });
    output = tf.reshape(product2d, [rowsOfLayer, product.outputs]);
    inputs.push(a);
    outputs.push(output);
  }
  return { inputs, outputs, embeddings: output };
}

/**
 * The gradient of a loss with respect to every parameter: for each product y = act(x·W + b), with
 * the gradient dy that comes from above, dz = dy ⊙ act′, dW = xᵀ·dz, db = Σ rows of dz, dx = dz·Wᵀ.
 * @param embeddingGradients [images, embeddingSize] the loss's gradient at the embeddings
 * @returns [parameterCount], in the order of the flat parameter vector
 */
export function backward(
  plan: EncoderPlan,
  weights: readonly ProductWeights[],
  pass: ForwardPass,
  embeddingGradients: tf.Tensor2D,
): tf.Tensor1D {
  const pieces: tf.Tensor1D[] = [];
  let gradient = embeddingGradients;
  for (let index = plan.products.length - 1; index >= 0; index--) {
    const { outputs, activation } = requireElement(plan.products, index);
    const input = requireElement(pass.inputs, index);
    const output = requireElement(pass.outputs, index);
    const rows = input.shape[0];
    const atOutput = tf.reshape<tf.Rank.R2>(gradient, [rows, outputs]);
    const atProduct = activation === 'relu' ? reluGradient(atOutput, output) : atOutput;
    const kernelGradient = tf.matMul(input, atProduct, true, false);
    // A sum over many rows: as a product it takes the fast path on every backend.
    const biasGradient = tf.matMul(tf.ones<tf.Rank.R2>([1, rows]), atProduct);
    pieces.unshift(tf.reshape(kernelGradient, [-1]), tf.reshape(biasGradient, [-1]));
    // Nothing below the first layer learns.
    if (index === 0) break;
    gradient = tf.matMul(atProduct, requireElement(weights, index).kernel, false, true);
  }
  return tf.concat1d(pieces);
}
