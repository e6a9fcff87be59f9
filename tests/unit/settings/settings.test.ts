import { describe, expect, it } from 'vitest';
import {
  checkNumberSetting,
  checkSettings,
  defaultSettings,
  liveSettingNames,
  type NumberSettingName,
  needsReset,
  numberRanges,
  type RunSettings,
  SettingError,
} from '../../../src/settings/settings.ts';
import { errorOf } from '../../helpers/errors.ts';

const names: NumberSettingName[] = [
  'embeddingSize',
  'margin',
  'learningRate',
  'imagesPerDigit',
  'steps',
  'seed',
];

describe('the settings', () => {
  it('start from defaults that are within their ranges', () => {
    expect(checkSettings(defaultSettings)).toBe(defaultSettings);
  });

  it('have a range for every default that is a number', () => {
    const numbers = Object.entries(defaultSettings).filter(([, value]) => Number.isFinite(value));
    expect(numbers.map(([name]) => name).sort()).toEqual(Object.keys(numberRanges).sort());
  });

  it('refuse a whole run for the one number that does not fit', () => {
    expect(() => checkSettings({ ...defaultSettings, margin: 6 })).toThrow('margin is 6');
  });
});

describe.each(names)('the range of %s', (name) => {
  const { min, max, isInteger, sliderStep, scale } = numberRanges[name];

  it('takes its ends and what is between them', () => {
    for (const value of [min, max]) expect(checkNumberSetting(name, value)).toBe(value);
    expect(checkNumberSetting(name, Math.ceil(min))).toBe(Math.ceil(min));
  });

  it('refuses what is beyond, naming the setting, the value and the range', () => {
    for (const value of [min - 1, max + 1, -Infinity, Infinity, Number.NaN]) {
      const error = errorOf(() => checkNumberSetting(name, value));
      expect(error).toBeInstanceOf(SettingError);
      expect(error.message).toBe(
        `${name} is ${value}; it must be a ${isInteger ? 'whole number' : 'number'} from ${min} to ${max}`,
      );
    }
  });

  it('takes fractions only where they make sense', () => {
    const between = min + 0.5;
    if (isInteger) expect(() => checkNumberSetting(name, between)).toThrow(`${name} is ${between}`);
    else expect(checkNumberSetting(name, between)).toBe(between);
  });

  it('can be run through by a slider', () => {
    expect(sliderStep).toBeGreaterThan(0);
    expect(scale === 'linear' || min > 0).toBe(true);
  });
});

describe('a change of settings', () => {
  const changes: Partial<RunSettings>[] = [
    { encoder: 'mlp' },
    { embeddingSize: 2 },
    { margin: 2 },
    { learningRate: 0.1 },
    { imagesPerDigit: 2 },
    { augmentation: false },
    { steps: 1 },
    { seed: 7 },
  ];
  const live: readonly string[] = liveSettingNames;

  it.each(changes)('to %o needs a reset unless the setting is a live one', (change) => {
    const isLive = Object.keys(change).every((name) => live.includes(name));
    expect(needsReset(defaultSettings, { ...defaultSettings, ...change })).toBe(!isLive);
  });

  it('to the same settings needs none', () => {
    expect(needsReset(defaultSettings, { ...defaultSettings })).toBe(false);
  });
});
