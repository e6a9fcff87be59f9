import { describe, expect, it } from 'vitest';
import { wilsonInterval } from '../../../../src/metrics/statistics/wilson.ts';

/** The roots of (share − p)² = z²·p·(1 − p)/n in p: what the score test does not reject. */
function rootsOf(share: number, cases: number): { low: number; high: number } {
  const z2 = 1.96 ** 2 / cases;
  const isKept = (p: number): boolean => (share - p) ** 2 <= z2 * p * (1 - p) + 1e-15;
  const bisect = (kept: number, dropped: number): number => {
    let [inside, outside] = [kept, dropped];
    for (let halving = 0; halving < 60; halving++) {
      const middle = (inside + outside) / 2;
      if (isKept(middle)) inside = middle;
      else outside = middle;
    }
    return inside;
  };
  return { low: isKept(0) ? 0 : bisect(share, 0), high: isKept(1) ? 1 : bisect(share, 1) };
}

describe("Wilson's interval", () => {
  it.each([
    [0.84, 400],
    [0.5, 10],
    [0, 20],
    [1, 20],
    [1 / 3, 1],
  ])('of %d in %d cases holds every share that the score test keeps', (share, cases) => {
    const { low, high } = wilsonInterval(share, cases);
    const truth = rootsOf(share, cases);
    expect(low).toBeCloseTo(truth.low, 6);
    expect(high).toBeCloseTo(truth.high, 6);
  });

  it('of 15 in 20 is that of the textbook', () => {
    const { low, high } = wilsonInterval(0.75, 20);
    expect([low, high].map((end) => end.toFixed(3))).toEqual(['0.531', '0.888']);
  });

  it.each([
    [Number.NaN, 5],
    [-0.1, 5],
    [1.1, 5],
    [0.5, 0],
    [0.5, Number.NaN],
  ])('is not of %d in %d cases', (share, cases) => {
    expect(() => wilsonInterval(share, cases)).toThrow(RangeError);
  });
});
