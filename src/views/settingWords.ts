/** Puts the settings of a run into words, and finds those in which some runs differ. Imports no React. */
import { type ClassFacts, classNameOf } from '../settings/datasets.ts';
import { distances } from '../settings/facts/distances.ts';
import { encoders, encoderWidths } from '../settings/facts/encoders.ts';
import { losses } from '../settings/facts/losses.ts';
import { minings } from '../settings/facts/mining.ts';
import { dataInWords, type Nouns, type NounText } from '../settings/facts/nouns.ts';
import { optimizers } from '../settings/facts/optimizers.ts';
import { schedules } from '../settings/facts/schedules.ts';
import { sources } from '../settings/facts/sources.ts';
import { whyNotSymbolsFirst } from '../settings/rules.ts';
import type { RunSettings } from '../settings/settings.ts';
import { formatSetting, formatSteps } from './format.ts';

export type SettingName = keyof RunSettings;

interface SettingWords {
  /** Its name, as part of a sentence. */
  readonly label: string | NounText;
  /** Its value in a few words. */
  readonly value: (settings: RunSettings, dataset: ClassFacts) => string;
  /** Whether a run with these settings uses it; always, if it is missing. */
  readonly isUsed?: (settings: RunSettings) => boolean;
}

/** Of more classes than this, the number stands for the names. */
const mostNames = 10;

/** The number also stands for the names where they are not known: the data may be here no more. */
function namesOf(labels: readonly number[], dataset: ClassFacts): string {
  const { classes, classNoun } = dataset;
  const areKnown = labels.every((label) => label < classes.length);
  return labels.length > mostNames || !areKnown
    ? `${labels.length} ${labels.length === 1 ? classNoun.one : classNoun.many}`
    : labels.map((label) => classNameOf(dataset, label)).join(', ');
}

