/** What is wrong with how a run goes, and what to try. */
import type { LossKind, MiningKind } from '../../settings/choices.ts';
import { hasMargin, hasMining } from '../../settings/rules.ts';
import type { RunSettings } from '../../settings/settings.ts';
import type { RunWarning } from '../../store/core/state.ts';

export function warningWords(
  warning: RunWarning,
  { loss, mining }: Pick<RunSettings, 'loss' | 'mining'>,
): string {
  return `${causes[warning](loss)} ${remedyFor(loss, mining)}`;
}

const causes: Readonly<Record<RunWarning, (loss: LossKind) => string>> = {
  collapsed: () =>
    'All digits have come to lie at one point: the spread of the embeddings has vanished, and nothing can be told apart.',
  'stuck-at-margin': (loss) =>
    hasMargin(loss)
      ? 'The loss is stuck at the margin: the network puts all digits at one point and finds no way out.'
      : 'The loss is stuck: it is what it is for a network that tells nothing apart.',
};

function remedyFor(loss: LossKind, mining: MiningKind): string {
  if (loss === 'positives-only') {
    return 'This loss pulls and never pushes: choose one that pushes different digits apart too, and start over.';
  }
  return hasMining(loss) && mining === 'hard'
    ? 'Choose semi-hard mining or a lower learning rate, and start over.'
    : 'Choose a lower learning rate, and start over.';
}
