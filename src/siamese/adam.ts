/**
 * Adam (Kingma & Ba 2015) on one flat parameter vector: a dozen operations a step in all, where a
 * dozen for each of many tensors would cost a GPU more in dispatches than in arithmetic.
 */
import * as tf from '@tensorflow/tfjs-core';

const firstMomentDecay = 0.9;
const secondMomentDecay = 0.999;
/** Keeps the division finite; larger than the paper's 1e-8, which fp16 cannot hold. */
const epsilon = 1e-7;

/** The optimiser's memory: running means of the gradient and of its square, [parameterCount] each. */
export interface AdamState {
  readonly firstMoment: tf.Tensor1D;
  readonly secondMoment: tf.Tensor1D;
}

/** A fresh memory; the caller owns it. */
export function createAdamState(parameterCount: number): AdamState {
  return { firstMoment: tf.zeros([parameterCount]), secondMoment: tf.zeros([parameterCount]) };
}

/**
 * One update; the caller owns what it returns and still owns what it passed.
 * @param updates how many updates there have been, this one included (from 1)
 */
export function adamStep(
  parameters: tf.Tensor1D,
  gradient: tf.Tensor1D,
  state: AdamState,
  learningRate: number,
  updates: number,
): { parameters: tf.Tensor1D; state: AdamState } {
  // Kingma & Ba, end of section 2: both bias corrections folded into the rate.
  const correctedRate =
    (learningRate * Math.sqrt(1 - secondMomentDecay ** updates)) /
    (1 - firstMomentDecay ** updates);
  const firstMoment = tf.add<tf.Tensor1D>(
    tf.mul(state.firstMoment, firstMomentDecay),
    tf.mul(gradient, 1 - firstMomentDecay),
  );
  const secondMoment = tf.add<tf.Tensor1D>(
    tf.mul(state.secondMoment, secondMomentDecay),
    tf.mul(tf.square(gradient), 1 - secondMomentDecay),
  );
  const change = tf.div(tf.mul(firstMoment, correctedRate), tf.add(tf.sqrt(secondMoment), epsilon));
  return { parameters: tf.sub(parameters, change), state: { firstMoment, secondMoment } };
}
