/** Puts a run's warning into words, with its remedy. Imports no React. */
import type { LossKind, MiningKind } from '../../settings/choices.ts';
import { losses } from '../../settings/facts/losses.ts';
import { minings } from '../../settings/facts/mining.ts';
import type { Nouns, NounText } from '../../settings/facts/nouns.ts';
import type { RunSettings } from '../../settings/settings.ts';
import type { RunWarning } from '../../store/core/state.ts';

export function warningWords(
  warning: RunWarning,
  { loss, mining }: Pick<RunSettings, 'loss' | 'mining'>,
  nouns: Nouns,
): string {
  const remedy =
    warning === 'overflowing'
      ? 'Start over, or import other weights.'
      : remedyFor(loss, mining, nouns);
  return `${causes[warning](loss)(nouns)} ${remedy}`;
}

const causes: Readonly<Record<RunWarning, (loss: LossKind) => NounText>> = {
  collapsed:
    () =>
    ({ imageNoun }) =>
      `All ${imageNoun.many} have come to lie at one point: the spread of the embeddings has vanished, and nothing can be told apart.`,
  overflowing: () => () =>
    'The weights are so large that the numbers of an embedding are beyond all bounds: nothing can be told apart.',
  'stuck-at-margin': (loss) => losses[loss].stuck,
};

function remedyFor(loss: LossKind, mining: MiningKind, nouns: Nouns): string {
  const { remedy, hasMining } = losses[loss];
  const miningRemedy = hasMining ? minings[mining].remedy : null;
  return remedy?.(nouns) ?? miningRemedy ?? 'Choose a lower learning rate, and start over.';
}
