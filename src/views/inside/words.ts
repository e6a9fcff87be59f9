/** Puts the phases of a step and the distance formulas into words. Imports no React. */
import type { DistanceKind } from '../../settings/choices.ts';
import type { StepPhase } from '../../store/inside/inside.ts';

export const phaseNames: Readonly<Record<StepPhase, string>> = {
  forward: 'Forward',
  backward: 'Backward',
  update: 'Update',
};

/** One sentence for a phase. */
export function sentenceOf(phase: StepPhase, isTied: boolean): string {
  return (isTied ? tiedSentences : untiedSentences)[phase];
}

const tiedSentences: Readonly<Record<StepPhase, string>> = {
  forward: 'Both digits go through the same weights, and each comes out as an embedding.',
  backward:
    'The loss’s gradient goes back through both towers; where they share a weight, the two parts add up.',
  update: 'The optimiser turns the sum into one move of the weights.',
};

const untiedSentences: Readonly<Record<StepPhase, string>> = {
  forward: 'Each digit goes through weights of its own, and comes out as an embedding.',
  backward:
    'The loss’s gradient goes back through both towers. Each keeps its own part: no weight is shared, so nothing is added up.',
  update: 'The optimiser moves each tower’s weights by that tower’s own gradient.',
};

/** The formula of each kind of distance. */
export const distanceFormulas: Readonly<Record<DistanceKind, string>> = {
  euclidean: 'd = ‖f(A) − f(B)‖',
  cosine: 'd = 1 − f(A)·f(B) ÷ (‖f(A)‖·‖f(B)‖)',
  learned: 'd = Σₖ wₖ·|f(A)ₖ − f(B)ₖ|',
};
