/**
 * Owns one row of facts for each optimiser. A new one needs a row here, a file and a row in
 * `siamese/training/optimizers`. Imports no other table.
 */
import type { ExplainedChoice } from './wordsOfChoice.ts';

export interface OptimizerFacts extends Required<ExplainedChoice> {
  /** A learning rate with which it learns well; each optimiser scales the gradient differently. */
  readonly recommendedRate: number;
  /** Whether its memory fades by β₁ and β₂, which a person can set. */
  readonly hasBetas: boolean;
}

/** In the order of the page. */
export const optimizers = {
  sgd: {
    text: 'Gradient descent (SGD)',
    meaning: 'Each weight w goes down its slope g, by the rate.',
    formula: 'w ← w − rate · g',
    source: 'Robbins, Monro 1951',
    recommendedRate: 0.1,
    hasBetas: false,
  },
  momentum: {
    text: 'SGD with momentum',
    meaning: 'Like a ball that rolls: nine tenths of the last step’s speed v stay.',
    formula: 'v ← 0.9·v + g, then w ← w − rate · v',
    source: 'Polyak 1964',
    recommendedRate: 0.02,
    hasBetas: false,
  },
  adam: {
    text: 'Adam',
    meaning:
      'Each weight takes steps of a size of its own: its mean slope, measured by how large its slopes usually are.',
    formula: 'w ← w − rate · mean(g) ÷ √mean(g²)',
    source: 'Kingma, Ba 2015',
    recommendedRate: 3e-3,
    hasBetas: true,
  },
  muon: {
    text: 'Muon',
    meaning:
      'Each layer’s matrix of weights W moves in all directions at once and by as much in each: its mean slope M, made orthogonal. Biases learn by Adam.',
    formula: 'W ← W − rate · U·Vᵀ, where M = U·S·Vᵀ',
    source: 'Jordan et al. 2024',
    recommendedRate: 3e-2,
    hasBetas: false,
  },
} as const satisfies Readonly<Record<string, OptimizerFacts>>;
