import { describe, expect, it } from 'vitest';
import { formatLoss } from '../../../src/views/format.ts';

describe('a loss', () => {
  it.each([
    [0, '0.000'],
    [0.0414, '0.041'],
    [999.9994, '999.999'],
    [1_234, '1.2·10³'],
    [9_167_810_068_480, '9.2·10¹²'],
    [Number.NaN, '–'],
    [Number.POSITIVE_INFINITY, '–'],
  ])('of %d reads %s', (loss, text) => {
    expect(formatLoss(loss)).toBe(text);
  });
});
