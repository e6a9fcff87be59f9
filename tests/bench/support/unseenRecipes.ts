/** What the benchmark of unseen digits trains. Chosen on the choosing triples; the others chose nothing. */
import { experiments } from '../../../src/settings/experiments.ts';
import { defaultSettings, type RunSettings } from '../../../src/settings/settings.ts';

/** Digits held out together. */
export type Triple = readonly [number, number, number];

/** Everything was chosen on these. */
export const choosingTriples: readonly Triple[] = [
  [0, 3, 6],
  [1, 4, 5],
  [2, 7, 8],
];
/** These are reported. */
export const reportedTriples: readonly Triple[] = [
  [0, 1, 2],
  [3, 5, 8],
  [4, 6, 9],
  [2, 4, 6],
];
/** The triple that earlier work looked at. */
export const knownTriple: Triple = [7, 8, 9];

/** The settings of an experiment of the page. */
export function settingsOf(id: 'scribbles' | 'no-digit' | 'no-digit-deep'): RunSettings {
  const { start } = experiments[id];
  if (start.kind !== 'settings') throw new Error(`The experiment ${id} trains nothing`);
  return { ...defaultSettings, ...start.changes };
}

/** The recipe with symbols, and the same one without. */
export const withSymbols: RunSettings = settingsOf('scribbles');
export const withoutSymbols: RunSettings = { ...withSymbols, learnFrom: 'digits' };
