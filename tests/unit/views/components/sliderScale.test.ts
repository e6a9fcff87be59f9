import { describe, expect, it } from 'vitest';
import { defaultDataset } from '../../../../src/settings/datasets.ts';
import { imagesPerDigitRange } from '../../../../src/settings/rules.ts';
import {
  defaultSettings,
  numberRanges,
  numberSettingNames,
} from '../../../../src/settings/settings.ts';
import { fromSlider, sliderStops, toSlider } from '../../../../src/views/components/sliderScale.ts';

describe.each(numberSettingNames.filter((name) => name !== 'seed'))('the slider of %s', (name) => {
  const range = numberRanges[name];
  const stops = Array.from({ length: sliderStops(range) + 1 }, (_, stop) => stop);

  it('goes from end to end and never back', () => {
    const values = stops.map((stop) => fromSlider(range, stop));
    expect(values.at(0)).toBe(range.min);
    expect(values.at(-1)).toBe(range.max);
    expect(values).toEqual([...values].sort((a, b) => a - b));
    if (range.isInteger) expect(values.every(Number.isInteger)).toBe(true);
  });

  it('shows the default at a stop of its own', () => {
    const stop = toSlider(range, defaultSettings[name]);
    expect(stops).toContain(stop);
    expect(fromSlider(range, stop) / defaultSettings[name] || 1).toBeCloseTo(1, 1);
  });
});

it('a slider whose range begins later offers nothing below', () => {
  const range = imagesPerDigitRange({ ...defaultSettings, loss: 'triplet' }, defaultDataset);
  expect(fromSlider(range, 0)).toBe(2);
  expect(fromSlider(range, sliderStops(range))).toBe(24);
  expect(fromSlider(range, toSlider(range, 12))).toBe(12);
});
