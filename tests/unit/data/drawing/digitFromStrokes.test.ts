import { describe, expect, it } from 'vitest';
import {
  digitFromStrokes,
  inkGrey,
  placeInImage,
  strokeThicknessPx,
} from '../../../../src/data/drawing/digitFromStrokes.ts';
import { centreOfMass } from '../../../../src/data/drawing/placement.ts';
import { rasterise } from '../../../../src/data/drawing/rasterise.ts';
import type { Stroke } from '../../../../src/data/drawing/stroke.ts';
import { digitSkeletons, resample } from '../../../helpers/digitSkeletons.ts';
import { differenceOf, moved, sumOf } from './drawings.ts';

const drawings = digitSkeletons.flat();

function digitOf(strokes: readonly Stroke[]): Uint8Array {
  return digitFromStrokes(strokes) ?? new Uint8Array();
}

/**
 * How wide ('x') or high ('y') the ink is, in pixels: each column (row) counts for its darkest
 * pixel, so that one that is half ink at its darkest counts for half.
 */
function extentOf(digit: Uint8Array, axis: 'x' | 'y'): number {
  const darkest = new Array<number>(28).fill(0);
  for (const [index, ink] of digit.entries()) {
    const line = axis === 'x' ? index % 28 : Math.floor(index / 28);
    darkest[line] = Math.max(darkest[line] ?? 0, ink);
  }
  return sumOf(darkest) / inkGrey;
}

describe('digitFromStrokes', () => {
  it('is 784 bytes from 0 for paper to 253 for ink', () => {
    for (const drawing of drawings) {
      const digit = digitOf(drawing);
      expect(digit.length).toBe(784);
      expect(Math.max(...digit)).toBe(inkGrey);
      expect(digit.filter((pixel) => pixel === 0).length).toBeGreaterThan(400);
    }
  });

  it('is the rasterised drawing times 253, rounded to the nearest whole number', () => {
    for (const drawing of drawings) {
      const shares = rasterise(placeInImage(drawing) ?? [], strokeThicknessPx, 28);
      const exact = shares.map((share) => 253 * share);
      expect(differenceOf(digitOf(drawing), exact).max).toBeLessThanOrEqual(0.5);
    }
  });

  it('puts the centre of mass at pixel 14 in x and in y, within 0.05', () => {
    for (const drawing of drawings) {
      const mass = centreOfMass(digitOf(drawing), 28);
      expect(Math.abs((mass?.x ?? 0) - 14)).toBeLessThan(0.05);
      expect(Math.abs((mass?.y ?? 0) - 14)).toBeLessThan(0.05);
    }
  });

  it('makes the longer side of the ink 20 px, within 0.6', () => {
    for (const drawing of drawings) {
      const digit = digitOf(drawing);
      const longerPx = Math.max(extentOf(digit, 'x'), extentOf(digit, 'y'));
      expect(Math.abs(longerPx - 20)).toBeLessThan(0.6);
    }
  });

  it('keeps the aspect: a bar thrice as high as wide becomes 20 px high, a third of it wide', () => {
    const box = [0, 1, 1, 0, 0].map((x, index) => ({
      x: 40 * x,
      y: [0, 0, 120, 120, 0][index] ?? 0,
    }));
    const sharp = box.flatMap((point) => [point, point]);
    const digit = digitOf([sharp]);
    expect(extentOf(digit, 'y')).toBeCloseTo(20, 1);
    expect(extentOf(digit, 'x')).toBeCloseTo((20 - strokeThicknessPx) / 3 + strokeThicknessPx, 1);
  });

  it.each([
    ['moved by 37.3 and −12.9 units', 280, 37.3, -12.9],
    ['drawn over 15 % of the pad', 42, 100.3, 80.7],
    ['drawn over 95 % of the pad', 266, 7.1, 7.3],
    ['moved so far that coordinates are mostly offset', 280, 1e9, -1e9],
    ['drawn in units of 1e300', 1e300, 5e299, 0],
    ['drawn in units of 1e-300', 1e-300, 0, 0],
  ])('is the same to one step of 255 when %s', (_, scale, x, y) => {
    for (const drawing of drawings) {
      const difference = differenceOf(digitOf(drawing), digitOf(moved(drawing, scale, x, y)));
      expect(difference.max).toBeLessThanOrEqual(1);
      expect(difference.mean).toBeLessThan(0.01);
    }
  });

  it('is nearly the same with two and four times as many points: mean 0.6, max 30 of 255', () => {
    for (const drawing of drawings) {
      for (const spacing of [0.02, 0.01]) {
        const dense = drawing.map((stroke) => resample(stroke, spacing));
        const difference = differenceOf(digitOf(drawing), digitOf(dense));
        expect(difference.mean).toBeLessThan(0.6);
        expect(difference.max).toBeLessThanOrEqual(30);
      }
    }
  });

  it('is recognisably the same on whole pad pixels at 15 % of the pad: mean below 5 of 255', () => {
    for (const drawing of drawings) {
      const rounded = moved(drawing, 42, 100, 80).map((stroke) =>
        stroke.map(({ x, y }) => ({ x: Math.round(x), y: Math.round(y) })),
      );
      expect(differenceOf(digitOf(drawing), digitOf(rounded)).mean).toBeLessThan(5);
    }
  });

  it('does not depend on the order or the direction of the strokes, nor on empty ones', () => {
    for (const drawing of drawings) {
      const reversed = drawing.toReversed().map((stroke) => stroke.toReversed());
      expect(differenceOf(digitOf(drawing), digitOf([[], ...reversed])).max).toBeLessThanOrEqual(1);
    }
  });
});
