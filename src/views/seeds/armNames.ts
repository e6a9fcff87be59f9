/** Names the arms of a comparison by what they differ in. Imports no React. */
import type { ClassFacts } from '../../settings/datasets.ts';
import type { Nouns } from '../../settings/facts/nouns.ts';
import { longestArmName } from '../../store/seeds/keptSeedComparison.ts';
import { labelOf, valueWords } from '../settingWords.ts';
import type { ArmOption } from './armOptions.ts';
import { armDifferences } from './armSettings.ts';

/** With more differences, their words would be longer than a name. */
const mostWords = 2;

const listed = new Intl.ListFormat('en-GB', { type: 'conjunction' });

/** A different name for each arm: its own, or else its values of the settings in which the arms differ. */
export function armNames(arms: readonly ArmOption[], dataset: ClassFacts): readonly string[] {
  const differences = armDifferences(arms.map(({ settings }) => settings));
  const isTellable = differences.length > 0 && differences.length <= mostWords;
  const names = arms.map(({ name, text, settings }) => {
    if (name !== null) return name;
    if (!isTellable) return text;
    return differences.map((setting) => valueWords(setting, settings, dataset)).join(' · ');
  });
  return names.map((name, index) => {
    const before = names.slice(0, index).filter((other) => other === name).length;
    const short = name.slice(0, longestArmName - 4);
    return before === 0 ? short : `${short} (${before + 1})`;
  });
}

/** Says how an arm differs from the first. */
export function differenceFromFirst(first: ArmOption, other: ArmOption, nouns: Nouns): string {
  const differences = armDifferences([first.settings, other.settings]);
  if (differences.length === 0) return 'The same as the first: choose something else.';
  const labels = listed.format(differences.map((name) => labelOf(name, nouns)));
  const only = `Differs from the first in ${labels}`;
  if (differences.includes('heldOutDigits')) {
    return `${only}: it is measured on other pairs, and the figures do not compare.`;
  }
  return differences.length === 1
    ? `${only} alone.`
    : `${only}: what shows may come from any of them.`;
}
