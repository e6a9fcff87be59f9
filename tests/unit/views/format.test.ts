import { describe, expect, it } from 'vitest';
import { formatAxisNumber, formatEstimate, formatLoss } from '../../../src/views/format.ts';

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

describe('the time that something may still take', () => {
  it.each([
    [0, '1 s'],
    [-4_000, '1 s'],
    [8_400, '8 s'],
    [59_400, '59 s'],
    [59_600, '1 min'],
    [699_000, '12 min'],
    [3_569_000, '59 min'],
    [3_571_000, '1.0 h'],
    [9_000_000, '2.5 h'],
    [Number.NaN, '–'],
    [Number.POSITIVE_INFINITY, '–'],
  ])('of %d ms reads %s', (ms, text) => {
    expect(formatEstimate(ms)).toBe(text);
  });
});
