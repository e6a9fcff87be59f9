import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readNumber } from '../../../../src/views/components/typedNumber.ts';

const real = { isInteger: false };
const whole = { isInteger: true };
const numberOf = (text: string, kind = real): number | null => {
  const read = readNumber(text, kind);
  return 'value' in read ? read.value : null;
};

describe('a typed number', () => {
  it.each([
    ['0.001', 0.001],
    ['0,001', 0.001],
    ['0,5', 0.5],
    ['.5', 0.5],
    [',5', 0.5],
    ['5,', 5],
    ['1,000', 1],
    ['1.000,5', 1000.5],
    ['1,000.5', 1000.5],
    ['1.234.567,25', 1234567.25],
    ['1,000,000', 1_000_000],
    ['1e-3', 0.001],
    ['1,5E-3', 0.0015],
    ['1e−3', 0.001],
    [' 0,25 ', 0.25],
    ['−2', -2],
    ['-2,5', -2.5],
    ['2 000,5', 2000.5],
    ['2\u202f000', 2000],
    ['2’000', 2000],
    ['٠٫٠٠١', 0.001],
    ['۰٫۵', 0.5],
    ['０．５'.replace('．', '.'), 0.5],
  ])('%s reads %d', (text, value) => {
    expect(numberOf(text)).toBe(value);
  });

  it.each([
    ['2,000', 2_000],
    ['2.000', 2_000],
    ['20 000', 20_000],
    ['2,147,483,647', 2_147_483_647],
    ['2.0', 2],
    ['2,5', 2.5],
    ['1e3', 1_000],
  ])('%s in a field of whole numbers reads %d', (text, value) => {
    expect(numberOf(text, whole)).toBe(value);
  });

  it.each([
    '1,00.5',
    '1.00,5',
    '1,000,5',
    '1,2,3',
    '1.000.00',
    '0.000,5',
    '1,000.5,5',
    'abc',
    '1a',
    '0x10',
    '0b1',
    'Infinity',
    'NaN',
    '--1',
    '1 2',
    '1..5',
    '.',
    ',',
    'e3',
    '5 %',
  ])('%s is refused in words', (text) => {
    for (const kind of [real, whole]) {
      expect(readNumber(text, kind)).toEqual({ why: `“${text}” is not one number.` });
    }
  });

  it('that is nothing is called nothing', () => {
    expect(readNumber('  ', real)).toEqual({ why: 'Nothing is typed.' });
  });

  it('reads the same with a point and with a comma', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-6, max: 1e6, noNaN: true }), (value) => {
        const text = value.toFixed(8);
        expect(numberOf(text)).toBe(Number(text));
        expect(numberOf(text.replace('.', ','))).toBe(Number(text));
      }),
    );
  });

  it('with thousands parted is that number or none, in every language of the browser', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 999_999_999 }),
        fc.constantFrom('en', 'de', 'fr', 'de-CH', 'ar-EG', 'fa', 'sv', 'es', 'pl'),
        (value, language) => {
          const text = new Intl.NumberFormat(language, { minimumFractionDigits: 2 }).format(value);
          expect(numberOf(text.replaceAll('\u200e', ''))).toBe(value);
        },
      ),
    );
  });
});
