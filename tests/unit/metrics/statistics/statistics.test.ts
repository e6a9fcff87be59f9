import { describe, expect, it } from 'vitest';
import { armDifferences } from '../../../../src/metrics/statistics/armDifferences.ts';
import { holm } from '../../../../src/metrics/statistics/holm.ts';
import {
  halfWidthOf,
  pairedDifference,
  smallestShown,
} from '../../../../src/metrics/statistics/pairedDifference.ts';
import { sampleOf } from '../../../../src/metrics/statistics/sample.ts';
import { tQuantile, tTails } from '../../../../src/metrics/statistics/studentT.ts';

/** The share of the t density within ± t, by Simpson's rule; the density's factor from its integral. */
function shareWithin(t: number, degrees: number): number {
  const density = (x: number): number => (1 + x ** 2 / degrees) ** (-(degrees + 1) / 2);
  // x = tan u takes the whole line to ± π/2.
  const integral = (to: number): number => {
    const slices = 20_000;
    const width = to / slices;
    let sum = 0;
    for (let slice = 0; slice <= slices; slice++) {
      const u = Math.min(slice * width, Math.PI / 2 - 1e-12);
      const weight = slice === 0 || slice === slices ? 1 : slice % 2 === 1 ? 4 : 2;
      sum += (weight * density(Math.tan(u))) / Math.cos(u) ** 2;
    }
    return (sum * width) / 3;
  };
  return integral(Math.atan(t)) / integral(Math.PI / 2);
}

describe('the t distribution', () => {
  it('agrees with the integral of its density', () => {
    for (const degrees of [1, 2, 4, 9]) {
      for (const t of [0.3, 1, 2.5, 12]) {
        expect(1 - tTails(t, degrees)).toBeCloseTo(shareWithin(t, degrees), 7);
        expect(tTails(-t, degrees)).toBe(tTails(t, degrees));
      }
    }
  });

  it('has the quantiles of the printed tables', () => {
    const table: [number, number, number][] = [
      [0.975, 1, 12.706],
      [0.975, 2, 4.303],
      [0.975, 4, 2.776],
      [0.975, 9, 2.262],
      [0.8, 2, 1.061],
      [0.995, 2, 9.925],
    ];
    for (const [probability, degrees, printed] of table) {
      expect(tQuantile(probability, degrees)).toBeCloseTo(printed, 3);
    }
  });
});

describe('a sample', () => {
  it('has the mean and the spread that one computes by hand', () => {
    expect(sampleOf([2, 4, 9])).toEqual({ count: 3, mean: 5, standardDeviation: Math.sqrt(13) });
  });

  it('of one number has no spread, and of none there is nothing to say', () => {
    expect(sampleOf([0.5])).toEqual({ count: 1, mean: 0.5, standardDeviation: null });
    expect(sampleOf([])).toBeNull();
  });

  it('of numbers that differ by rounding only has the spread 0', () => {
    const values = [0.9 - 0.8, 0.7 - 0.6, 0.4 - 0.3];
    expect(new Set(values).size).toBeGreaterThan(1);
    expect(sampleOf(values)?.standardDeviation).toBe(0);
  });
});

