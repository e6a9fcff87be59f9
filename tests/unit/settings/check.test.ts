import { describe, expect, it } from 'vitest';
import { checkNumberSetting, checkSettings, SettingError } from '../../../src/settings/check.ts';
import { datasets } from '../../../src/settings/datasets.ts';
import {
  choiceSettingNames,
  choiceSettings,
  defaultSettings,
  numberRanges,
  numberSettingNames,
} from '../../../src/settings/settings.ts';
import { errorOf } from '../../helpers/errors.ts';

const { mnist } = datasets;

describe.each(numberSettingNames)('the range of %s', (name) => {
  const { min, max, isInteger, sliderStep, scale } = numberRanges[name];

  it('takes its ends', () => {
    for (const value of [min, max]) expect(checkNumberSetting(name, value)).toBe(value);
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
    const between = isInteger ? min + 0.5 : min + (max - min) / 3;
    if (isInteger) expect(() => checkNumberSetting(name, between)).toThrow(`${name} is ${between}`);
    else expect(checkNumberSetting(name, between)).toBe(between);
  });

  it('can be run through by a slider', () => {
    expect(sliderStep).toBeGreaterThan(0);
    expect(scale === 'linear' || min > 0).toBe(true);
  });

  it('holds for a whole run', () => {
    expect(() => checkSettings({ ...defaultSettings, [name]: max + 1 }, mnist)).toThrow(
      `${name} is ${max + 1}`,
    );
  });
});

describe.each(choiceSettingNames)('the choice of %s', (name) => {
  it('is one of those there are, which the message names', () => {
    const error = errorOf(() => checkSettings({ ...defaultSettings, [name]: 'abacus' }, mnist));
    expect(error).toBeInstanceOf(SettingError);
    expect(error.message).toBe(
      `${name} is abacus; it must be one of ${choiceSettings[name].join(', ')}`,
    );
  });
});

describe('held-out digits', () => {
  it.each([[[10]], [[-1]], [[1.5]], [[2, 1]], [[3, 3]], [[Number.NaN]]])(
    'cannot be %j',
    (heldOutDigits) => {
      const error = errorOf(() => checkSettings({ ...defaultSettings, heldOutDigits }, mnist));
      expect(error).toBeInstanceOf(SettingError);
      expect(error.message).toBe(
        `heldOutDigits are ${heldOutDigits.join(', ')}; they must be different digits from 0 to 9, ascending`,
      );
    },
  );

  it.each([[[]], [[0]], [[8, 9]], [[0, 1, 2, 3, 4, 5, 6, 7]]])('can be %j', (heldOutDigits) => {
    expect(checkSettings({ ...defaultSettings, heldOutDigits }, mnist).heldOutDigits).toBe(
      heldOutDigits,
    );
  });
});
