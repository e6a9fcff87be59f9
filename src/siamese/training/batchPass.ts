/** Runs one batch forward through the towers to its loss, and backward to the gradient. */
import * as tf from '@tensorflow/tfjs-core';
import type { Loss, LossInput, LossValue } from '../losses/loss.ts';
import { embeddingGradientsOf } from '../losses/pairs/pull.ts';
import { backward, type ForwardPass, forward } from '../network/encoder.ts';
import type { SiameseNetwork, Tower } from '../network/siameseNetwork.ts';

/** A batch after its forward pass. */
export interface BatchPass {
  /** One pass of all images if the towers are tied; else one of the first and one of the second images. */
  readonly passes: readonly ForwardPass[];
  /** [images, embeddingSize], in the batch's order */
  readonly embeddings: tf.Tensor2D;
  readonly value: LossValue;
}

/**
 * Sends a batch through the towers and evaluates its loss; the tensors belong to the caller's scope.
 * @param inputs the inputs for `Trainer.step`
 */
export function forwardBatch(
  network: SiameseNetwork,
  loss: Loss,
  inputs: readonly Float32Array[],
  { settings, random, imageWeights = null }: Omit<LossInput, 'embeddings' | 'head'>,
): BatchPass {
  const { encoder } = network.plan;
  const { columns } = encoder.input;
  const towers: readonly Tower[] = ['a', 'b'];
  const passes = inputs.map((input, index) => {
    const batch = tf.tensor2d(input, [input.length / columns, columns]);
    return forward(encoder, network.weightsOf(towers[index] ?? 'a'), batch);
  });
  const [first, second] = passes;
  if (first === undefined) throw new RangeError('A batch needs images');
  const embeddings =
    second === undefined ? first.embeddings : tf.concat2d([first.embeddings, second.embeddings], 0);
  const value = loss.compute({ embeddings, settings, random, imageWeights, head: network.head });
  // A loss or a ReLU can hide a NaN (on WASM, max(NaN, 0) is 0), so add 0 · (all numbers) to the loss.
  const all = tf.add(tf.sum(embeddings), tf.sum(network.parameters));
  const visible = tf.add<tf.Scalar>(value.loss, tf.mul(all, 0));
  return { passes, embeddings, value: { ...value, loss: visible } };
}

/** The gradient of a batch's loss with respect to every parameter, [parameterCount]. */
export function gradientOf({ passes, embeddings, value }: BatchPass): tf.Tensor1D {
  const { pull, headGradients } = value;
  const head = headGradients === null ? [] : [headGradients];
  const [first, second] = passes;
  if (first === undefined) throw new RangeError('A batch needs images');
  if (second === undefined || pull.form !== 'pairs') {
    const joint = backward(first, embeddingGradientsOf(pull, embeddings));
    return head.length === 0 ? joint : tf.concat1d([joint, ...head]);
  }
  return tf.concat1d([backward(first, pull.atFirst), backward(second, pull.atSecond), ...head]);
}
