/**
 * Adam (Kingma & Ba 2015) on one flat parameter vector: a dozen operations a step in all, where a
 * dozen for each of many tensors would cost a GPU more in dispatches than in arithmetic.
 */
import * as tf from '@tensorflow/tfjs-core';
import { adamUpdate } from './backend/kernels/adamUpdate.ts';

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
  const { parameters: updated, ...moments } = adamUpdate(
    { parameters, gradient, ...state },
    {
      rate: correctedRate,
      firstDecay: firstMomentDecay,
      secondDecay: secondMomentDecay,
      epsilon,
    },
  );
  return { parameters: updated, state: moments };
}
