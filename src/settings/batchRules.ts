/** Owns the rules of how many images a batch has, of the data set and of made-up symbols. */
import type { ClassFacts } from './datasets.ts';
import { sources } from './facts/sources.ts';
import { type NumberRange, numberRanges, type RunSettings } from './settings.ts';

/** The most images of a batch: losses over all pairs keep tables of its square. */
export const mostBatchImages = 800;

/** The settings that decide how large a batch is. */
type BatchSettings = Pick<
  RunSettings,
  'learnFrom' | 'imagesPerDigit' | 'heldOutDigits' | 'symbolsPerBatch' | 'imagesPerSymbol'
>;

/** Images of the data set in one batch. */
function digitImagesOf(settings: BatchSettings, { classes }: ClassFacts): number {
  const { learnFrom, imagesPerDigit, heldOutDigits } = settings;
  return sources[learnFrom].hasDigits
    ? imagesPerDigit * (classes.length - heldOutDigits.length)
    : 0;
}

/** Images in one batch. */
export function batchImagesOf(settings: BatchSettings, dataset: ClassFacts): number {
  const { learnFrom, symbolsPerBatch, imagesPerSymbol } = settings;
  const ofSymbols = sources[learnFrom].hasSymbols ? symbolsPerBatch * imagesPerSymbol : 0;
  return digitImagesOf(settings, dataset) + ofSymbols;
}

/** The range of symbols in a batch, or of drawings of each: the batch must not become too large. */
export function symbolRange(
  name: 'symbolsPerBatch' | 'imagesPerSymbol',
  settings: BatchSettings,
  dataset: ClassFacts,
): NumberRange {
  const range = numberRanges[name];
  const other = name === 'symbolsPerBatch' ? settings.imagesPerSymbol : settings.symbolsPerBatch;
  const most = Math.floor((mostBatchImages - digitImagesOf(settings, dataset)) / other);
  return { ...range, max: Math.max(range.min, Math.min(range.max, most)) };
}

/** The settings with so few symbols in a batch, and drawings of each, that the batch is not too large. */
export function fittedBatch(settings: RunSettings, dataset: ClassFacts): RunSettings {
  if (whyNotBatch(settings, dataset) === null) return settings;
  const symbolsPerBatch = symbolRange('symbolsPerBatch', settings, dataset).max;
  const fewer = { ...settings, symbolsPerBatch };
  const imagesPerSymbol = symbolRange('imagesPerSymbol', fewer, dataset).max;
  return { ...fewer, imagesPerSymbol: Math.min(settings.imagesPerSymbol, imagesPerSymbol) };
}

/** Why this many symbols or drawings do not fit; `null` if they do. */
export function whyNotBatch(settings: BatchSettings, dataset: ClassFacts): string | null {
  const images = batchImagesOf(settings, dataset);
  return images > mostBatchImages
    ? `A step would have ${images} images; at most ${mostBatchImages} fit.`
    : null;
}
