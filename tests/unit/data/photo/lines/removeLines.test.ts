import { describe, expect, it } from 'vitest';
import { straightLines } from '../../../../../src/data/photo/lines/lines.ts';
import { removeLines } from '../../../../../src/data/photo/lines/removeLines.ts';
import { partsOf } from '../../../../../src/data/photo/parts/mask.ts';
import { bar, type Dark, darkPhoto } from '../../../../helpers/darkness.ts';

const side = 120;
const line = bar([0, 60], [side, 60], 3, 0.7);

/** What is left without the line across, as ink or not. */
function leftOf(...strokes: readonly Dark[]) {
  const dark = darkPhoto(side, side, line, ...strokes);
  // The line as it is found on clean paper.
  const { across } = straightLines(darkPhoto(side, side, line));
  expect(across).toHaveLength(1);
  const { values } = removeLines(dark, { across, down: [] });
  return { values, ink: Uint8Array.from(values, (value) => (value > 0.3 ? 1 : 0)) };
}

describe('removing lines', () => {
  it('leaves nothing of a line alone', () => {
    expect(Math.max(...leftOf().values)).toBe(0);
  });

  it.each([0, 10, -20, 35, -50, 70])(
    'leaves a stroke whole that crosses with %d columns aside',
    (aside) => {
      for (const darkness of [0.7, 0.95, 0.5]) {
        const stroke = bar([60 - aside / 2, 25], [60 + aside / 2, 95], 5, darkness);
        const { ink } = leftOf(stroke);
        expect(partsOf({ width: side, height: side, ink })).toHaveLength(1);
        const missing = darkPhoto(side, side, stroke).values.filter(
          (value, pixel) => value > 0.45 && ink[pixel] !== 1,
        ).length;
        expect(missing).toBeLessThan(12);
        // Beside the stroke the line is gone.
        for (const x of [5, 115]) expect(ink[60 * side + x]).toBe(0);
      }
    },
  );

  it('leaves no gap in a thin stroke that crosses a thick line aslant', () => {
    const thick = bar([0, 60], [side, 60], 7, 0.7);
    const thin = bar([20, 20], [100, 100], 3, 0.7);
    const place = { heightAt: () => 60, from: 0, to: side - 1, first: 0, last: side - 1 };
    const found = { ...place, thicknessPx: 7, darkness: 0.7 };
    const dark = darkPhoto(side, side, thick, thin);
    const { values } = removeLines(dark, { across: [found], down: [] });
    const ink = Uint8Array.from(values, (value) => (value > 0.3 ? 1 : 0));
    expect(partsOf({ width: side, height: side, ink })).toHaveLength(1);
  });

  it('leaves what is away from the line as it was', () => {
    const strokes = [bar([20, 30], [90, 30], 4), bar([30, 75], [30, 110], 4)];
    const before = darkPhoto(side, side, line, ...strokes).values;
    const { values } = leftOf(...strokes);
    for (const [pixel, value] of values.entries()) {
      const y = Math.floor(pixel / side);
      if (Math.abs(y - 60) > 6) expect(value).toBe(before[pixel]);
    }
  });

  it('leaves ink that is darker than the line on it', () => {
    const thin = bar([0, 60], [side, 60], 3, 0.3);
    const along = bar([40, 60], [80, 60], 3, 0.9);
    const { across } = straightLines(darkPhoto(side, side, thin));
    const { values } = removeLines(darkPhoto(side, side, thin, along), { across, down: [] });
    expect(values[60 * side + 60]).toBeGreaterThan(0.8);
    expect(values[60 * side + 10]).toBe(0);
  });

  it('removes a line at the very edge', () => {
    const edge = bar([0, side - 1], [side, side - 1], 3, 0.7);
    const dark = darkPhoto(side, side, edge);
    const place = { heightAt: () => side - 1, from: 0, to: side - 1, first: 0, last: side - 1 };
    const found = { ...place, thicknessPx: 3, darkness: 0.7 };
    expect(Math.max(...removeLines(dark, { across: [found], down: [] }).values)).toBe(0);
  });

  it('keeps ink that runs beside the line as dark as it is', () => {
    // It leans on the line: the gap between them is half dark.
    const beside = bar([40, 65], [80, 65], 5, 0.7);
    const { values } = leftOf(beside);
    expect(values[65 * side + 60]).toBeCloseTo(0.7, 5);
    expect(values[60 * side + 10]).toBe(0);
  });

  it('removes lines down the photo as those across', () => {
    const grid = darkPhoto(side, side, line, bar([40, 0], [40, side], 3, 0.7));
    const cleared = removeLines(grid, straightLines(grid));
    expect(Math.max(...cleared.values)).toBeLessThan(0.1);
  });
});
