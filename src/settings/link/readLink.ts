/** Reads what a link may set. Anyone can write a link, so every value is checked. */
import { SettingError } from '../check.ts';
import { type BackendChoice, backendChoices } from '../choices.ts';
import type { ClassFacts, DatasetFacts } from '../datasets.ts';
import {
  type ExperimentId,
  experimentIds,
  experiments,
  settingsOfExperiment,
} from '../experiments.ts';
import { defaultSettings, defaultsVersion, type RunSettings } from '../settings.ts';
import { type EmbedName, embedNames } from './embeds.ts';
import { type HidablePart, hidablePartNames } from './hidableParts.ts';
import { withoutExcluded } from './linkedSettings.ts';
import { type LinkedNetwork, readNetwork } from './networkText.ts';
import { type Change, readSetting, type SettingName, settingNames, shown } from './settingTexts.ts';

/** What a link asks for; all of it can be followed. */
export interface LinkChoices {
  /** `null` if the link says nothing about it. */
  readonly backend: BackendChoice | null;
  /** All settings of the run; `null` if the link says nothing about any. They exclude nothing. */
  readonly settings: RunSettings | null;
  /** One of those with a network of its own leaves `settings` at `null`. */
  readonly experiment: ExperimentId | null;
  /** Different parts, in the order of the page. */
  readonly hidden: readonly HidablePart[];
  /** The network to train anew by these settings; `null` if the link names none. */
  readonly network: LinkedNetwork | null;
  /** The panel to show alone; `null` for the whole page. */
  readonly embed: EmbedName | null;
  /** What was left out and why: sentences. */
  readonly problems: readonly string[];
}

/** A link with all settings has some 700 characters. */
const longestQuery = 4_000;
/** A message with more sentences would fill the page. */
const mostProblems = 6;

/**
 * Reads the query of a link. Leaves out what is unknown, given twice, out of range or excluded by another
 * setting, with a problem for each, and takes everything else. Never throws.
 * @param query with or without `?`; any text
 */
export function readLink(
  query: string,
  dataset: ClassFacts & Pick<DatasetFacts, 'title'>,
): LinkChoices {
  const problems: string[] = [];
  const texts = readParameters(query, problems);
  const read = <Value>(name: string, reader: (text: string) => Value): Value | null => {
    const text = texts.get(name);
    texts.delete(name);
    if (text === undefined) return null;
    try {
      return reader(text);
    } catch (error) {
      if (!(error instanceof SettingError)) throw error;
      problems.push(sentence(error.message));
      return null;
    }
  };
  const data = read('data', shown);
  if (data !== null) {
    problems.push(
      `The link was made with the data set ${data}, which no link carries: what it sets is for ${dataset.title} here. Add those images under “Data” to train on them.`,
    );
  }
  const backend = read('backend', readBackend);
  const experiment = read('experiment', readExperiment);
  const hidden = read('hide', (text) => readHidden(text, problems)) ?? [];
  const embed = read('embed', readEmbed);
  const countsOnDefaults = texts.has('defaults');
  read('defaults', checkVersion);
  const linked = read('network', readNetwork);
  const named = new Map<SettingName, Change>();
  for (const name of settingNames) {
    const change = read(name, (text) => readSetting(name, text, dataset));
    if (change !== null) named.set(name, change);
  }
  for (const name of texts.keys()) {
    problems.push(`${shown(name)} is nothing that this page can set by a link.`);
  }
  const settings =
    named.size > 0 || countsOnDefaults || experiment !== null
      ? settingsFor(experiment, named, dataset, problems)
      : null;
  const network = linked === null ? null : fittingNetwork(linked, settings, problems);
  return { backend, settings, experiment, hidden, embed, network, problems: bounded(problems) };
}

/** The parameters that are given once, by name. */
function readParameters(query: string, problems: string[]): Map<string, string> {
  const texts = new Map<string, string>();
  if (query.length > longestQuery) {
    problems.push(
      `The link has ${query.length} characters, but at most ${longestQuery} are read: nothing of it is used.`,
    );
    return texts;
  }
  const parameters = new URLSearchParams(query);
  for (const name of new Set(parameters.keys())) {
    const [text = '', ...others] = parameters.getAll(name);
    if (others.length === 0) texts.set(name, text);
    else problems.push(`${shown(name)} is given ${others.length + 1} times; it must be once.`);
  }
  return texts;
}

/** The settings without what is excluded; `null` where the experiment brings a network with its own. */
function settingsFor(
  experiment: ExperimentId | null,
  named: ReadonlyMap<SettingName, Change>,
  dataset: ClassFacts,
  problems: string[],
): RunSettings | null {
  const base = experiment === null ? defaultSettings : settingsOfExperiment(experiment);
  if (base !== null) {
    return withoutExcluded(base, named, dataset, (name, conflict) =>
      problems.push(sentence(`${name} is left out: ${conflict}`)),
    );
  }
  if (named.size > 0 && experiment !== null) {
    const names = [...named.keys()].slice(0, mostProblems).join(', ');
    problems.push(
      `The experiment “${experiments[experiment].name}” brings a network with its own settings: the link’s (${names}) are left out.`,
    );
  }
  return null;
}

/** The network, if these settings can lead to it. */
function fittingNetwork(
  network: LinkedNetwork,
  settings: RunSettings | null,
  problems: string[],
): LinkedNetwork | null {
  const why =
    settings?.exactArithmetic !== true
      ? 'only with exactArithmetic on do the settings lead to the very same network'
      : network.steps > settings.steps
        ? `it is of ${network.steps} steps, but the run has ${settings.steps}`
        : null;
  if (why === null) return network;
  problems.push(sentence(`network is left out: ${why}`));
  return null;
}

function readBackend(text: string): BackendChoice {
  return readOne('backend', text, backendChoices);
}

function readExperiment(text: string): ExperimentId {
  return readOne('experiment', text, experimentIds);
}

function readEmbed(text: string): EmbedName {
  return readOne('embed', text, embedNames);
}

function readHidden(text: string, problems: string[]): readonly HidablePart[] {
  const wanted = new Set(text.split(',').filter((name) => name !== ''));
  const hidden = hidablePartNames.filter((part) => wanted.delete(part));
  for (const name of wanted) {
    problems.push(`hide has ${shown(name)}; it can have ${hidablePartNames.join(', ')}.`);
  }
  return hidden;
}

function checkVersion(text: string): void {
  if (text === String(defaultsVersion)) return;
  throw new SettingError(
    `The link counts on the defaults of version ${shown(text)}; this page has version ${defaultsVersion}, so what the link does not name may differ`,
  );
}

function readOne<Word extends string>(name: string, text: string, known: readonly Word[]): Word {
  const word = known.find((other) => other === text);
  if (word !== undefined) return word;
  throw new SettingError(`${name} is ${shown(text)}; it can be ${known.join(', ')}`);
}

function sentence(text: string): string {
  return text.endsWith('.') ? text : `${text}.`;
}

function bounded(problems: readonly string[]): readonly string[] {
  const more = problems.length - mostProblems;
  return more > 0 ? [...problems.slice(0, mostProblems), `And ${more} more.`] : problems;
}
