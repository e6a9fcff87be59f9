/** What each phase does, in words. */
import type { RunSettings } from '../../settings/settings.ts';
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

/** Why a pair has no loss by itself. */
export function whyNoPairLoss({ loss }: Pick<RunSettings, 'loss'>): string {
  switch (loss) {
    case 'triplet':
      return 'A triplet is three images: its loss has no value for one pair. The gradients that follow are this pair’s share of the step’s.';
    case 'positives-only':
      return 'This loss has nothing to say about different digits: no gradient comes from this pair.';
    default:
      return 'This loss weighs all images of the step at once: it has no value for one pair. The gradients that follow are this pair’s share of the step’s.';
  }
}

/** How the loss measures a distance. */
export function distanceFormula({ loss }: Pick<RunSettings, 'loss'>): string {
  return loss === 'learned-distance' ? 'd = Σₖ wₖ·|f(A)ₖ − f(B)ₖ|' : 'd = ‖f(A) − f(B)‖';
}

/** What a pair by itself costs; `undefined` where that has no value. */
export function pairLossFormula(
  { loss }: Pick<RunSettings, 'loss'>,
  isPositive: boolean,
): string | undefined {
  switch (loss) {
    case 'contrastive-all-pairs':
    case 'contrastive-pairs':
    case 'positives-only':
      return isPositive ? 'd²' : 'max(0, margin − d)²';
    case 'learned-distance':
      return isPositive ? '−log P(same)' : '−log (1 − P(same))';
    case 'triplet':
    case 'supervised-contrastive':
      return undefined;
  }
}
