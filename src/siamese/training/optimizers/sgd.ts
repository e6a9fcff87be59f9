/** Owns stochastic gradient descent, plain and with momentum. */
import * as tf from '@tensorflow/tfjs-core';
import { requireElement } from '../../../metrics/requireElement.ts';
import type { UpdateRule } from './updateRule.ts';

/** Share of the velocity that remains after each step. */
const momentumDecay = 0.9;

/** p ← p − rate · g (Robbins & Monro 1951). */
export const sgd: UpdateRule = {
  memorySize: 0,
  update: ({ parameters, gradient, learningRate }) => ({
    parameters: tf.sub(parameters, tf.mul(gradient, tf.scalar(learningRate))),
    memory: [],
  }),
};

/** v ← 0.9·v + g, p ← p − rate · v (Polyak 1964, in the form of Sutskever et al. 2013). Memory: v. */
export const momentum: UpdateRule = {
  memorySize: 1,
  update: ({ parameters, gradient, memory, learningRate }) => {
    const velocity = tf.add<tf.Tensor1D>(
      tf.mul(requireElement(memory, 0), momentumDecay),
      gradient,
    );
    return {
      parameters: tf.sub(parameters, tf.mul(velocity, tf.scalar(learningRate))),
      memory: [velocity],
    };
  },
};
