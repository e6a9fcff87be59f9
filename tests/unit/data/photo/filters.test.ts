import { describe, expect, it } from 'vitest';
import { boxBlur, dilate, erode, type GreyPhoto } from '../../../../src/data/photo/greyPhoto.ts';
import { otsu } from '../../../../src/data/photo/otsu.ts';
import { prune, strokesOf, thin } from '../../../../src/data/photo/thin.ts';
import { createRandom } from '../../../../src/data/random.ts';

const random = createRandom(3, 'batch');
const picture: GreyPhoto = {
  width: 13,
  height: 9,
  values: Float32Array.from({ length: 13 * 9 }, () => random.uniform()),
};

/** The values within a square around each pixel, looked up one by one. */
function aroundEach(radius: number, isRepeated: boolean): number[][] {
  const { width, height, values } = picture;
  const steps = Array.from({ length: 2 * radius + 1 }, (_, index) => index - radius);
  return Array.from(values, (_, pixel) =>
    steps.flatMap((down) =>
      steps.flatMap((across) => {
        const [x, y] = [(pixel % width) + across, Math.floor(pixel / width) + down];
        const column = Math.min(width - 1, Math.max(0, x));
        const row = Math.min(height - 1, Math.max(0, y));
        const isInside = x === column && y === row;
        return isInside || isRepeated ? [values[row * width + column] ?? Number.NaN] : [];
      }),
    ),
  );
}

/** A mask from rows of text, `#` for ink. */
function maskFrom(rows: readonly string[]) {
  const ink = Uint8Array.from(rows.join(''), (sign) => (sign === '#' ? 1 : 0));
  return { width: rows[0]?.length ?? 0, height: rows.length, ink };
}

describe.each([0, 1, 3, 20])('filters of radius %d', (radius) => {
  it('find the largest and the smallest value around each pixel', () => {
    const around = aroundEach(radius, false);
    const near = (found: Float32Array, expected: number[]): void => {
      for (const [pixel, value] of expected.entries()) expect(found[pixel]).toBeCloseTo(value, 6);
    };
    near(
      dilate(picture, radius).values,
      around.map((values) => Math.max(...values)),
    );
    near(
      erode(picture, radius).values,
      around.map((values) => Math.min(...values)),
    );
  });

  it('blur to the mean, the edge repeated', () => {
    const blurred = boxBlur(picture, radius).values;
    for (const [pixel, values] of aroundEach(radius, true).entries()) {
      const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
      expect(blurred[pixel]).toBeCloseTo(mean, 5);
    }
  });
});

describe('Otsu’s threshold', () => {
  it('parts two groups, and says what they are', () => {
    const values = Float32Array.from([...new Array(90).fill(0.1), ...new Array(10).fill(0.8)]);
    const { threshold, lowerMean, upperMean, upperShare } = otsu(values);
    expect(threshold).toBeGreaterThan(0.1);
    expect(threshold).toBeLessThan(0.8);
    expect(lowerMean).toBeCloseTo(0.1, 2);
    expect(upperMean).toBeCloseTo(0.8, 2);
    expect(upperShare).toBeCloseTo(0.1, 6);
  });
});

describe('thinning', () => {
  it('leaves the middle line of a bar, shortened by no more than half its width at each end', () => {
    const bar = maskFrom([
      '...............',
      '.#############.',
      '.#############.',
      '.#############.',
      '...............',
    ]);
    const line = thin(bar);
    const pixels = Array.from(line.ink.entries()).filter(([, ink]) => ink === 1);
    expect(pixels.every(([pixel]) => Math.floor(pixel / 15) === 2)).toBe(true);
    expect(pixels.length).toBeGreaterThanOrEqual(10);
  });

  it('prunes a short side branch, not the line nor a short line of its own', () => {
    const line = maskFrom([
      '...............',
      '.....#.........',
      '.....#.........',
      '.#############.',
      '...............',
      '.###...........',
      '...............',
    ]);
    const pruned = prune(line, 3);
    expect(pruned.ink.reduce((sum, ink) => sum + ink, 0)).toBe(16);
    expect(pruned.ink[15 + 5]).toBe(0);
  });

  it('gives strokes between neighbours, round a corner not across it, and dots', () => {
    const line = maskFrom(['......', '.##...', '..#...', '....#.', '......', '.#....', '......']);
    const strokes = strokesOf(line).map((stroke) =>
      stroke.map(({ x, y }) => `${x},${y}`).join(' '),
    );
    expect(strokes.toSorted()).toEqual(['1,1 2,1', '1,5', '2,1 2,2', '4,3']);
  });
});
