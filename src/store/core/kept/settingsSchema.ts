/** Owns the schema of a run's settings in storage. */
import * as v from 'valibot';
import { checkSettings, SettingError } from '../../../settings/check.ts';
import {
  encoderKinds,
  encoderSizes,
  lossKinds,
  miningKinds,
  optimizerKinds,
  scheduleKinds,
} from '../../../settings/choices.ts';
import type { ClassFacts } from '../../../settings/datasets.ts';
import type { RunSettings } from '../../../settings/settings.ts';

const shape = v.object({
  encoder: v.picklist(encoderKinds),
  encoderSize: v.picklist(encoderSizes),
  embeddingSize: v.number(),
  unitLength: v.boolean(),
  tieWeights: v.boolean(),
  loss: v.picklist(lossKinds),
  margin: v.number(),
  temperature: v.number(),
  positiveShare: v.number(),
  mining: v.picklist(miningKinds),
  optimizer: v.picklist(optimizerKinds),
  learningRate: v.number(),
  schedule: v.picklist(scheduleKinds),
  warmUpSteps: v.number(),
  imagesPerDigit: v.number(),
  augmentation: v.boolean(),
  heldOutDigits: v.array(v.number()),
  steps: v.number(),
  seed: v.number(),
});

/** Settings of every kind, each in its range and without conflict, for a data set. */
export function settingsSchema(dataset: ClassFacts): v.GenericSchema<unknown, RunSettings> {
  return v.pipe(
    shape,
    v.rawCheck(({ dataset: parsed, addIssue }) => {
      if (!parsed.typed) return;
      const complaint = complaintOf(parsed.value, dataset);
      if (complaint !== null) addIssue({ message: complaint });
    }),
  );
}

function complaintOf(settings: RunSettings, dataset: ClassFacts): string | null {
  try {
    checkSettings(settings, dataset);
    return null;
  } catch (error) {
    if (!(error instanceof SettingError)) throw error;
    return error.message;
  }
}
