/** Owns the rules that relate settings to each other, with their reasons. Reads the tables of facts. */
import { batchClassesOf, batchRange, whyNotBatch } from './batchRules.ts';
import { type DistanceKind, type LossKind, lossKinds } from './choices.ts';
import type { ClassFacts } from './datasets.ts';
import { distances } from './facts/distances.ts';
import { losses } from './facts/losses.ts';
import { minings } from './facts/mining.ts';
import { dataInWords, type NounText } from './facts/nouns.ts';
import { optimizers } from './facts/optimizers.ts';
import { sources } from './facts/sources.ts';
import {
  defaultSettings,
  fewestSeenClasses,
  type NumberRange,
  numberRanges,
  type RunSettings,
} from './settings.ts';

/** The losses that allow untied weights. */
const lossesOnGivenPairs = lossKinds.filter((loss) => losses[loss].hasGivenPairs);

/** The fewest images of each class that a loss needs. */
export function fewestImagesPerDigit(loss: LossKind): number {
  const { hasGivenPairs, hasViews } = losses[loss];
  return hasGivenPairs || hasViews ? 1 : 2;
}

/** The range of images of each class: as many as the loss needs, and as fit into a batch. */
export function imagesPerDigitRange(settings: RunSettings, dataset: ClassFacts): NumberRange {
  const { max } = batchRange('imagesPerDigit', settings, dataset);
  const min = fewestImagesPerDigit(settings.loss);
  return { ...numberRanges.imagesPerDigit, min, max: Math.max(min, max) };
}

/** Why the weights must be tied; `null` if they may be untied. */
export function whyTied({ loss }: Pick<RunSettings, 'loss'>): string | null {
  return losses[loss].hasGivenPairs ? null : 'Untying needs a loss on given pairs.';
}

/** Why training images must be changed; `null` if they may stay as they are. */
export function whyAugmented({ loss }: Pick<RunSettings, 'loss'>): string | null {
  return losses[loss].hasViews
    ? 'This loss compares two views of an image: without changes they would be the same picture.'
    : null;
}

/** The settings that decide what is compared. */
type Comparing = Pick<RunSettings, 'loss' | 'distance'>;

/** The distance that a network with these settings has. */
export function distanceKindOf({ loss, distance }: Comparing): DistanceKind {
  return losses[loss].hasLearnedDistance ? 'learned' : distance;
}

/** Why no distance can be chosen; `null` if one can. */
export function whyOwnDistance({ loss }: Pick<RunSettings, 'loss'>): string | null {
  return losses[loss].hasLearnedDistance ? 'This loss learns a distance of its own.' : null;
}

/** The formula of a loss with these settings. */
export function lossFormulaOf({ loss, distance }: Comparing): string {
  const { formula, cosineFormula } = losses[loss];
  return distance === 'cosine' && cosineFormula !== null ? cosineFormula : formula;
}

/** Why embeddings must have length 1; `null` if any length is allowed. */
export function whyUnitLength(settings: Comparing & Pick<RunSettings, 'mining'>): string | null {
  return unitLengthDemand(settings)?.why ?? null;
}

/** The setting that needs embeddings of length 1, and why; `null` if none does. */
function unitLengthDemand({
  loss,
  distance,
  mining,
}: Comparing & Pick<RunSettings, 'mining'>): { readonly by: string; readonly why: string } | null {
  const { whyUnitLength, hasLearnedDistance, hasMining } = losses[loss];
  if (whyUnitLength !== null) return { by: `the loss ${loss}`, why: whyUnitLength };
  const ofDistance = hasLearnedDistance ? null : distances[distance].whyUnitLength;
  if (ofDistance !== null) return { by: `the distance ${distance}`, why: ofDistance };
  const ofMining = hasMining ? minings[mining].whyUnitLength : null;
  return ofMining === null ? null : { by: `the mining ${mining}`, why: ofMining };
}

