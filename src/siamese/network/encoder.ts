/**
 * Runs an encoder: forward to the embeddings, backward to the gradients, layer by layer.
 *
 * A siamese network applies this one function, with the same weights, to every image. There are no
 * copies of the weights to keep equal; the gradients of all images add up in the same sum.
 */
import * as tf from '@tensorflow/tfjs-core';
import { requireElement } from '../../metrics/requireElement.ts';
import type { LayerPass } from './layers/layer.ts';
import type { EncoderPlan } from './plans/encoderPlan.ts';

/** The weights of each layer, in the order of the layers; one tensor for each slot of a layer. */
export type EncoderWeights = readonly (readonly tf.Tensor[])[];

/** The results of the forward pass that the backward pass needs. */
export interface ForwardPass {
  readonly layers: readonly LayerPass[];
  /** [images, embeddingSize] */
  readonly embeddings: tf.Tensor2D;
}

/**
 * Cuts an encoder's weights out of a flat vector; the caller owns them.
 * @param offset index of the encoder's first parameter
 */
export function weightsOf(
  plan: EncoderPlan,
  parameters: tf.Tensor1D,
  offset: number,
): EncoderWeights {
  return plan.layers.map(({ slots }) =>
    slots.map((slot) =>
      tf.tidy(() => {
        const numbers = tf.slice1d(parameters, offset + slot.offset, slot.size);
        return tf.reshape(numbers, [...slot.tensorShape]);
      }),
    ),
  );
}

/**
 * Embeds images.
 * @param input [rows, columns], laid out by `BatchInput`
 * @throws RangeError when the input does not fit the plan
 */
export function forward(
  plan: EncoderPlan,
  weights: EncoderWeights,
  input: tf.Tensor2D,
): ForwardPass {
  const { columns, pixels } = plan.input;
  const rowsPerImage = pixels.length / columns;
  const [rows, width] = input.shape;
  if (width !== columns || rows % rowsPerImage !== 0) {
    throw new RangeError(
      `The encoder takes [images × ${rowsPerImage}, ${columns}], got [${rows}, ${width}]`,
    );
  }
  let output = input;
  const layers = plan.layers.map((layer, index) => {
    const pass = layer.forward(requireElement(weights, index), output);
    output = pass.output;
    return pass;
  });
  return { layers, embeddings: output };
}

/**
 * The gradient of a loss with respect to every parameter. May be called again with other gradients.
 * @param embeddingGradients [images, embeddingSize] the loss's gradient at the embeddings
 * @returns a row of numbers for each of the plan's slots, in the order of the slots
 */
export function backwardBySlot(pass: ForwardPass, embeddingGradients: tf.Tensor2D): tf.Tensor1D[] {
  const pieces: tf.Tensor1D[] = [];
  let gradient: tf.Tensor2D | null = embeddingGradients;
  for (let index = pass.layers.length - 1; index >= 0 && gradient !== null; index--) {
    const gradients = requireElement(pass.layers, index).backward(gradient, index > 0);
    pieces.unshift(...gradients.parameters.map((piece) => tf.reshape<tf.Rank.R1>(piece, [-1])));
    // The first layer needs no gradient at its input: below it, there are no weights.
    gradient = gradients.input;
  }
  return pieces;
}

/** The same as one vector [parameterCount], in the order of the flat parameter vector. */
export function backward(pass: ForwardPass, embeddingGradients: tf.Tensor2D): tf.Tensor1D {
  return tf.concat1d(backwardBySlot(pass, embeddingGradients));
}
