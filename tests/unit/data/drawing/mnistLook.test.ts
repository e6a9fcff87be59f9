import { describe, expect, it } from 'vitest';
import {
  digitFromStrokes,
  inkGrey,
  strokeThicknessPx,
} from '../../../../src/data/drawing/digitFromStrokes.ts';
import { digitSkeletons } from '../../../helpers/digitSkeletons.ts';
import { readMnist, takeOfEachClass } from '../../../helpers/mnist.ts';
import {
  centresOfMass,
  innerGreys,
  meanOf,
  meanThickness,
  nearestLabel,
} from '../../../helpers/mnistLook.ts';

/** 20 of each digit; `npm run bench:drawings` looks at all. */
const some = takeOfEachClass(readMnist('t10k', 500), 20);
const drawn = digitSkeletons.map(([drawing = []]) => digitFromStrokes(drawing) ?? new Uint8Array());

describe('a drawn digit beside some of MNIST', () => {
  it('has strokes about as thick', () => {
    expect(Math.abs(meanThickness(some) - strokeThicknessPx)).toBeLessThan(0.2);
  });

  it('is as dark inside its strokes', () => {
    const greys = innerGreys(some);
    expect(greys[greys.length >> 1]).toBe(inkGrey);
  });

  it('lies where MNIST’s digits lie on the mean, none of which is half a pixel off', () => {
    const centres = centresOfMass(some);
    const [x, y] = [meanOf(centres.map(({ x }) => x)), meanOf(centres.map(({ y }) => y))];
    expect(Math.max(...centres.map(({ x }) => Math.abs(x - 14)))).toBeLessThanOrEqual(0.5);
    expect(Math.max(...centres.map(({ y }) => Math.abs(y - 14)))).toBeLessThanOrEqual(0.5);
    for (const own of centresOfMass({ images: drawn, labels: new Uint8Array() })) {
      expect(Math.abs(own.x - x)).toBeLessThan(0.1);
      expect(Math.abs(own.y - y)).toBeLessThan(0.1);
    }
  });

  it('has an image of the same digit nearest to it', () => {
    expect(drawn.map((image) => nearestLabel(image, some))).toEqual([...digitSkeletons.keys()]);
  });
});