describe('paired differences', () => {
  // By hand: mean 2, deviations −1, 0, 1, standard deviation 1, t = 2·√3, 2 degrees of freedom.
  const difference = pairedDifference([1, 2, 3]);
  if (difference === null) throw new Error('Three pairs are enough');

  it('have the p value of their t', () => {
    expect(difference).toMatchObject({ count: 3, mean: 2, standardDeviation: 1 });
    // With 2 degrees of freedom, the share within ± t is t/√(t² + 2).
    expect(difference.pValue).toBeCloseTo(1 - Math.sqrt(12 / 14), 10);
  });

  it('have an interval that just excludes 0 at the level 1 − p', () => {
    expect(halfWidthOf(difference, 0.95)).toBeCloseTo(4.302653 / Math.sqrt(3), 5);
    expect(halfWidthOf(difference, 1 - difference.pValue)).toBeCloseTo(difference.mean, 8);
  });

  it('would have shown a difference of half a width and t(0.8) standard errors', () => {
    expect(smallestShown(difference, 0.95)).toBeCloseTo((4.302653 + 1.06066) / Math.sqrt(3), 4);
  });

  it('that are all equal are certain, unless they are all 0', () => {
    const equal = pairedDifference([0.25, 0.25, 0.25]);
    expect(equal).toEqual({ count: 3, mean: 0.25, standardDeviation: 0, pValue: 0 });
    expect(equal && halfWidthOf(equal, 0.95)).toBe(0);
    const none = pairedDifference([0, 0, 0]);
    expect(none).toEqual({ count: 3, mean: 0, standardDeviation: 0, pValue: 1 });
    expect(none && smallestShown(none, 0.95)).toBe(0);
  });

  it('of fewer than two pairs say nothing', () => {
    expect(pairedDifference([1])).toBeNull();
    expect(pairedDifference([])).toBeNull();
  });
});

describe('Holm’s correction', () => {
  it('takes the smallest first, and gives each the share of those that are left', () => {
    // 0.05/3 = 0.0167, 0.05/2 = 0.025, 0.05.
    const tests = holm([0.04, 0.001, 0.02]);
    expect(tests.map(({ isShown }) => isShown)).toEqual([true, true, true]);
    expect(tests.map(({ level }) => 1 - level)).toEqual([
      expect.closeTo(0.05, 12),
      expect.closeTo(0.05 / 3, 12),
      expect.closeTo(0.025, 12),
    ]);
  });

  it('stops at the first that is not shown, and shows none after it', () => {
    const tests = holm([0.03, 0.001, 0.04]);
    expect(tests.map(({ isShown }) => isShown)).toEqual([false, true, false]);
    expect(tests[2]?.level).toBe(tests[0]?.level);
  });

  it('corrects nothing where there is one test', () => {
    expect(holm([0.05])).toEqual([{ isShown: true, level: 0.95 }]);
    expect(holm([0.051])).toEqual([{ isShown: false, level: 0.95 }]);
  });
});

describe('the differences of arms', () => {
  it('pair the runs by seed, and leave a seed out where one of them has no figure', () => {
    const [difference] = armDifferences([
      [5, 7, null, 9],
      [4, 5, 1, 6],
    ]);
    expect(difference).toMatchObject({ first: 0, second: 1 });
    expect(difference?.tested).toMatchObject({ count: 3, mean: 2, standardDeviation: 1 });
    // 2 ± 4.303/√3: not shown with three seeds.
    expect(difference?.tested?.low).toBeCloseTo(-0.48414, 4);
    expect(difference?.tested?.high).toBeCloseTo(4.48414, 4);
    expect(difference?.tested?.isShown).toBe(false);
  });

  it('never have an interval that contradicts the correction', () => {
    // Made-up figures: the same every time, and spread widely enough for both outcomes.
    let state = 1;
    const random = (): number => {
      state = (state * 16_807) % 2_147_483_647;
      return state / 2_147_483_647;
    };
    const outcomes = new Set<boolean>();
    for (let round = 0; round < 300; round++) {
      const arms = Array.from({ length: 4 }, (_, arm) =>
        Array.from({ length: 4 }, () => arm * 0.3 * random() + random()),
      );
      for (const { tested } of armDifferences(arms)) {
        if (tested === null) throw new Error('Four pairs are enough');
        outcomes.add(tested.isShown);
        expect(tested.low > 0 || tested.high < 0).toBe(tested.isShown);
      }
    }
    expect(outcomes.size).toBe(2);
  });

  it('cannot be tested with one seed', () => {
    expect(armDifferences([[1], [2]])).toEqual([{ first: 0, second: 1, tested: null }]);
  });
});
