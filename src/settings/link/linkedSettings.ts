/** Owns what the settings in a link mean together: what follows from them, and what excludes what. */
import type { ClassFacts } from '../datasets.ts';
import { losses } from '../facts/losses.ts';
import { conflictIn, whyNotMargin, withChange } from '../rules.ts';
import { choiceSettingNames, type RunSettings } from '../settings.ts';
import type { Change, SettingName } from './settingTexts.ts';
import { settingNames } from './settingTexts.ts';

/** The value of each setting that a link names. */
export type Named = ReadonlyMap<SettingName, Change>;

/** If two settings exclude each other, the one that comes first here is left out. */
const yielding: readonly SettingName[] = [
  'margin',
  'tieWeights',
  'augmentation',
  'unitLength',
  'imagesPerDigit',
  'heldOutDigits',
  'turnedPerBatch',
  'imagesPerSymbol',
  'symbolsPerBatch',
  'classesPerBatch',
  'mining',
  'distance',
  'loss',
  'learnFrom',
];

/**
 * The settings of a link. What it names is as it says. What follows from a choice on the controls follows
 * here too: another optimiser brings its own rate, and a loss the unit length that it needs.
 * @param base the settings that the link does not name
 */
export function withNamed(base: RunSettings, named: Named): RunSettings {
  return settingNames.reduce((settings, name) => {
    const changed = named.get(name)?.(settings);
    if (changed === undefined) return settings;
    const choice = choiceSettingNames.find((other) => other === name);
    return choice === undefined ? changed : withChange(settings, choice, changed[choice]);
  }, base);
}

/**
 * The settings of a link without those that others of its settings exclude.
 * @param onExcluded told of each one that is left out, with the conflict in words
 */
export function withoutExcluded(
  base: RunSettings,
  named: Named,
  dataset: ClassFacts,
  onExcluded: (name: SettingName, conflict: string) => void,
): RunSettings {
  const left = new Map(named);
  for (;;) {
    const settings = withNamed(base, left);
    const conflict = exclusionIn(settings, dataset);
    if (conflict === null) return settings;
    const candidates = yielding.filter((name) => left.has(name));
    const [excluded] = candidates
      .filter((name) => exclusionIn(withNamed(base, without(left, name)), dataset) !== conflict)
      .concat(candidates);
    // The base has no conflict, so a named setting is always one side of it.
    if (excluded === undefined) return base;
    left.delete(excluded);
    onExcluded(excluded, conflict);
  }
}

function without(named: Named, name: SettingName): Named {
  return new Map([...named].filter(([other]) => other !== name));
}

/** As on the controls, a margin that is out of reach is excluded too. */
function exclusionIn(settings: RunSettings, dataset: ClassFacts): string | null {
  const { loss, margin } = settings;
  const whyNot = losses[loss].hasMargin ? whyNotMargin(margin, settings) : null;
  return conflictIn(settings, dataset) ?? (whyNot && `margin is ${margin}. ${whyNot}`);
}
