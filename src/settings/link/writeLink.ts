/** Owns the writing of a link: the query that says how this page differs from a fresh one. */
import { fittedBatch } from '../batchRules.ts';
import type { BackendChoice } from '../choices.ts';
import { type ClassFacts, type DatasetFacts, defaultDataset } from '../datasets.ts';
import { type ExperimentId, settingsOfExperiment } from '../experiments.ts';
import { defaultSettings, defaultsVersion, type RunSettings } from '../settings.ts';
import type { EmbedName } from './embeds.ts';
import type { HidablePart } from './hidableParts.ts';
import { withNamed } from './linkedSettings.ts';
import { type NamedNetwork, textOfNetwork } from './networkText.ts';
import { readSetting, type SettingName, settingNames, textOfSetting } from './settingTexts.ts';

/** A name and its text. */
type Parameter = readonly [name: string, text: string];

/** What a link carries beside the settings. */
export interface LinkExtras {
  readonly backend: BackendChoice;
  /** The experiment whose words are on show; one with a network of its own is not carried. */
  readonly experiment: ExperimentId | null;
  readonly hidden: readonly HidablePart[];
  /** The network that the settings lead to in so many steps, with its weights' SHA-256. */
  readonly network?: NamedNetwork;
  /** The panel to show alone; `null` for the whole page. */
  readonly embed: EmbedName | null;
}

/** The facts of a data set that a link needs. */
type LinkedDataset = ClassFacts & Pick<DatasetFacts, 'title' | 'manifestPath'>;

/**
 * The query of a link to these settings: each that differs from the default, by its name. `data` names a
 * person's own data, which stay here: the page that opens the link says so, a panel in a frame does not.
 * `defaults` has the version of the defaults that the link counts on, so that another page can tell where it
 * has others.
 * @returns begins with `?`; `readLink` reads the same settings from it, or with own data those that go with
 *   MNIST
 */
export function linkQueryOf(
  settings: RunSettings,
  dataset: LinkedDataset,
  extras: LinkExtras,
): string {
  const { experiment, embed } = extras;
  const isOwn = dataset.manifestPath === null;
  const ofExperiment = experiment === null ? null : settingsOfExperiment(experiment);
  const parameters: Parameter[] = [];
  // The page that opens the link tells its reader about them; to all readers of a frame it would mean nothing.
  if (isOwn && embed === null) parameters.push(['data', dataset.title]);
  if (experiment !== null && ofExperiment !== null) parameters.push(['experiment', experiment]);
  const [carried, ofLink] = isOwn ? [forDefault(settings), defaultDataset] : [settings, dataset];
  const texts = textsOf(carried, ofExperiment ?? defaultSettings, ofLink);
  parameters.push(...texts, ...parametersOf(extras));
  parameters.push(['defaults', String(defaultsVersion)]);
  return queryOf(parameters);
}

/** The query of a link to the trained network that comes with the page, whose settings are its own. */
export function trainedQueryOf(extras: Omit<LinkExtras, 'experiment'>): string {
  const trained: ExperimentId = 'trained';
  return queryOf([['experiment', trained], ...parametersOf(extras)]);
}

/** What goes with the data set that a link opens: own classes are none of its, and their number is another. */
function forDefault(settings: RunSettings): RunSettings {
  const classesPerBatch = Math.min(settings.classesPerBatch, defaultDataset.classes.length);
  return fittedBatch({ ...settings, classesPerBatch, heldOutDigits: [] }, defaultDataset);
}

/** What a link carries behind the settings. */
function parametersOf({
  backend,
  hidden,
  embed,
  network,
}: Omit<LinkExtras, 'experiment'>): readonly Parameter[] {
  const parameters: Parameter[] = [];
  if (backend !== 'auto') parameters.push(['backend', backend]);
  if (hidden.length > 0) parameters.push(['hide', hidden.join(',')]);
  if (network !== undefined) {
    parameters.push(['network', textOfNetwork(network)]);
  }
  if (embed !== null) parameters.push(['embed', embed]);
  return parameters;
}

function queryOf(parameters: readonly Parameter[]): string {
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
