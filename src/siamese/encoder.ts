/**
 * The encoder's arithmetic: forward to the embeddings, backward to the gradients, both written out.
 * A siamese network applies this one function, with these very weights, to every image of a batch:
 * nothing is copied or kept in step, and each image's gradient is added into the same sum.
 */
import * as tf from '@tensorflow/tfjs-core';
import type { EncoderPlan, ProductLayer } from './encoderPlan.ts';
import { requireElement } from './requireElement.ts';

/** Kernel [inputs, outputs] and bias [outputs] of one product. */
export interface ProductWeights {
  readonly kernel: tf.Tensor2D;
  readonly bias: tf.Tensor1D;
}

/** What the forward pass leaves for the backward pass. */
export interface ForwardPass {
  /** The input and then each layer's output, as the next layer's input [rows, inputs]. */
  readonly activations: readonly tf.Tensor2D[];
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
  const activations = [input];
  let current = input;
  for (const [index, product] of plan.products.entries()) {
    const { kernel, bias } = requireElement(weights, index);
    const { activation } = product;
    const output = tf.fused.matMul({ a: current, b: kernel, bias, activation });
    current = asInputOf(plan.products[index + 1] ?? lastAsItIs(product), output, images);
    activations.push(current);
  }
  return { activations, embeddings: current };
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
    const input = requireElement(pass.activations, index);
    const output = requireElement(pass.activations, index + 1);
    const shape: [number, number] = [input.shape[0], outputs];
    const atOutput = tf.reshape<tf.Rank.R2>(gradient, shape);
    const atProduct =
      activation === 'relu'
        ? tf.mul<tf.Tensor2D>(atOutput, tf.step(tf.reshape(output, shape)))
        : atOutput;
    const kernelGradient = tf.matMul(input, atProduct, true, false);
    pieces.unshift(tf.reshape(kernelGradient, [-1]), tf.sum<tf.Tensor1D>(atProduct, 0));
    // Nothing below the first layer learns.
    if (index > 0)
      gradient = tf.matMul(atProduct, requireElement(weights, index).kernel, false, true);
  }
  return tf.concat1d(pieces);
}

/** Reads one layer's output rows as the next layer's input rows: the order was arranged for it. */
function asInputOf(
  next: Pick<ProductLayer, 'rowsPerImage' | 'inputs'>,
  output: tf.Tensor,
  images: number,
): tf.Tensor2D {
  return tf.reshape(output, [images * next.rowsPerImage, next.inputs]);
}

/** What comes after the last layer takes its rows as they are. */
function lastAsItIs({ rowsPerImage, outputs }: ProductLayer) {
  return { rowsPerImage, inputs: outputs };
}
