/** Owns which configurations the programs for other libraries can be written for. */
import type { LossKind } from '../../../settings/choices.ts';
import { minings } from '../../../settings/facts/mining.ts';
import { sources } from '../../../settings/facts/sources.ts';
import type { RunSettings } from '../../../settings/settings.ts';

/** There is no program for these settings; the message says why, and what can be chosen instead. */
export class NoProgramError extends Error {
  override readonly name = 'NoProgramError';
}

type ProgramSettings = Pick<RunSettings, 'loss' | 'mining' | 'distance' | 'learnFrom'>;

/**
 * The loss of a configuration that a program can be written for.
 * @throws NoProgramError for any other
 */
export function programmedLossOf(settings: ProgramSettings): LossKind {
  const { loss, mining, distance, learnFrom } = settings;
  if (loss === 'triplet' && mining === 'distance-weighted') {
    throw without(`${minings[mining].text} mining`, 'another mining');
  }
  if (distance === 'cosine') throw without('the cosine distance', 'the Euclidean distance');
  if (sources[learnFrom].hasSymbols) throw without('made-up symbols', 'digits to learn from');
  return loss;
}

function without(what: string, instead: string): NoProgramError {
  return new NoProgramError(
    `There is no program for ${what} in other libraries yet: choose ${instead}, or save the weights alone.`,
  );
}