/** In the order of the page. */
const words: Readonly<Record<SettingName, SettingWords>> = {
  encoder: { label: 'encoder', value: ({ encoder }) => encoders[encoder].text },
  encoderSize: {
    label: 'encoder size',
    value: ({ encoderSize }) => encoderWidths[encoderSize].text,
  },
  embeddingSize: {
    label: 'embedding size',
    value: ({ embeddingSize }) => `${embeddingSize} numbers`,
  },
  unitLength: {
    label: 'embedding length',
    value: ({ unitLength }) => (unitLength ? 'Unit length' : 'Any length'),
  },
  distance: {
    label: 'distance',
    value: ({ distance }) => `${distances[distance].text} distance`,
    isUsed: ({ loss }) => !losses[loss].hasLearnedDistance,
  },
  tieWeights: {
    label: 'weights',
    value: ({ tieWeights }) => (tieWeights ? 'Tied' : 'Untied'),
  },
  loss: { label: 'loss function', value: ({ loss }) => losses[loss].text },
  margin: {
    label: 'margin',
    value: ({ margin }) => `Margin ${formatSetting(margin)}`,
    isUsed: ({ loss }) => losses[loss].hasMargin,
  },
  temperature: {
    label: 'temperature',
    value: ({ temperature }) => `Temperature ${formatSetting(temperature)}`,
    isUsed: ({ loss }) => losses[loss].hasTemperature,
  },
  positiveShare: {
    label: 'share of positive pairs',
    value: ({ positiveShare }) => `Positive share ${formatSetting(positiveShare)}`,
    isUsed: ({ loss }) => losses[loss].hasGivenPairs,
  },
  mining: {
    label: 'mining',
    value: ({ mining }) => minings[mining].text,
    isUsed: ({ loss }) => losses[loss].hasMining,
  },
  optimizer: { label: 'optimiser', value: ({ optimizer }) => optimizers[optimizer].text },
  beta1: {
    label: 'β₁ of Adam',
    value: ({ beta1 }) => `β₁ ${formatSetting(beta1)}`,
    isUsed: ({ optimizer }) => optimizers[optimizer].hasBetas,
  },
  beta2: {
    label: 'β₂ of Adam',
    value: ({ beta2 }) => `β₂ ${formatSetting(beta2)}`,
    isUsed: ({ optimizer }) => optimizers[optimizer].hasBetas,
  },
  averageWeights: {
    label: 'weights that are judged',
    value: ({ averageWeights }) => (averageWeights ? 'Averaged weights' : 'Newest weights'),
  },
  learningRate: {
    label: 'learning rate',
    value: ({ learningRate }) => `Rate ${formatSetting(learningRate)}`,
  },
  schedule: {
    label: 'course of the rate',
    value: ({ schedule }) => schedules[schedule].text,
  },
  warmUpSteps: {
    label: 'warm-up',
    value: ({ warmUpSteps }) => `Warm-up of ${warmUpSteps}`,
  },
  learnFrom: {
    label: 'source of images',
    value: ({ learnFrom }, nouns) => sources[learnFrom].text(nouns),
  },
  classesPerBatch: {
    label: 'classes in a batch',
    value: ({ classesPerBatch }, { classNoun }) => `${classesPerBatch} ${classNoun.many} a batch`,
    isUsed: ({ learnFrom }) => sources[learnFrom].hasDigits,
  },
  imagesPerDigit: {
    label: 'batch size',
    value: ({ imagesPerDigit }, { classNoun }) => `${imagesPerDigit} of each ${classNoun.one}`,
    isUsed: ({ learnFrom }) => sources[learnFrom].hasDigits,
  },
  symbolsPerBatch: {
    label: 'symbols in a batch',
    value: ({ symbolsPerBatch }) => `${symbolsPerBatch} symbols`,
    isUsed: ({ learnFrom }) => sources[learnFrom].hasSymbols,
  },
  imagesPerSymbol: {
    label: 'images of a symbol',
    value: ({ imagesPerSymbol }) => `${imagesPerSymbol} of each symbol`,
    isUsed: ({ learnFrom }) => sources[learnFrom].hasSymbols,
  },
  turnedPerBatch: {
    label: ({ classNoun }) => `turned ${classNoun.many} in a batch`,
    value: ({ turnedPerBatch }, { classNoun }) => `${turnedPerBatch} turned ${classNoun.many}`,
    isUsed: ({ learnFrom }) => sources[learnFrom].hasDigits && sources[learnFrom].hasSymbols,
  },
  symbolsFirst: {
    label: (nouns) => `order of symbols and ${dataInWords(nouns)}`,
    value: ({ symbolsFirst }, nouns) =>
      symbolsFirst ? 'Symbols first' : `Symbols and ${dataInWords(nouns)} at once`,
    isUsed: (settings) => whyNotSymbolsFirst(settings) === null,
  },
  augmentation: {
    label: 'augmentation',
    value: ({ augmentation }) => (augmentation ? 'Augmented' : 'Not augmented'),
  },
  heldOutDigits: {
    label: 'held-out classes',
    isUsed: ({ learnFrom }) => sources[learnFrom].hasDigits,
    value: ({ heldOutDigits }, dataset) =>
      heldOutDigits.length === 0
        ? `All ${dataset.classNoun.many}`
        : `Without ${namesOf(heldOutDigits, dataset)}`,
  },
  steps: { label: 'planned steps', value: ({ steps }) => formatSteps(steps) },
  seed: { label: 'seed', value: ({ seed }) => `Seed ${seed}` },
  exactArithmetic: {
    label: 'arithmetic',
    value: ({ exactArithmetic }) => (exactArithmetic ? 'Exact arithmetic' : 'Fastest arithmetic'),
  },
};

const isSettingName = (name: string): name is SettingName => name in words;
/** In the order of the page. */
export const settingNames: readonly SettingName[] = Object.keys(words).filter(isSettingName);

/** What a setting is called within a sentence. */
export function labelOf(name: SettingName, nouns: Nouns): string {
  const { label } = words[name];
  return typeof label === 'string' ? label : label(nouns);
}

/** The value of a setting in a few words that begin with a capital letter. */
export function valueWords(name: SettingName, settings: RunSettings, dataset: ClassFacts): string {
  return words[name].value(settings, dataset);
}

/** Whether a run with these settings uses this one. */
export function isUsed(name: SettingName, settings: RunSettings): boolean {
  return words[name].isUsed?.(settings) ?? true;
}

/** The settings in which some of these differ; a setting that none of them uses makes no difference. */
export function differencesAmong(all: readonly RunSettings[]): readonly SettingName[] {
  return settingNames.filter(
    (name) =>
      all.some((settings) => isUsed(name, settings)) &&
      new Set(all.map((settings) => String(settings[name]))).size > 1,
  );
}
