import { describe, expect, it } from 'vitest';
import {
  margins,
  plotScales,
  timeTicksOf,
  timeTickWidth,
} from '../../../../src/views/curves/scales.ts';

const valueAxis = { isLogarithmic: false, domain: [0, 1], ticks: [0, 1] } as const;

describe('the marks of the time axis', () => {
  it.each([
    [200, 2_000],
    [300, 400],
    [440, 2_000],
    [700, 20_000],
    [1_000, 37],
    [300, 1],
  ])('have room beside each other in a picture of %i pixels for %i steps', (width, steps) => {
    const size = { width: width + margins.left + margins.right, height: 200 };
    const scales = plotScales(size, [0, steps], valueAxis);
    const ticks = timeTicksOf(scales, 'steps');
    expect(ticks.length).toBeGreaterThanOrEqual(2);
    expect(ticks[0]).toBe(0);
    expect(ticks.every(Number.isInteger)).toBe(true);
    const gaps = ticks.slice(1).map((tick, place) => scales.x(tick) - scales.x(ticks[place] ?? 0));
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(Math.min(1.5 * timeTickWidth, width / 2));
  });
});
