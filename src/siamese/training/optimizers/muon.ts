/**
 * Owns Muon (Jordan et al. 2024, “Muon: An optimizer for hidden layers”): each matrix of weights moves along
 * its orthogonalised Nesterov momentum, so that no direction of a layer is left behind; biases and a learned
 * distance learn by Adam.
 */
import { requireElement } from '../../../metrics/requireElement.ts';
import { orthogonalMove } from '../../ops/orthogonalMove.ts';
import { adamStep } from './adam.ts';
import type { UpdateRule } from './updateRule.ts';

/** The momentum’s decay is Adam’s β₁ at once: both need the same running mean of the gradient. */
const betas = [0.9, 0.999] as const;
/** Adam’s rate relative to Muon’s. */
const biasShare = 0.1;

/** The memory of Muon: running means of the gradient and of its square. */
export const muon: UpdateRule = {
  memorySize: 2,
  update: (input) => {
    const { parameters, gradient, matrices, learningRate } = input;
    // All parameters by Adam; then the matrices are replaced.
    const others = adamStep({ ...input, betas, learningRate: biasShare * learningRate });
    const memory = [others.firstMoment, others.secondMoment];
    const vectors = {
      parameters,
      others: others.parameters,
      gradient,
      momentum: requireElement(memory, 0),
    };
    return {
      parameters: orthogonalMove(vectors, matrices, { rate: learningRate, decay: betas[0] }),
      memory,
    };
  },
};
