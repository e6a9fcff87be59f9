/** Owns which configurations the programs for other libraries can be written for. */
import type { LossKind } from '../../../settings/choices.ts';
import { sources } from '../../../settings/facts/sources.ts';
import type { RunSettings } from '../../../settings/settings.ts';

/** There is no program for these settings; the message says why, and what can be chosen instead. */
export class NoProgramError extends Error {
  override readonly name = 'NoProgramError';
}

type ProgramSettings = Pick<RunSettings, 'loss' | 'learnFrom'>;

/**
 * The loss of a configuration that a program can be written for.
 * @throws NoProgramError for any other
 */
export function programmedLossOf(settings: ProgramSettings): LossKind {
  const { loss, learnFrom } = settings;
  if (!sources[learnFrom].hasSymbols) return loss;
  throw new NoProgramError(
    'There is no program for made-up symbols in other libraries yet: choose digits to learn from, or save the weights alone.',
  );
}
