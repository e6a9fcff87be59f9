/** Owns how large a batch is and may be: the classes of a data set, and made-up symbols. */
import type { ClassFacts } from './datasets.ts';
import { sources } from './facts/sources.ts';
import { type NumberRange, numberRanges, type RunSettings } from './settings.ts';

/** The most images of a batch: losses over all pairs keep tables of its square. */
export const mostBatchImages = 800;

/** The settings that decide how large a batch is. */
type BatchSettings = Pick<
  RunSettings,
  | 'learnFrom'
  | 'classesPerBatch'
  | 'imagesPerDigit'
  | 'heldOutDigits'
  | 'symbolsPerBatch'
  | 'imagesPerSymbol'
>;

/** The settings of which two make up the images of one kind in a batch. */
export type BatchNumber =
  | 'classesPerBatch'
  | 'imagesPerDigit'
  | 'symbolsPerBatch'
  | 'imagesPerSymbol';

/** Classes of the data set in one batch. */
export function batchClassesOf(settings: BatchSettings, { classes }: ClassFacts): number {
  const { learnFrom, classesPerBatch, heldOutDigits } = settings;
  if (!sources[learnFrom].hasDigits) return 0;
  return Math.min(classesPerBatch, classes.length - heldOutDigits.length);
}

/** Images of the data set in one batch. */
function digitImagesOf(settings: BatchSettings, dataset: ClassFacts): number {
  return settings.imagesPerDigit * batchClassesOf(settings, dataset);
}

/** Drawings of symbols in one batch. */
function symbolImagesOf({ learnFrom, symbolsPerBatch, imagesPerSymbol }: BatchSettings): number {
  return sources[learnFrom].hasSymbols ? symbolsPerBatch * imagesPerSymbol : 0;
}

/** Images in one batch. */
export function batchImagesOf(settings: BatchSettings, dataset: ClassFacts): number {
  return digitImagesOf(settings, dataset) + symbolImagesOf(settings);
}

/** The range of a number that makes a batch larger: the batch must not become too large. */
export function batchRange(
  name: BatchNumber,
  settings: BatchSettings,
  dataset: ClassFacts,
): NumberRange {
  const range = numberRanges[name];
  const isOfSymbols = name === 'symbolsPerBatch' || name === 'imagesPerSymbol';
  const others = isOfSymbols ? digitImagesOf(settings, dataset) : symbolImagesOf(settings);
  const most = Math.floor((mostBatchImages - others) / factorOf(name, settings, dataset));
  return { ...range, max: Math.max(range.min, Math.min(range.max, most)) };
}

/** How many images one more of a number adds. */
function factorOf(name: BatchNumber, settings: BatchSettings, dataset: ClassFacts): number {
  switch (name) {
    case 'classesPerBatch':
      return settings.imagesPerDigit;
    case 'imagesPerDigit':
      return Math.max(1, batchClassesOf(settings, dataset));
    case 'symbolsPerBatch':
      return settings.imagesPerSymbol;
    case 'imagesPerSymbol':
      return settings.symbolsPerBatch;
  }
}

/** In this order, numbers are lowered until a batch is not too large. */
const lowered = [
  'symbolsPerBatch',
  'imagesPerSymbol',
  'classesPerBatch',
  'imagesPerDigit',
] as const;

/** The settings with so few symbols and classes in a batch, and images of each, that it is not too large. */
export function fittedBatch(settings: RunSettings, dataset: ClassFacts): RunSettings {
  let fitted = settings;
  for (const name of lowered) {
    if (whyNotBatch(fitted, dataset) === null) break;
    const { max } = batchRange(name, fitted, dataset);
    fitted = { ...fitted, [name]: Math.min(fitted[name], max) };
  }
  return fitted;
}

/** Why a batch of this size does not fit; `null` if it does. */
export function whyNotBatch(settings: BatchSettings, dataset: ClassFacts): string | null {
  const images = batchImagesOf(settings, dataset);
  return images > mostBatchImages
    ? `A step would have ${images} images; at most ${mostBatchImages} fit.`
    : null;
}