/** Why a loss cannot be combined with the other settings; `null` if it can. */
export function whyNotLoss(
  loss: LossKind,
  { tieWeights, imagesPerDigit }: Pick<RunSettings, 'tieWeights' | 'imagesPerDigit'>,
  dataset: ClassFacts,
): string | null {
  if (!tieWeights && whyTied({ loss }) !== null) return 'Needs tied weights.';
  return whyNotImagesPerDigit(imagesPerDigit, { loss }, dataset) === null
    ? null
    : `Needs ${fewestImagesPerDigit(loss)} images of each ${dataset.classNoun.one}.`;
}

/** Why this number of images of each class is not allowed; `null` if it is. */
export function whyNotImagesPerDigit(
  imagesPerDigit: number,
  { loss }: Pick<RunSettings, 'loss'>,
  { classNoun }: ClassFacts,
): string | null {
  const fewest = fewestImagesPerDigit(loss);
  return imagesPerDigit < fewest
    ? `At least ${fewest}: with one image of each ${classNoun.one} there is no positive pair to find.`
    : null;
}

/** Two embeddings of length 1 are never further apart. */
const longestUnitDistance = 2;

/** Why the margin is bounded below the end of its range; `null` if it is not. */
export function whySmallMargin({ unitLength }: Pick<RunSettings, 'unitLength'>): string | null {
  return unitLength
    ? `At most ${longestUnitDistance} with unit length: no two embeddings lie further apart.`
    : null;
}

/** The range of the margin: beyond it, the loss would push for ever. Older runs may lie outside it. */
export function marginRange(settings: Pick<RunSettings, 'unitLength'>): NumberRange {
  const range = numberRanges.margin;
  return whySmallMargin(settings) === null ? range : { ...range, max: longestUnitDistance };
}

/** Why this margin is not allowed; `null` if it is. */
export function whyNotMargin(
  margin: number,
  settings: Pick<RunSettings, 'unitLength'>,
): string | null {
  return margin > marginRange(settings).max ? whySmallMargin(settings) : null;
}

/** Why no other class can be held out; `null` if one can. */
export function whyNotHoldOut(
  { heldOutDigits }: Pick<RunSettings, 'heldOutDigits'>,
  { classes, classNoun }: ClassFacts,
): string | null {
  return heldOutDigits.length >= classes.length - fewestSeenClasses
    ? `At least ${fewestSeenClasses} ${classNoun.many} must stay: without them there are no pairs to learn from.`
    : null;
}

/** Why no class can be held out; `null` if some can. */
export function whyNoneHeldOut(
  { learnFrom }: Pick<RunSettings, 'learnFrom'>,
  { classNoun }: ClassFacts,
): string | null {
  return sources[learnFrom].hasDigits
    ? null
    : `No ${classNoun.one} is in training: all are new to it.`;
}

/** Why training cannot begin with symbols; `null` if it can. */
export function whyNotSymbolsFirst({
  loss,
  learnFrom,
}: Pick<RunSettings, 'loss' | 'learnFrom'>): NounText | null {
  const { hasDigits, hasSymbols } = sources[learnFrom];
  if (!(hasDigits && hasSymbols)) {
    return (nouns) => `Needs ${dataInWords(nouns)} and symbols to learn from.`;
  }
  return losses[loss].weighsImages
    ? null
    : () => 'Needs a loss that can let some images count more.';
}

/** The settings, with unit length and augmentation on if something needs them. */
export function reconciled(settings: RunSettings): RunSettings {
  const scaled = whyUnitLength(settings) === null ? settings : { ...settings, unitLength: true };
  return whyAugmented(scaled) === null ? scaled : { ...scaled, augmentation: true };
}

/** The settings that can bring unit length, and with it the bound on the margin. */
const boundingNames: readonly (keyof RunSettings)[] = ['unitLength', 'loss', 'distance', 'mining'];

/**
 * The settings after a person's change, with its consequences. A new optimiser sets its own rate, unless
 * a person chose the rate, and so does a new loss with its temperature. If nothing needs unit length any more, the default returns. Unit length lowers
 * a margin that it makes unreachable.
 */
