/** Owns the settings on offer for the arms of a comparison over seeds. Imports no React. */
import {
  distanceChoices,
  encoderKinds,
  encoderSizes,
  lossKinds,
  miningKinds,
  optimizerKinds,
  scheduleKinds,
} from '../../settings/choices.ts';
import type { ClassFacts } from '../../settings/datasets.ts';
import { experimentIds, experiments } from '../../settings/experiments.ts';
import { losses } from '../../settings/facts/losses.ts';
import {
  conflictIn,
  whyAugmented,
  whyNotLoss,
  whyOwnDistance,
  whyTied,
  whyUnitLength,
  withChange,
} from '../../settings/rules.ts';
import { defaultSettings, type RunSettings } from '../../settings/settings.ts';
import { capitalised } from '../format.ts';
import { labelOf, type SettingName, valueWords } from '../settingWords.ts';

export interface ArmOption {
  /** Tells the options apart. */
  readonly key: string;
  readonly text: string;
  readonly settings: RunSettings;
  /** Its name in the results; `null` if its settings name it. */
  readonly name: string | null;
}

export interface ArmGroup {
  readonly title: string;
  readonly options: readonly ArmOption[];
}

/** A run that was kept. */
export interface NamedRun {
  readonly name: string;
  readonly settings: RunSettings;
}

/** The losses of given pairs, the first of which stands in where the towers are untied. */
const lossOnGivenPairs = lossKinds.find((loss) => losses[loss].hasGivenPairs);

/**
 * All options, in groups that are not empty: the present settings, those with one thing changed, the
 * experiments, the kept runs. What the rules exclude is left out.
 */
export function armGroups(
  present: RunSettings,
  dataset: ClassFacts,
  runs: readonly NamedRun[],
): readonly ArmGroup[] {
  const groups: readonly ArmGroup[] = [
    {
      title: 'Present settings',
      options: [{ key: 'present', text: 'Present settings', settings: present, name: null }],
    },
    { title: 'Present settings, but …', options: changedOptions(present, dataset) },
    { title: 'Experiments', options: experimentOptions() },
    {
      title: 'Runs',
      options: runs.map(({ name, settings }, index) => ({
        key: `run ${index}`,
        text: name,
        settings,
        name,
      })),
    },
  ];
  const isPossible = ({ settings }: ArmOption): boolean => conflictIn(settings, dataset) === null;
  return groups
    .map(({ title, options }) => ({ title, options: options.filter(isPossible) }))
    .filter(({ options }) => options.length > 0);
}

/** The present settings with one choice changed, and with what follows from it. */
function changedOptions(present: RunSettings, dataset: ClassFacts): ArmOption[] {
  const changes = <Name extends SettingName>(
    name: Name,
    values: readonly RunSettings[Name][],
  ): ArmOption[] =>
    values
      .filter((value) => value !== present[name])
      .map((value) => optionOf(name, withChange(present, name, value), dataset));
  const { loss, tieWeights } = present;
  return [
    ...changes('encoder', encoderKinds),
    ...changes('encoderSize', encoderSizes),
    ...(whyUnitLength(present) === null ? changes('unitLength', [true, false]) : []),
    ...(whyOwnDistance(present) === null ? changes('distance', distanceChoices) : []),
    ...(whyTied({ loss }) === null ? changes('tieWeights', [true, false]) : []),
    ...(whyTied({ loss }) !== null && tieWeights ? untiedOnGivenPairs(present, dataset) : []),
    ...changes(
      'loss',
      lossKinds.filter((kind) => whyNotLoss(kind, present, dataset) === null),
    ),
    ...(losses[loss].hasMining ? changes('mining', miningKinds) : []),
    ...changes('optimizer', optimizerKinds),
    ...changes('schedule', scheduleKinds),
    ...(whyAugmented(present) === null ? changes('augmentation', [true, false]) : []),
  ];
}

/** Untied towers where the present loss does not allow them: with a loss that does. */
function untiedOnGivenPairs(present: RunSettings, dataset: ClassFacts): ArmOption[] {
  if (lossOnGivenPairs === undefined) return [];
  const settings = { ...withChange(present, 'loss', lossOnGivenPairs), tieWeights: false };
  const untied = optionOf('tieWeights', settings, dataset);
  return [{ ...untied, text: `${untied.text} (${losses[lossOnGivenPairs].text})` }];
}

function optionOf(name: SettingName, settings: RunSettings, dataset: ClassFacts): ArmOption {
  const value = valueWords(name, settings, dataset);
  return {
    key: `${name} ${String(settings[name])}`,
    text: `${capitalised(labelOf(name, dataset))}: ${value}`,
    settings,
    name: null,
  };
}

/** The experiments that train; a trained network has no seed. */
function experimentOptions(): ArmOption[] {
  return experimentIds.flatMap((id) => {
    const { name, start } = experiments[id];
    if (start.kind !== 'settings') return [];
    const settings = { ...defaultSettings, ...start.changes };
    return [{ key: `experiment ${id}`, text: name, settings, name }];
  });
}
