/** What goes together: which settings exclude each other, with the reason. Reads the tables of facts. */
import { type LossKind, lossKinds } from './choices.ts';
import type { ClassFacts } from './datasets.ts';
import { losses } from './facts/losses.ts';
import { optimizers } from './facts/optimizers.ts';
import {
  defaultSettings,
  fewestSeenClasses,
  type NumberRange,
  numberRanges,
  type RunSettings,
} from './settings.ts';

/** The losses with which towers may have weights of their own. */
const lossesOnGivenPairs = lossKinds.filter((loss) => losses[loss].hasGivenPairs);

/** The fewest images of each class with which a loss can work. */
export function fewestImagesPerDigit(loss: LossKind): number {
  return losses[loss].hasGivenPairs ? 1 : 2;
}

/** The images of each class that a loss offers. */
export function imagesPerDigitRange(loss: LossKind): NumberRange {
  return { ...numberRanges.imagesPerDigit, min: fewestImagesPerDigit(loss) };
}

/** Why the towers cannot have weights of their own, or `null` where they can. */
export function whyTied({ loss }: Pick<RunSettings, 'loss'>): string | null {
  return losses[loss].hasGivenPairs ? null : 'Untying needs a loss on given pairs.';
}

/** Why embeddings must have length 1, or `null` where that is free. */
export function whyUnitLength({ loss }: Pick<RunSettings, 'loss'>): string | null {
  return losses[loss].whyUnitLength;
}

/** Why a loss cannot be chosen beside the other settings, or `null` where it can. */
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

/** Why so many images of each class cannot be chosen, or `null` where they can. */
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

/** Why one more class cannot be held out, or `null` where it can. */
export function whyNotHoldOut(
  { heldOutDigits }: Pick<RunSettings, 'heldOutDigits'>,
  { classes, classNoun }: ClassFacts,
): string | null {
  return heldOutDigits.length >= classes.length - fewestSeenClasses
    ? `At least ${fewestSeenClasses} ${classNoun.many} must stay: without them there are no pairs to learn from.`
    : null;
}

/** The settings with what the others demand of them. */
export function reconciled(settings: RunSettings): RunSettings {
  return whyUnitLength(settings) === null ? settings : { ...settings, unitLength: true };
}

/**
 * The settings after a person's change, with what goes along: a new optimiser brings its rate, unless
 * the rate was chosen by hand, and a demand that is gone leaves the default behind.
 */
export function withChange<Name extends keyof RunSettings>(
  settings: RunSettings,
  name: Name,
  value: RunSettings[Name],
): RunSettings {
  const changed: RunSettings = { ...settings, [name]: value };
  const isRecommended = settings.learningRate === optimizers[settings.optimizer].recommendedRate;
  const isFreeAgain = whyUnitLength(settings) !== null && whyUnitLength(changed) === null;
  return reconciled({
    ...changed,
    learningRate:
      name === 'optimizer' && isRecommended
        ? optimizers[changed.optimizer].recommendedRate
        : changed.learningRate,
    unitLength: isFreeAgain ? defaultSettings.unitLength : changed.unitLength,
  });
}

/** What excludes each other in these settings, in words; `null` where nothing does. */
export function conflictIn(settings: RunSettings, dataset: ClassFacts): string | null {
  const { classes, classNoun } = dataset;
  const { loss, tieWeights, imagesPerDigit, heldOutDigits, unitLength } = settings;
  if (!tieWeights && whyTied(settings) !== null) {
    return `tieWeights is false, but the loss ${loss} has no first and second image: it needs ${lossesOnGivenPairs.join(' or ')}`;
  }
  if (!unitLength && whyUnitLength(settings) !== null) {
    return `unitLength is false, but the loss ${loss} needs embeddings of length 1`;
  }
  if (whyNotImagesPerDigit(imagesPerDigit, settings, dataset) !== null) {
    return `imagesPerDigit is ${imagesPerDigit}, but the loss ${loss} needs at least ${fewestImagesPerDigit(loss)}`;
  }
  if (heldOutDigits.length > classes.length - fewestSeenClasses) {
    return `heldOutDigits are ${heldOutDigits.join(', ')}; at least ${fewestSeenClasses} of the ${classes.length} ${classNoun.many} must stay`;
  }
  return null;
}

/** Settings of which some are a weights file's and the others a page's, which may not go with its loss. */
export function withoutConflict(settings: RunSettings, dataset: ClassFacts): RunSettings {
  if (conflictIn(settings, dataset) === null) return settings;
  return { ...settings, imagesPerDigit: defaultSettings.imagesPerDigit };
}
