import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { numberRanges, numberSettingNames } from '../../../../src/settings/settings.ts';
import { stepped, stepsOfKey } from '../../../../src/views/components/numberSteps.ts';

const { learningRate, margin, embeddingSize, steps, seed } = numberRanges;

describe('a step of a number', () => {
  it('is a tenth of a decade where the slider is logarithmic, and a decade by Page', () => {
    expect(stepped(learningRate, 0.003, 1)).toBe(0.0038);
    expect(stepped(learningRate, 0.003, -1)).toBe(0.0024);
    expect(stepped(learningRate, 0.003, 10)).toBe(0.03);
    expect(stepped(learningRate, 0.003, -10)).toBe(0.0003);
  });

  it('is the slider’s stop where that is linear', () => {
    expect(stepped(margin, 1, 1)).toBe(1.05);
    expect(stepped(margin, 1.05, -1)).toBe(1);
    expect(stepped(margin, 1, 10)).toBe(1.5);
    expect(stepped(seed, 1, 1)).toBe(2);
  });

  it('is at least 1 for whole numbers', () => {
    expect(stepped(embeddingSize, 2, 1)).toBe(3);
    expect(stepped(embeddingSize, 4, -1)).toBe(3);
    expect(stepped(steps, 2_000, 1)).toBe(2_500);
  });

  it.each(numberSettingNames)('stays within the range of %s, and leads somewhere', (name) => {
    const range = numberRanges[name];
    const { min, max, isInteger } = range;
    const within = isInteger ? fc.integer({ min, max }) : fc.double({ min, max, noNaN: true });
    fc.assert(
      fc.property(within, fc.constantFrom(1, -1, 10, -10), (value, count) => {
        const next = stepped(range, value, count);
        expect(next).toBeGreaterThanOrEqual(min);
        expect(next).toBeLessThanOrEqual(max);
        if (isInteger) expect(Number.isInteger(next)).toBe(true);
        if (count > 0 && value < max) expect(next).toBeGreaterThan(value);
        if (count < 0 && value > min) expect(next).toBeLessThan(value);
      }),
    );
  });

  it('is made by four keys', () => {
    expect(['ArrowUp', 'ArrowDown', 'PageUp', 'PageDown'].map(stepsOfKey)).toEqual([
      1, -1, 10, -10,
    ]);
    expect(stepsOfKey('ArrowLeft')).toBeNull();
    expect(stepsOfKey('Home')).toBeNull();
  });
});
