/** Owns settings drawn at random: any that a person can have on the controls. */
import fc from 'fast-check';
import { datasets } from '../../src/settings/datasets.ts';
import { losses } from '../../src/settings/facts/losses.ts';
import { conflictIn, reconciled, whyNotMargin } from '../../src/settings/rules.ts';
import {
  choiceSettings,
  type NumberSettingName,
  numberRanges,
  type RunSettings,
} from '../../src/settings/settings.ts';

function number(name: NumberSettingName): fc.Arbitrary<number> {
  const { min, max, isInteger } = numberRanges[name];
  if (isInteger) return fc.integer({ min, max });
  return fc.double({ min, max, noNaN: true }).map((value) => value + 0);
}

function choice<Value>(values: readonly Value[]): fc.Arbitrary<Value> {
  return fc.constantFrom(...values);
}

/** Settings of MNIST that exclude nothing. */
export const randomSettings: fc.Arbitrary<RunSettings> = fc
  .record({
    encoder: choice(choiceSettings.encoder),
    encoderSize: choice(choiceSettings.encoderSize),
    embeddingSize: number('embeddingSize'),
    unitLength: fc.boolean(),
    tieWeights: fc.boolean(),
    loss: choice(choiceSettings.loss),
    distance: choice(choiceSettings.distance),
    margin: number('margin'),
    temperature: number('temperature'),
    positiveShare: number('positiveShare'),
    mining: choice(choiceSettings.mining),
    optimizer: choice(choiceSettings.optimizer),
    beta1: number('beta1'),
    beta2: number('beta2'),
    averageWeights: fc.boolean(),
    exactArithmetic: fc.boolean(),
    learningRate: number('learningRate'),
    schedule: choice(choiceSettings.schedule),
    warmUpSteps: number('warmUpSteps'),
    learnFrom: choice(choiceSettings.learnFrom),
    classesPerBatch: number('classesPerBatch'),
    imagesPerDigit: number('imagesPerDigit'),
    symbolsPerBatch: number('symbolsPerBatch'),
    imagesPerSymbol: number('imagesPerSymbol'),
    turnedPerBatch: number('turnedPerBatch'),
    symbolsFirst: fc.boolean(),
    augmentation: fc.boolean(),
    heldOutDigits: fc.subarray([0, 1, 2, 3, 4, 5, 6, 7, 8, 9], { maxLength: 8 }),
    steps: number('steps'),
    seed: number('seed'),
  })
  .map(reconciled)
  .filter(
    (settings) =>
      conflictIn(settings, datasets.mnist) === null &&
      !(losses[settings.loss].hasMargin && whyNotMargin(settings.margin, settings) !== null),
  );
