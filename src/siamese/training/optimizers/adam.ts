/**
 * Owns Adam (Kingma & Ba 2015) on one flat parameter vector: about a dozen operations per step. With many
 * separate tensors, a GPU would spend more time on dispatches than on arithmetic.
 */

import { mathFor } from '../../../data/exactMath/mathFunctions.ts';
import { requireElement } from '../../../metrics/requireElement.ts';
import { type AdamVectors, adamUpdate } from '../../ops/adamUpdate.ts';
import { computesExactly } from '../../ops/exactArithmetic.ts';
import type { UpdateInput, UpdateRule } from './updateRule.ts';

/** Keeps the division finite; larger than the paper's 1e-8, because fp16 cannot hold that. */
const epsilon = 1e-7;

/** The memory of Adam: running means of the gradient and of its square. */
export const adam: UpdateRule = {
  memorySize: 2,
  update: (input) => {
    const { parameters, firstMoment, secondMoment } = adamStep(input);
    return { parameters, memory: [firstMoment, secondMoment] };
  },
};

/** The parameters and moments after one update of all parameters by Adam; the caller owns them. */
export function adamStep({
  parameters,
  gradient,
  memory,
  betas: [firstDecay, secondDecay],
  learningRate,
  updates,
}: Omit<UpdateInput, 'matrices'>): Omit<AdamVectors, 'gradient'> {
  // Kingma & Ba, end of section 2: the rate includes both bias corrections.
  const { power } = mathFor(computesExactly());
  const rate =
    (learningRate * Math.sqrt(1 - power(secondDecay, updates))) / (1 - power(firstDecay, updates));
  return adamUpdate(
    {
      parameters,
      gradient,
      firstMoment: requireElement(memory, 0),
      secondMoment: requireElement(memory, 1),
    },
    { rate, firstDecay, secondDecay, epsilon },
  );
}
