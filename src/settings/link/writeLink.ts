/** Owns the writing of a link: the query that says how this page differs from a fresh one. */
import type { BackendChoice } from '../choices.ts';
import type { ClassFacts } from '../datasets.ts';
import { type ExperimentId, settingsOfExperiment } from '../experiments.ts';
import { defaultSettings, defaultsVersion, type RunSettings } from '../settings.ts';
import type { HidablePart } from './hidableParts.ts';
import { withNamed } from './linkedSettings.ts';
import { readSetting, type SettingName, settingNames, textOfSetting } from './settingTexts.ts';

/** What a link carries beside the settings. */
export interface LinkExtras {
  readonly backend: BackendChoice;
  /** The experiment whose words are on show; one with a network of its own is not carried. */
  readonly experiment: ExperimentId | null;
  readonly hidden: readonly HidablePart[];
}

/**
 * The query of a link to these settings: each that differs from the default, by its name. `defaults` has
 * the version of the defaults that the link counts on, so that another page can tell where it has others.
 * @returns begins with `?`; `readLink` reads the same settings from it
 */
export function linkQueryOf(
  settings: RunSettings,
  dataset: ClassFacts,
  { backend, experiment, hidden }: LinkExtras,
): string {
  const ofExperiment = experiment === null ? null : settingsOfExperiment(experiment);
  const parameters: [string, string][] = [];
  if (experiment !== null && ofExperiment !== null) parameters.push(['experiment', experiment]);
  const texts = textsOf(settings, ofExperiment ?? defaultSettings, dataset);
  parameters.push(...texts);
  if (backend !== 'auto') parameters.push(['backend', backend]);
  if (hidden.length > 0) parameters.push(['hide', hidden.join(',')]);
  parameters.push(['defaults', String(defaultsVersion)]);
  return `?${parameters.map(([name, text]) => `${name}=${encoded(text)}`).join('&')}`;
}

/** The settings that are not the default, or that a reader of the others would not guess. */
function textsOf(
  settings: RunSettings,
  base: RunSettings,
  dataset: ClassFacts,
): ReadonlyMap<SettingName, string> {
  const texts = new Map<SettingName, string>();
  for (const name of settingNames) {
    const textIn = (other: RunSettings) => textOfSetting(name, other, dataset);
    const named = [...texts].map(
      ([other, text]) => [other, readSetting(other, text, dataset)] as const,
    );
    const guessed = withNamed(base, new Map(named));
    const text = textIn(settings);
    if (text !== textIn(defaultSettings) || text !== textIn(guessed)) texts.set(name, text);
  }
  return texts;
}

/** A comma is easier to read as it is, and means nothing in a query. */
function encoded(text: string): string {
  return encodeURIComponent(text).replaceAll('%2C', ',');
}
