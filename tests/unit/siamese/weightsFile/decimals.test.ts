import { describe, expect, it } from 'vitest';
import { shortestDecimal } from '../../../../src/siamese/weightsFile/write.ts';
import { anyFloat32s, smallPlan, someParameters } from '../../../helpers/weightsFiles.ts';

const denormal = 2 ** -149;

describe('the decimal of a float32', () => {
  /** The fewest digits that any decimal reading back as this float32 has, by trying all near it. */
  function fewestDigits(value: number): number {
    for (let digits = 1; ; digits++) {
      const [mantissa = '', exponent] = value.toExponential(digits - 1).split('e');
      const nearest = BigInt(mantissa.replace('.', ''));
      const readsBack = [nearest - 1n, nearest, nearest + 1n].some((whole) =>
        Object.is(Math.fround(Number(`${whole}e${Number(exponent) - digits + 1}`)), value),
      );
      if (readsBack) return digits;
    }
  }

  const digitsIn = (decimal: string): number =>
    decimal
      .replace(/e.*/, '')
      .replace(/\D/g, '')
      .replace(/^0+|0+$/g, '').length || 1;

  it('reads back as the same and has as few digits as any that does', () => {
    const values = [...anyFloat32s(20_000, 9), ...someParameters(smallPlan), denormal];
    for (const value of values.filter((candidate) => candidate !== 0)) {
      const decimal = shortestDecimal(value);
      if (!Object.is(Math.fround(Number(decimal)), value)) throw new Error(`${decimal} is another`);
      if (digitsIn(decimal) !== fewestDigits(value)) throw new Error(`${decimal} is too long`);
    }
  });

  it.each([
    [0, '0'],
    [-0, '-0'],
    [Math.fround(0.1), '0.1'],
    [Math.fround(-1 / 3), '-0.33333334'],
    [denormal, '1e-45'],
    [16_777_216, '16777216'],
  ])('of %d is %s', (value, decimal) => {
    expect(shortestDecimal(value)).toBe(decimal);
  });
});
