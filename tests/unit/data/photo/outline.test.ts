import { describe, expect, it } from 'vitest';
import { enlarge, thicknessOf } from '../../../../src/data/photo/outline.ts';
import type { Mask } from '../../../../src/data/photo/parts/mask.ts';

function maskWhere(width: number, height: number, isInk: (x: number, y: number) => boolean): Mask {
  const ink = Uint8Array.from({ length: width * height }, (_, pixel) =>
    isInk(pixel % width, Math.floor(pixel / width)) ? 1 : 0,
  );
  return { width, height, ink };
}

function areaOf({ ink }: Mask): number {
  return ink.reduce((sum, isInk) => sum + isInk, 0);
}

describe('an enlarged outline', () => {
  it.each([
    [12, 24],
    [96, 48],
    [200, 150],
  ])('of %d × %d pixels has a longer side of 96, a border, and its share of ink', (wide, high) => {
    const mask = maskWhere(wide + 10, high + 10, (x, y) => {
      const [across, down] = [(x - 5 + 0.5) / wide - 0.5, (y - 5 + 0.5) / high - 0.5];
      return Math.hypot(across, down) <= 0.5;
    });
    const box = { left: 5, top: 5, right: wide + 4, bottom: high + 4 };
    const large = enlarge(mask, box);
    const scale = 96 / Math.max(wide, high);
    expect([large.width, large.height]).toEqual([
      Math.round(wide * scale) + 8,
      Math.round(high * scale) + 8,
    ]);
    // An ellipse's area.
    const area = (Math.PI / 4) * wide * high * scale * scale;
    expect(Math.abs(areaOf(large) / area - 1)).toBeLessThan(0.06);
    const edge = large.ink.filter((_, pixel) => {
      const [x, y] = [pixel % large.width, Math.floor(pixel / large.width)];
      return x === 0 || y === 0 || x === large.width - 1 || y === large.height - 1;
    });
    expect(Math.max(...edge)).toBe(0);
  });

  it('is smooth where the pixels have steps', () => {
    const triangle = maskWhere(24, 24, (x, y) => x >= 2 && y <= 21 && x <= y);
    const large = enlarge(triangle, { left: 2, top: 2, right: 21, bottom: 21 });
    // Every row ends at most two pixels further than the one above.
    const ends = Array.from(
      { length: large.height },
      (_, row) => large.ink.lastIndexOf(1, (row + 1) * large.width - 1) - row * large.width,
    ).filter((end) => end >= 0);
    for (const [row, end] of ends.slice(1, -12).entries()) {
      expect(Math.abs(end - (ends[row] ?? 0))).toBeLessThanOrEqual(3);
    }
  });
});

describe('the thickness of strokes', () => {
  it.each([2, 5, 9])('is that of a long bar of %d pixels', (thickness) => {
    const mask = maskWhere(220, 40, (x, y) => x >= 10 && x < 210 && y >= 10 && y < 10 + thickness);
    // Twice the area over the length around it.
    expect(thicknessOf(mask)).toBeCloseTo((2 * 200 * thickness) / (2 * (200 + thickness)), 6);
  });

  it('is 0 without ink', () => {
    expect(thicknessOf(maskWhere(5, 5, () => false))).toBe(0);
  });
});
