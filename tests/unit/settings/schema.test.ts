import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { runSettingsSchema } from '../../../src/settings/schema.ts';
import { defaultSettings } from '../../../src/settings/settings.ts';

/** As the page wrote settings before there were Muon, Adam's betas, averaged weights, symbols and exact arithmetic. */
const {
  beta1: _,
  beta2: __,
  averageWeights: ___,
  learnFrom: ____,
  symbolsPerBatch: _____,
  imagesPerSymbol: ______,
  turnedPerBatch: __________,
  symbolsFirst: _______,
  classesPerBatch: ________,
  exactArithmetic: _________,
  ...known
} = defaultSettings;
const older = {
  ...known,
  optimizer: 'adam',
  learningRate: 0.003,
  imagesPerDigit: 12,
  steps: 2_000,
};

describe('the settings of a record that was made before some of them were there', () => {
  it('mean what they meant then: Adam with its usual betas, judged by the newest weights', () => {
    expect(v.parse(runSettingsSchema, older)).toEqual({
      ...older,
      beta1: 0.9,
      beta2: 0.999,
      averageWeights: false,
      learnFrom: 'digits',
      symbolsPerBatch: 60,
      imagesPerSymbol: 4,
      turnedPerBatch: 0,
      symbolsFirst: false,
      classesPerBatch: 10,
      exactArithmetic: false,
    });
  });

  it('are refused where they name a source that there is not', () => {
    expect(v.safeParse(runSettingsSchema, { ...older, learnFrom: 'letters' }).success).toBe(false);
    expect(v.parse(runSettingsSchema, { ...older, learnFrom: 'symbols' }).learnFrom).toBe(
      'symbols',
    );
  });

  it('are not those of today’s default, where a record names none', () => {
    const { optimizer, learningRate, imagesPerDigit, steps } = v.parse(runSettingsSchema, {});
    expect([optimizer, learningRate, imagesPerDigit, steps]).toEqual(['adam', 0.003, 12, 2_000]);
  });
});
