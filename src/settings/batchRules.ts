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
  | 'turnedPerBatch'
>;

/** The settings of which two make up the images of one kind in a batch. */
export type BatchNumber =
  | 'classesPerBatch'
  | 'imagesPerDigit'
  | 'symbolsPerBatch'
  | 'imagesPerSymbol'
  | 'turnedPerBatch';

/** Classes of the data set in one batch. */
export function batchClassesOf(settings: BatchSettings, { classes }: ClassFacts): number {
  const { learnFrom, classesPerBatch, heldOutDigits } = settings;
  if (!sources[learnFrom].hasDigits) return 0;
  return Math.min(classesPerBatch, classes.length - heldOutDigits.length);
}

/** How many ways there are to mirror an image or to turn it by quarters, or both. */
export const waysToTurn = 7;

/**
 * Turned classes of the data set in one batch.
 * @param classes of the data set that training sees
 */
export function turnedClassesOf(
  { learnFrom, turnedPerBatch }: Pick<RunSettings, 'learnFrom' | 'turnedPerBatch'>,
  classes: number,
): number {
  const { hasDigits, hasSymbols } = sources[learnFrom];
  return hasDigits && hasSymbols ? Math.min(turnedPerBatch, waysToTurn * classes) : 0;
}

function turnedOf(settings: BatchSettings, { classes }: ClassFacts): number {
  return turnedClassesOf(settings, classes.length - settings.heldOutDigits.length);
}

/** Images of the data set as it is in one batch. */
function digitImagesOf(settings: BatchSettings, dataset: ClassFacts): number {
  return settings.imagesPerDigit * batchClassesOf(settings, dataset);
}

/** Made-up symbols in one batch. */
function symbolsOf({ learnFrom, symbolsPerBatch }: BatchSettings): number {
  return sources[learnFrom].hasSymbols ? symbolsPerBatch : 0;
}

/** Images in one batch. */
export function batchImagesOf(settings: BatchSettings, dataset: ClassFacts): number {
  const others = symbolsOf(settings) + turnedOf(settings, dataset);
  return digitImagesOf(settings, dataset) + others * settings.imagesPerSymbol;
}

/** The range of a number that makes a batch larger: the batch must not become too large. */
export function batchRange(
  name: BatchNumber,
  settings: BatchSettings,
  dataset: ClassFacts,
): NumberRange {
  const range = numberRanges[name];
  const { value, imagesOfOne } = partOf(name, settings, dataset);
  const others = batchImagesOf(settings, dataset) - value * imagesOfOne;
  const most = Math.floor((mostBatchImages - others) / Math.max(1, imagesOfOne));
  return { ...range, max: Math.max(range.min, Math.min(range.max, most)) };
}

/** What a number has in a batch, and how many images one more of it adds. */
function partOf(name: BatchNumber, settings: BatchSettings, dataset: ClassFacts) {
  const { imagesPerDigit, imagesPerSymbol } = settings;
  const classes = batchClassesOf(settings, dataset);
  const [symbols, turned] = [symbolsOf(settings), turnedOf(settings, dataset)];
  switch (name) {
    case 'classesPerBatch':
      return { value: classes, imagesOfOne: imagesPerDigit };
    case 'imagesPerDigit':
      return { value: imagesPerDigit, imagesOfOne: classes };
    case 'symbolsPerBatch':
      return { value: symbols, imagesOfOne: imagesPerSymbol };
    case 'turnedPerBatch':
      return { value: turned, imagesOfOne: imagesPerSymbol };
    case 'imagesPerSymbol':
      return { value: imagesPerSymbol, imagesOfOne: symbols + turned };
  }
}

/** In this order, numbers are lowered until a batch is not too large. */
const lowered = [
  'turnedPerBatch',
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
