import { describe, expect, it } from 'vitest';
import {
  batchImagesOf,
  batchRange,
  fittedBatch,
  whyNotBatch,
} from '../../../src/settings/batchRules.ts';
import { checkSettings, SettingError } from '../../../src/settings/check.ts';
import { sourceKinds } from '../../../src/settings/choices.ts';
import { datasets } from '../../../src/settings/datasets.ts';
import { conflictIn, whyNoneHeldOut } from '../../../src/settings/rules.ts';
import { defaultSettings, numberRanges, type RunSettings } from '../../../src/settings/settings.ts';
import { animals } from '../../helpers/animals.ts';
import { errorOf } from '../../helpers/errors.ts';

const { mnist } = datasets;

function settingsOf(change: Partial<RunSettings>): RunSettings {
  return { ...defaultSettings, ...change };
}

describe('the images of a step', () => {
  it('are those of the sources it learns from', () => {
    const own = {
      imagesPerDigit: 6,
      heldOutDigits: [1, 2],
      symbolsPerBatch: 30,
      imagesPerSymbol: 5,
    };
    expect(
      sourceKinds.map((learnFrom) => batchImagesOf(settingsOf({ ...own, learnFrom }), mnist)),
    ).toEqual([48, 48 + 150, 150]);
  });

  it('fit by default, whatever it learns from', () => {
    for (const learnFrom of sourceKinds) {
      expect(conflictIn(settingsOf({ learnFrom }), mnist)).toBeNull();
    }
  });
});

describe('the range of symbols, or of drawings of each', () => {
  it.each(sourceKinds)(
    'shrinks so that the largest batch within it fits and no larger one does: %s',
    (learnFrom) => {
      let shrunk = 0;
      for (const imagesPerDigit of [2, 16, 24]) {
        for (const [name, other] of [
          ['symbolsPerBatch', 'imagesPerSymbol'],
          ['imagesPerSymbol', 'symbolsPerBatch'],
        ] as const) {
          for (const amount of [numberRanges[other].min, 20, numberRanges[other].max]) {
            const settings = settingsOf({ learnFrom, imagesPerDigit, [other]: amount });
            const range = batchRange(name, settings, mnist);
            expect(range).toEqual({ ...numberRanges[name], max: range.max });
            expect(range.max).toBeLessThanOrEqual(numberRanges[name].max);
            expect(whyNotBatch({ ...settings, [name]: range.max }, mnist)).toBeNull();
            if (learnFrom === 'digits' || range.max === numberRanges[name].max) continue;
            shrunk++;
            expect(whyNotBatch({ ...settings, [name]: range.max + 1 }, mnist)).not.toBeNull();
          }
        }
      }
      expect(shrunk > 0).toBe(learnFrom !== 'digits');
    },
  );

  it('is, of 20 drawings beside 160 digits, up to 32 symbols', () => {
    const settings = settingsOf({ learnFrom: 'digits-and-symbols', imagesPerSymbol: 20 });
    expect(batchRange('symbolsPerBatch', settings, mnist).max).toBe(32);
    const alone = { ...settings, learnFrom: 'symbols' } as const;
    expect(batchRange('symbolsPerBatch', alone, mnist).max).toBe(40);
    const many = settingsOf({ learnFrom: 'symbols', symbolsPerBatch: 100 });
    expect(batchRange('imagesPerSymbol', many, mnist).max).toBe(8);
    const held = { ...settings, heldOutDigits: [0, 1, 2, 3, 4] };
    expect(batchRange('symbolsPerBatch', held, mnist).max).toBe(36);
  });
});

describe('turned digits', () => {
  const settings = settingsOf({
    learnFrom: 'digits-and-symbols',
    imagesPerDigit: 10,
    symbolsPerBatch: 50,
    imagesPerSymbol: 5,
    turnedPerBatch: 40,
  });

  it('have as many images as symbols, beside digits and symbols only', () => {
    expect(batchImagesOf(settings, mnist)).toBe(100 + 250 + 200);
    expect(batchImagesOf({ ...settings, learnFrom: 'digits' }, mnist)).toBe(100);
    expect(batchImagesOf({ ...settings, learnFrom: 'symbols' }, mnist)).toBe(250);
  });

  it('are no more than there are ways to turn the digits that are seen', () => {
    const heldOutDigits = [0, 1, 2, 3, 4, 5, 6, 7];
    expect(batchImagesOf({ ...settings, heldOutDigits }, mnist)).toBe(20 + 250 + 14 * 5);
  });

  it('leave less room for all others, and all others for them', () => {
    const full = { ...settings, imagesPerDigit: 24 };
    // 800 images less 24 of each digit leave 560: 112 classes of 5.
    expect(batchRange('turnedPerBatch', full, mnist).max).toBe(60);
    expect(batchRange('turnedPerBatch', { ...full, symbolsPerBatch: 80 }, mnist).max).toBe(32);
    expect(batchRange('symbolsPerBatch', full, mnist).max).toBe(72);
    expect(batchRange('imagesPerSymbol', full, mnist).max).toBe(6);
    // 800 images less 90 of 5 leave 350: 35 of each digit, more than there may be.
    expect(batchRange('imagesPerDigit', full, mnist).max).toBe(24);
    const many = { ...full, turnedPerBatch: 60, symbolsPerBatch: 60 };
    expect(batchRange('imagesPerDigit', many, mnist).max).toBe(20);
  });

  it('are lowered first where a batch is too large', () => {
    const fitted = fittedBatch({ ...settings, imagesPerSymbol: 12 }, mnist);
    expect([fitted.turnedPerBatch, fitted.symbolsPerBatch]).toEqual([8, 50]);
  });
});

describe('a batch that is too large', () => {
  const settings = settingsOf({
    learnFrom: 'digits-and-symbols',
    symbolsPerBatch: 100,
    imagesPerSymbol: 20,
  });

  it('is a conflict that names both settings, the images and the limit', () => {
    const said =
      'symbolsPerBatch is 100 with imagesPerSymbol 20. A step would have 2160 images; at most 800 fit.';
    expect(conflictIn(settings, mnist)).toBe(said);
    const error = errorOf(() => checkSettings(settings, mnist));
    expect(error).toBeInstanceOf(SettingError);
    expect(error.message).toBe(said);
  });

  it('is none where no symbols are in it', () => {
    expect(conflictIn({ ...settings, learnFrom: 'digits' }, mnist)).toBeNull();
  });

  it('begins with the first image beyond the limit', () => {
    const just = settingsOf({ learnFrom: 'symbols', symbolsPerBatch: 40, imagesPerSymbol: 20 });
    expect(whyNotBatch(just, mnist)).toBeNull();
    expect(whyNotBatch({ ...just, symbolsPerBatch: 41 }, mnist)).toBe(
      'A step would have 820 images; at most 800 fit.',
    );
  });
});

describe('holding classes out', () => {
  it('means nothing where none is in training, and the reason names them as the data set does', () => {
    expect(whyNoneHeldOut({ learnFrom: 'symbols' }, mnist)).toBe(
      'No digit is in training: all are new to it.',
    );
    expect(whyNoneHeldOut({ learnFrom: 'symbols' }, animals)).toContain('No animal is');
    for (const learnFrom of ['digits', 'digits-and-symbols'] as const) {
      expect(whyNoneHeldOut({ learnFrom }, mnist)).toBeNull();
    }
  });
});
