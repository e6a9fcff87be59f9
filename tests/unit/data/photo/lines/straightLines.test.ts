import { describe, expect, it } from 'vitest';
import { levelLines } from '../../../../../src/data/photo/lines/straightLines.ts';
import { createRandom } from '../../../../../src/data/random.ts';
import { bar, darkPhoto } from '../../../../helpers/darkness.ts';

const [width, height, shortestPx] = [200, 160, 30];

describe('level lines', () => {
  it.each([
    ['level', 80, 80, 2],
    ['falling', 60, 85, 1],
    ['rising', 100, 72, 4],
  ])('are found where they are: %s', (_, startY, endY, thickness) => {
    const random = createRandom(5, 'episodes');
    const dark = darkPhoto(
      width,
      height,
      bar([20, startY], [180, endY], thickness, 0.5),
      () => 0.02 * random.uniform(),
    );
    const [line, ...others] = levelLines(dark, shortestPx);
    expect(others).toEqual([]);
    expect(Math.abs((line?.from ?? 0) - 20)).toBeLessThanOrEqual(2);
    expect(Math.abs((line?.to ?? 0) - 180)).toBeLessThanOrEqual(2);
    expect(Math.abs((line?.heightAt(20) ?? 0) - startY)).toBeLessThan(0.7);
    expect(Math.abs((line?.heightAt(180) ?? 0) - endY)).toBeLessThan(0.7);
    expect(Math.abs((line?.thicknessPx ?? 0) - thickness)).toBeLessThanOrEqual(2);
    // A slanted line one pixel thick is spread over two.
    expect(line?.darkness).toBeGreaterThan(0.35);
    expect(line?.darkness).toBeLessThan(0.55);
  });

  it('are told from each other, and from the ends of a wide gap', () => {
    const dark = darkPhoto(
      width,
      height,
      bar([0, 40], [199, 40]),
      bar([10, 100], [70, 100]),
      bar([130, 100], [190, 100]),
    );
    const ends = levelLines(dark, shortestPx).map(({ from, to }) => [from, to]);
    expect(ends).toHaveLength(3);
    expect(ends).toContainEqual([0, 199]);
  });

  it('are one line where a stroke crosses', () => {
    const dark = darkPhoto(width, height, bar([0, 80], [199, 80], 2), bar([100, 20], [96, 140], 9));
    const lines = levelLines(dark, shortestPx);
    expect(lines).toHaveLength(1);
    expect(lines[0]?.heightAt(98)).toBeCloseTo(80, 0);
    expect(lines[0]?.thicknessPx).toBeLessThan(5);
  });

  it('are none where all is short, thick, steep, curved or noise', () => {
    const random = createRandom(6, 'episodes');
    const ring = (x: number, y: number): number =>
      Math.abs(Math.hypot(x - 100, y - 80) - 20) < 2 ? 0.8 : 0;
    const noise = (): number => 0.3 * random.uniform();
    for (const painted of [
      bar([90, 80], [110, 80]),
      bar([20, 80], [180, 80], 24),
      bar([40, 20], [150, 140]),
      ring,
      noise,
    ]) {
      expect(levelLines(darkPhoto(width, height, painted), shortestPx)).toEqual([]);
    }
  });
});
