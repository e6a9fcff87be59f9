import { describe, expect, it } from 'vitest';
import { smoothed } from '../../../../src/views/curves/smoothing.ts';

const curveOf = (...values: number[]) => values.map((value, step) => ({ step, value }));
const valuesOf = (curve: readonly { value: number }[]) => curve.map(({ value }) => value);

describe('smoothing', () => {
  it('is the moving average without its start at 0, computed by hand over two steps', () => {
    // β = 1/2. m: 2, 3, 5.5; 1 − βⁱ: 1/2, 3/4, 7/8.
    const [first, second, third] = valuesOf(smoothed(curveOf(4, 4, 8), 2));
    expect(first).toBeCloseTo(4, 12);
    expect(second).toBeCloseTo(4, 12);
    expect(third).toBeCloseTo(5.5 / (7 / 8), 12);
  });

  it('over one step leaves a curve as it is', () => {
    const curve = curveOf(3, 1, 4, 1, 5);
    expect(smoothed(curve, 1)).toEqual(curve);
  });

  it('leaves what is constant constant, from the first point on', () => {
    for (const value of valuesOf(smoothed(curveOf(...Array(50).fill(0.7)), 20))) {
      expect(value).toBeCloseTo(0.7, 12);
    }
  });

  it('lets a point count for the steps that are missing before it', () => {
    const whole = curveOf(1, 5, 5, 5);
    const [first, , , last] = whole;
    if (first === undefined || last === undefined) throw new Error('four points');
    expect(smoothed([first, last], 4).at(-1)?.value).toBeCloseTo(
      smoothed(whole, 4).at(-1)?.value ?? Number.NaN,
      12,
    );
  });

  it('stays within the values that it averages', () => {
    const values = Array.from({ length: 200 }, (_, index) => Math.sin(index * index));
    for (const value of valuesOf(smoothed(curveOf(...values), 10))) {
      expect(Math.abs(value)).toBeLessThanOrEqual(1);
    }
  });
});
