/**
 * Owns Adam (Kingma & Ba 2015) on one flat parameter vector: about a dozen operations per step. With many
 * separate tensors, a GPU would spend more time on dispatches than on arithmetic.
 */

import { requireElement } from '../../../metrics/requireElement.ts';
import { adamUpdate } from '../../ops/adamUpdate.ts';
import type { UpdateRule } from './updateRule.ts';

const firstMomentDecay = 0.9;
const secondMomentDecay = 0.999;
/** Keeps the division finite; larger than the paper's 1e-8, because fp16 cannot hold that. */
const epsilon = 1e-7;

/** The memory of Adam: running means of the gradient and of its square. */
export const adam: UpdateRule = {
  memorySize: 2,
  update: ({ parameters, gradient, memory, learningRate, updates }) => {
    // Kingma & Ba, end of section 2: the rate includes both bias corrections.
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
