/**
 * Adam (Kingma & Ba 2015) on one flat parameter vector: a dozen operations a step in all, where a
 * dozen for each of many tensors would cost a GPU more in dispatches than in arithmetic.
 */

import { requireElement } from '../../../metrics/requireElement.ts';
import { adamUpdate } from '../../ops/adamUpdate.ts';
import type { UpdateRule } from './updateRule.ts';

const firstMomentDecay = 0.9;
const secondMomentDecay = 0.999;
/** Keeps the division finite; larger than the paper's 1e-8, which fp16 cannot hold. */
const epsilon = 1e-7;

/** Its memory: running means of the gradient and of its square. */
export const adam: UpdateRule = {
  memorySize: 2,
  update: ({ parameters, gradient, memory, learningRate, updates }) => {
    // Kingma & Ba, end of section 2: both bias corrections folded into the rate.
    const rate =
      (learningRate * Math.sqrt(1 - secondMomentDecay ** updates)) /
      (1 - firstMomentDecay ** updates);
    const updated = adamUpdate(
      {
        parameters,
        gradient,
        firstMoment: requireElement(memory, 0),
        secondMoment: requireElement(memory, 1),
      },
      { rate, firstDecay: firstMomentDecay, secondDecay: secondMomentDecay, epsilon },
    );
    return {
      parameters: updated.parameters,
      memory: [updated.firstMoment, updated.secondMoment],
    };
  },
};