export function withChange<Name extends keyof RunSettings>(
  settings: RunSettings,
  name: Name,
  value: RunSettings[Name],
): RunSettings {
  const changed: RunSettings = { ...settings, [name]: value };
  const isRecommended = settings.learningRate === optimizers[settings.optimizer].recommendedRate;
  const isFreeAgain = whyUnitLength(settings) !== null && whyUnitLength(changed) === null;
  const next = reconciled({
    ...changed,
    learningRate:
      name === 'optimizer' && isRecommended
        ? optimizers[changed.optimizer].recommendedRate
        : changed.learningRate,
    temperature: name === 'loss' ? temperatureFor(changed) : changed.temperature,
    unitLength: isFreeAgain ? defaultSettings.unitLength : changed.unitLength,
  });
  const isBounded = boundingNames.includes(name);
  const margin = Math.min(next.margin, marginRange(next).max);
  return isBounded && losses[next.loss].hasMargin ? { ...next, margin } : next;
}

/** The temperature that a loss brings along, unless a person chose one. */
function temperatureFor({ loss, temperature }: RunSettings): number {
  const recommended = lossKinds.map((kind) => losses[kind].recommendedTemperature);
  const own = losses[loss].recommendedTemperature;
  return own !== null && recommended.some((one) => one === temperature) ? own : temperature;
}

/** The first conflict between these settings, in words; `null` if there is none. */
export function conflictIn(settings: RunSettings, dataset: ClassFacts): string | null {
  const { classes, classNoun } = dataset;
  const { loss, tieWeights, imagesPerDigit, heldOutDigits, unitLength } = settings;
  if (!tieWeights && whyTied(settings) !== null) {
    return `tieWeights is false, but the loss ${loss} has no first and second image: it needs ${lossesOnGivenPairs.join(' or ')}`;
  }
  const demand = unitLengthDemand(settings);
  if (!unitLength && demand !== null) {
    return `unitLength is false, but ${demand.by} needs embeddings of length 1`;
  }
  if (!settings.augmentation && whyAugmented(settings) !== null) {
    return `augmentation is false, but the loss ${loss} needs two different views of each image`;
  }
  const { hasDigits } = sources[settings.learnFrom];
  if (hasDigits && whyNotImagesPerDigit(imagesPerDigit, settings, dataset) !== null) {
    return `imagesPerDigit is ${imagesPerDigit}, but the loss ${loss} needs at least ${fewestImagesPerDigit(loss)}`;
  }
  if (heldOutDigits.length > classes.length - fewestSeenClasses) {
    return `heldOutDigits are ${heldOutDigits.join(', ')}; at least ${fewestSeenClasses} of the ${classes.length} ${classNoun.many} must stay`;
  }
  const tooLarge = whyNotBatch(settings, dataset);
  if (tooLarge !== null) {
    return `${batchWords(settings, dataset)}. ${tooLarge}`;
  }
  return null;
}

/** The settings that make a batch large, as the beginning of a sentence. */
function batchWords(settings: RunSettings, dataset: ClassFacts): string {
  const { learnFrom, symbolsPerBatch, imagesPerSymbol, turnedPerBatch, imagesPerDigit } = settings;
  const { hasDigits, hasSymbols } = sources[learnFrom];
  const turned = hasDigits && turnedPerBatch > 0 ? ` and turnedPerBatch ${turnedPerBatch}` : '';
  return hasSymbols
    ? `symbolsPerBatch is ${symbolsPerBatch} with imagesPerSymbol ${imagesPerSymbol}${turned}`
    : `classesPerBatch is ${batchClassesOf(settings, dataset)} with imagesPerDigit ${imagesPerDigit}`;
}

/** Resolves the conflict that can arise when a weights file's settings join the page's other settings. */
export function withoutConflict(settings: RunSettings, dataset: ClassFacts): RunSettings {
  if (conflictIn(settings, dataset) === null) return settings;
  const { imagesPerDigit, mining } = defaultSettings;
  const areImagesEnough = whyNotImagesPerDigit(settings.imagesPerDigit, settings, dataset) === null;
  const fitted = areImagesEnough ? settings : { ...settings, imagesPerDigit };
  // The file has the length, the loss and the distance; only the mining is the page's.
  const isLengthRight = fitted.unitLength || whyUnitLength(fitted) === null;
  const mined = isLengthRight ? fitted : { ...fitted, mining };
  return whyAugmented(mined) === null ? mined : { ...mined, augmentation: true };
}
