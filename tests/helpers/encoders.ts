/** Runs an encoder for tests: with the page's code, and with the float64 reference. */
import * as tf from '@tensorflow/tfjs-core';
import { defaultSettings, type RunSettings } from '../../src/settings/settings.ts';
import {
  type Architecture,
  architectureOf,
} from '../../src/siamese/network/architecture/architecture.ts';
import {
  backward,
  type ForwardPass,
  forward,
  weightsOf,
} from '../../src/siamese/network/encoder.ts';
import type { EncoderPlan } from '../../src/siamese/network/plans/encoderPlan.ts';
import { inputOf, pixelsOf } from './networks.ts';
import { embedReference } from './referenceNetwork.ts';

/** The encoder of these settings. */
export function offered(change: Partial<RunSettings>): Architecture {
  return architectureOf({ ...defaultSettings, embeddingSize: 6, ...change });
}

/** Named encoders, each without and with unit length. */
export function withAndWithoutUnitLength(
  bodies: readonly (readonly [string, Architecture])[],
): [string, Architecture][] {
  return bodies.flatMap(([name, body]): [string, Architecture][] => [
    [name, body],
    [`${name}, scaled to length 1`, { ...body, layers: [...body.layers, { op: 'l2normalize' }] }],
  ]);
}

/** Applies an encoder to images; the tensors belong to the caller's scope. */
export function passOf(
  plan: EncoderPlan,
  parameters: Float32Array,
  images: readonly Uint8Array[],
): ForwardPass {
  const input = inputOf({ encoder: plan }, images);
  const { columns } = plan.input;
  const batch = tf.tensor2d(input, [input.length / columns, columns]);
  return forward(plan, weightsOf(plan, tf.tensor1d(parameters), 0), batch);
}

/** [images × embeddingSize] by the page's code. */
export function embeddingsOf(
  plan: EncoderPlan,
  parameters: Float32Array,
  images: readonly Uint8Array[],
): Float32Array {
  return tf.tidy(() => passOf(plan, parameters, images).embeddings.dataSync<'float32'>().slice());
}

/** [images × embeddingSize] by the reference. */
export function embeddingsByReference(
  { layers }: Architecture,
  parameters: ArrayLike<number>,
  images: readonly Uint8Array[],
): Float64Array {
  const all = Float64Array.from(parameters);
  const rows = images.map((image) => embedReference(layers, all, pixelsOf(image)));
  return Float64Array.from(rows.flatMap((row) => Array.from(row)));
}

/** The gradient at the parameters, from the gradient at the embeddings, by the page's code. */
export function gradientOfPass(
  plan: EncoderPlan,
  parameters: Float32Array,
  images: readonly Uint8Array[],
  atEmbeddings: Float32Array,
): Float32Array {
  return tf.tidy(() => {
    const pass = passOf(plan, parameters, images);
    const gradient = tf.tensor2d(atEmbeddings, pass.embeddings.shape);
    return backward(pass, gradient).dataSync<'float32'>().slice();
  });
}
