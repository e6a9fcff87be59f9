/** How far drawn digits look like MNIST's, over all of its 10,000 test images: `npm run bench:drawings`. */
import { describe, expect, test } from 'vitest';
import {
  digitFromStrokes,
  inkGrey,
  strokeThicknessPx,
} from '../../src/data/drawing/digitFromStrokes.ts';
import { centreOfMassPx } from '../../src/data/drawing/placement.ts';
import { digitSkeletons } from '../helpers/digitSkeletons.ts';
import { readMnist } from '../helpers/mnist.ts';
import {
  centresOfMass,
  innerGreys,
  meanOf,
  meanThickness,
  nearestLabel,
} from '../helpers/mnistLook.ts';

const mnist = readMnist('t10k', 10_000);

describe('a drawn digit beside all of MNIST', () => {
  test('the strokes are as thick, within 0.1 px', () => {
    const thicknessPx = meanThickness(mnist);
    console.log(`thickness: MNIST ${thicknessPx.toFixed(3)} px, ours ${strokeThicknessPx} px`);
    expect(Math.abs(thicknessPx - strokeThicknessPx)).toBeLessThan(0.1);
  });

  test('the inside of a stroke is as dark', () => {
    const greys = innerGreys(mnist);
    const median = greys[greys.length >> 1];
    console.log(`grey inside: median ${median}, mean ${meanOf(greys).toFixed(2)}, ours ${inkGrey}`);
    expect(median).toBe(inkGrey);
    expect(meanOf(greys)).toBeCloseTo(inkGrey, 0);
  });

  test('the centre of mass is at the same place on the mean, within 0.02 px', () => {
    const centres = centresOfMass(mnist);
    const [x, y] = [meanOf(centres.map(({ x }) => x)), meanOf(centres.map(({ y }) => y))];
    console.log(`centre: MNIST ${x.toFixed(3)}, ${y.toFixed(3)} px, ours ${centreOfMassPx} px`);
    expect(Math.abs(x - centreOfMassPx)).toBeLessThan(0.02);
    expect(Math.abs(y - centreOfMassPx)).toBeLessThan(0.02);
    // MNIST moved its digits by whole pixels: none is more than half a pixel away.
    const farthestPx = centres.map(({ x, y }) => Math.max(Math.abs(x - 14), Math.abs(y - 14)));
    expect(Math.max(...farthestPx)).toBeLessThanOrEqual(0.5);
  });

  test('the nearest of all images shows the same digit, for every skeleton', () => {
    const read = digitSkeletons.map((styles) =>
      styles.map((drawing) => nearestLabel(digitFromStrokes(drawing) ?? new Uint8Array(), mnist)),
    );
    expect(read).toEqual(digitSkeletons.map((styles, digit) => styles.map(() => digit)));
  });
});
