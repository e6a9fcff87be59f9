/** Puts the phases of a step and the distance formulas into words. Imports no React. */
import type { DistanceKind } from '../../settings/choices.ts';
import { capitalised, type Nouns, type NounText } from '../../settings/facts/nouns.ts';
import type { InsideStepOfRun, StepPhase } from '../../store/inside/inside.ts';
import { formatDistance } from '../format.ts';

export const phaseNames: Readonly<Record<StepPhase, string>> = {
  forward: 'Forward',
  backward: 'Backward',
  update: 'Update',
};

/** One sentence for a phase. */
export function sentenceOf(phase: StepPhase, isTied: boolean, nouns: Nouns): string {
  return (isTied ? tiedSentences : untiedSentences)[phase](nouns);
}

const tiedSentences: Readonly<Record<StepPhase, NounText>> = {
  forward: ({ imageNoun }) =>
    `Both ${imageNoun.many} go through the same weights, and each comes out as an embedding.`,
  backward: () =>
    'The loss’s gradient goes back through both towers; where they share a weight, the two parts add up.',
  update: () => 'The optimiser turns the sum into one move of the weights.',
};

const untiedSentences: Readonly<Record<StepPhase, NounText>> = {
  forward: ({ imageNoun }) =>
    `Each ${imageNoun.one} goes through weights of its own, and comes out as an embedding.`,
  backward: () =>
    'The loss’s gradient goes back through both towers. Each keeps its own part: no weight is shared, so nothing is added up.',
  update: () => 'The optimiser moves each tower’s weights by that tower’s own gradient.',
};

/** The way of a pair through the towers. */
export function towersSummary(
  { isTied, pair }: Pick<InsideStepOfRun, 'isTied' | 'pair'>,
  { imageNoun: { one, many } }: Nouns,
): string {
  const names = pair.layers.map(({ name }) => name).join(', ');
  const apart = formatDistance(pair.distance, 3);
  return isTied
    ? `${capitalised(many)} A and B both go through one set of weights (${names}) to their embeddings, ${apart} apart.`
    : `${capitalised(one)} A goes through ${names} with weights of its own, ${one} B through as many with others, to embeddings ${apart} apart.`;
}

/** The formula of each kind of distance. */
export const distanceFormulas: Readonly<Record<DistanceKind, string>> = {
  euclidean: 'd = ‖f(A) − f(B)‖',
  cosine: 'd = 1 − f(A)·f(B) ÷ (‖f(A)‖·‖f(B)‖)',
  learned: 'd = Σₖ wₖ·|f(A)ₖ − f(B)ₖ|',
};
