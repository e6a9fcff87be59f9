/**
 * Owns the op “one update of Adam” (Kingma, Ba 2015): runs a fast kernel, or the plain version.
 */
import * as tf from '@tensorflow/tfjs-core';
import { hasKernelFor, haveShape } from './handOver.ts';

/** The kernel's name; not every backend has it. */
export const adamUpdateName = 'AdamUpdate';

/** The vectors of an update; all have the same length. */
export interface AdamVectors {
  readonly parameters: tf.Tensor1D;
  readonly gradient: tf.Tensor1D;
  readonly firstMoment: tf.Tensor1D;
  readonly secondMoment: tf.Tensor1D;
}

export interface AdamConstants {
  /** The learning rate, which includes both bias corrections. */
  readonly rate: number;
  readonly firstDecay: number;
  readonly secondDecay: number;
  readonly epsilon: number;
}

/**
 * m ← β₁·m + (1 − β₁)·g, v ← β₂·v + (1 − β₂)·g², p ← p − rate · m ÷ (√v + ε).
 * @returns the new parameters and moments; the caller owns them
 */
export function adamUpdate(
  vectors: AdamVectors,
  constants: AdamConstants,
): Omit<AdamVectors, 'gradient'> {
  const all = Object.values<tf.Tensor1D>({ ...vectors });
  const isOurs = hasKernelFor(adamUpdateName, all) && haveShape(vectors.parameters.shape, all);
  if (!isOurs) return plainAdamUpdate(vectors, constants);
  const [parameters, firstMoment, secondMoment] = tf
    .engine()
    .runKernel<tf.Tensor1D[]>(adamUpdateName, { ...vectors }, { ...constants });
  if (parameters === undefined || firstMoment === undefined || secondMoment === undefined) {
    throw new Error(`${adamUpdateName} gave fewer than three tensors`);
  }
  return { parameters, firstMoment, secondMoment };
}

/** The plain version, for backends without the kernel: the formula, operation by operation. */
export function plainAdamUpdate(
  { parameters, gradient, firstMoment, secondMoment }: AdamVectors,
  { rate, firstDecay, secondDecay, epsilon }: AdamConstants,
): Omit<AdamVectors, 'gradient'> {
  const first = tf.add<tf.Tensor1D>(
    tf.mul(firstMoment, firstDecay),
    tf.mul(gradient, 1 - firstDecay),
  );
  const second = tf.add<tf.Tensor1D>(
    tf.mul(secondMoment, secondDecay),
    tf.mul(tf.square(gradient), 1 - secondDecay),
  );
  const change = tf.div(tf.mul(first, rate), tf.add(tf.sqrt(second), epsilon));
  return {
    parameters: tf.sub(parameters, change),
    firstMoment: first,
    secondMoment: second,
  };
}
