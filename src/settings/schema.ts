/** Owns the schema that settings from outside must fit before `checkSettings` checks their values. */
import * as v from 'valibot';
import { checkSettings, SettingError } from './check.ts';
import {
  distanceChoices,
  encoderKinds,
  encoderSizes,
  lossKinds,
  miningKinds,
  optimizerKinds,
  scheduleKinds,
  sourceKinds,
} from './choices.ts';
import { type ClassFacts, mostClasses } from './datasets.ts';
import { defaultSettings, type RunSettings } from './settings.ts';

/** What a record means that does not name a setting: what every run had when that setting was not there. */
const settingsOfOlderRecords: RunSettings = {
  ...defaultSettings,
  optimizer: 'adam',
  learningRate: 3e-3,
  beta1: 0.9,
  beta2: 0.999,
  averageWeights: false,
  imagesPerDigit: 12,
  steps: 2_000,
  exactArithmetic: false,
};

const {
  encoder,
  encoderSize,
  embeddingSize,
  unitLength,
  distance,
  tieWeights,
  loss,
  margin,
  temperature,
  positiveShare,
  mining,
  optimizer,
  beta1,
  beta2,
  averageWeights,
  learningRate,
  schedule,
  warmUpSteps,
  learnFrom,
  classesPerBatch,
  imagesPerDigit,
  symbolsPerBatch,
  imagesPerSymbol,
  turnedPerBatch,
  symbolsFirst,
  augmentation,
  heldOutDigits,
  steps,
  seed,
  exactArithmetic,
} = settingsOfOlderRecords;

/**
 * The settings of a run that was kept or exported. A setting that is younger than the record has the
 * value that its run had in effect.
 */
export const runSettingsSchema = v.object({
  encoder: v.optional(v.picklist(encoderKinds), encoder),
  encoderSize: v.optional(v.picklist(encoderSizes), encoderSize),
  embeddingSize: v.optional(v.number(), embeddingSize),
  unitLength: v.optional(v.boolean(), unitLength),
  distance: v.optional(v.picklist(distanceChoices), distance),
  tieWeights: v.optional(v.boolean(), tieWeights),
  loss: v.optional(v.picklist(lossKinds), loss),
  margin: v.optional(v.number(), margin),
  temperature: v.optional(v.number(), temperature),
  positiveShare: v.optional(v.number(), positiveShare),
  mining: v.optional(v.picklist(miningKinds), mining),
  optimizer: v.optional(v.picklist(optimizerKinds), optimizer),
  beta1: v.optional(v.number(), beta1),
  beta2: v.optional(v.number(), beta2),
  averageWeights: v.optional(v.boolean(), averageWeights),
  learningRate: v.optional(v.number(), learningRate),
  schedule: v.optional(v.picklist(scheduleKinds), schedule),
  warmUpSteps: v.optional(v.number(), warmUpSteps),
  learnFrom: v.optional(v.picklist(sourceKinds), learnFrom),
  classesPerBatch: v.optional(v.number(), classesPerBatch),
  imagesPerDigit: v.optional(v.number(), imagesPerDigit),
  symbolsPerBatch: v.optional(v.number(), symbolsPerBatch),
  imagesPerSymbol: v.optional(v.number(), imagesPerSymbol),
  turnedPerBatch: v.optional(v.number(), turnedPerBatch),
  symbolsFirst: v.optional(v.boolean(), symbolsFirst),
  augmentation: v.optional(v.boolean(), augmentation),
  heldOutDigits: v.optional(v.pipe(v.array(v.number()), v.maxLength(mostClasses), v.readonly()), [
    ...heldOutDigits,
  ]),
  steps: v.optional(v.number(), steps),
  seed: v.optional(v.number(), seed),
  exactArithmetic: v.optional(v.boolean(), exactArithmetic),
}) satisfies v.GenericSchema<unknown, RunSettings>;

/** Why these settings do not go with this data set, in words; `null` if they do. */
export function whyNotSettings(settings: RunSettings, dataset: ClassFacts): string | null {
  try {
    checkSettings(settings, dataset);
    return null;
  } catch (error) {
    if (error instanceof SettingError) return error.message;
    throw error;
  }
}

/** The settings of a run that was kept, which must also go with this data set. */
export function settingsSchemaFor(dataset: ClassFacts): v.GenericSchema<unknown, RunSettings> {
  return v.pipe(
    runSettingsSchema,
    v.rawCheck(({ dataset: { typed, value }, addIssue }) => {
      const reason = typed ? whyNotSettings(value, dataset) : null;
      if (reason !== null) addIssue({ message: reason });
    }),
  );
}
