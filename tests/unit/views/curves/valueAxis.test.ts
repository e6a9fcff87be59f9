import { describe, expect, it } from 'vitest';
import { linearAxis, logarithmicAxis } from '../../../../src/views/curves/valueAxis.ts';

describe('a linear value axis', () => {
  it('runs from 0 to a round number above the highest value', () => {
    const { domain, ticks } = linearAxis([0.2, 0.55], { startsAtZero: true });
    expect(domain).toEqual([0, 0.6]);
    expect(ticks).toEqual([0, 0.2, 0.4, 0.6]);
  });

  it('of a part of the run holds that part closely', () => {
    const [from, to] = linearAxis([0.981, 0.989], {}).domain;
    expect(from).toBeGreaterThan(0.97);
    expect(from).toBeLessThanOrEqual(0.981);
    expect(to).toBeGreaterThanOrEqual(0.989);
  });

  it('stays within what values can be, and tells no smaller differences apart than it should', () => {
    const options = { within: [0.5, 1], shortest: 0.025 } as const;
    const { domain } = linearAxis([0.9995, 1], options);
    expect(domain[1]).toBe(1);
    expect(domain[0]).toBeLessThanOrEqual(0.99);
  });

  it.each([[[]], [[3]], [[0, 0]], [[Number.NaN]]])('has two different ends for %j', (values) => {
    const [from, to] = linearAxis(values, {}).domain;
    expect(to).toBeGreaterThan(from);
  });
});

describe('a logarithmic value axis', () => {
  it('runs between round numbers, with a mark at each power of ten', () => {
    const { domain, ticks } = logarithmicAxis([0.03, 0.6]);
    expect(domain).toEqual([0.02, 1]);
    expect(ticks).toEqual([0.1, 1]);
  });

  it('has more marks where there are few powers', () => {
    const { domain, ticks } = logarithmicAxis([0.26, 1.16]);
    expect(domain).toEqual([0.2, 2]);
    expect(ticks.map((tick) => Number(tick.toFixed(6)))).toEqual([0.2, 0.5, 1, 2]);
  });

  it('has few marks over many powers', () => {
    const { ticks } = logarithmicAxis([1e-5, 9]);
    expect(ticks.length).toBeGreaterThan(2);
    expect(ticks.length).toBeLessThan(6);
  });

  it.each([[[]], [[0]], [[-1, 0]], [[0, 1]], [[1, 1]]])(
    'begins above 0 whatever the values: %j',
    (values) => {
      const { domain } = logarithmicAxis(values);
      expect(domain[0]).toBeGreaterThan(0);
      expect(domain[1]).toBeGreaterThan(domain[0]);
    },
  );

  it('is not stretched without end by a value of next to nothing', () => {
    expect(logarithmicAxis([1e-30, 1]).domain[0]).toBeCloseTo(1e-6, 12);
  });
});
