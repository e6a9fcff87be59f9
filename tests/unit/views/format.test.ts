import { describe, expect, it } from 'vitest';
import { formatAxisNumber, formatLoss } from '../../../src/views/format.ts';

describe('a loss', () => {
  it.each([
    [0, '0.000'],
    [-1e-9, '0.000'],
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

describe('a mark of an axis', () => {
  it.each([
    [0, '0'],
    [0.35, '0.35'],
    [1.05, '1.05'],
    [0.0015, '0.0015'],
    [0.00018, '1.8e−4'],
    [-0.00002, '−2e−5'],
    [12_000, '12K'],
    [3_500_000_000_000, '3.5e12'],
    [1e13, '1e13'],
  ])('at %d reads %s', (value, text) => {
    expect(formatAxisNumber(value)).toBe(text);
  });
});
