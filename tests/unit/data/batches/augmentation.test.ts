import { describe, expect, it } from 'vitest';
import {
  copyInto,
  drawAffine,
  type InverseAffine,
  largestChange,
  warpInto,
} from '../../../../src/data/batches/augmentation.ts';
import { digitPixels, digitSide } from '../../../../src/data/digit.ts';
import { createRandom } from '../../../../src/data/random.ts';

const random = createRandom(11, 'weights');
const image = Uint8Array.from({ length: digitPixels }, () => random.below(256));
const identity: InverseAffine = { xx: 1, xy: 0, yx: 0, yy: 1, shiftX: 0, shiftY: 0 };

function warp(map: Partial<InverseAffine>, source = image): Float32Array {
  const target = new Float32Array(digitPixels).fill(Number.NaN);
  warpInto(target, source, { ...identity, ...map });
  return target;
}

/** An image given by a function of column and row. */
function imageOf(grey: (x: number, y: number) => number): Float32Array {
  return Float32Array.from({ length: digitPixels }, (_, pixel) =>
    grey(pixel % digitSide, Math.floor(pixel / digitSide)),
  );
}

const greyAt = (x: number, y: number): number =>
  x < 0 || y < 0 || x >= digitSide || y >= digitSide ? 0 : (image[y * digitSide + x] ?? 0) / 255;

/** Bilinear resampling by its definition: every source pixel is a tent two pixels wide. */
function resampleReference(map: InverseAffine): Float32Array {
  const centre = 13.5;
  const tent = (distance: number): number => Math.max(0, 1 - Math.abs(distance));
  return imageOf((x, y) => {
    const sourceX = map.xx * (x - centre) + map.xy * (y - centre) + map.shiftX + centre;
    const sourceY = map.yx * (x - centre) + map.yy * (y - centre) + map.shiftY + centre;
    let sum = 0;
    image.forEach((grey, pixel) => {
      const column = pixel % digitSide;
      sum += grey * tent(column - sourceX) * tent((pixel - column) / digitSide - sourceY);
    });
    return sum / 255;
  });
}

describe('an image through an affine map', () => {
  it('is the image itself when nothing changes', () => {
    const copy = new Float32Array(digitPixels);
    copyInto(copy, image);
    expect(copy).toEqual(imageOf(greyAt));
    expect(warp({})).toEqual(copy);
  });

  it.each([
    [1, 0],
    [-1, 0],
    [0, 1],
    [0, -1],
    [3, -2],
  ])('moves by whole pixels exactly, with background coming in: %i, %i', (shiftX, shiftY) => {
    expect(warp({ shiftX, shiftY })).toEqual(imageOf((x, y) => greyAt(x + shiftX, y + shiftY)));
  });

  it('is background where the map leaves the image', () => {
    expect(warp({ shiftX: 28 })).toEqual(new Float32Array(digitPixels));
    expect(warp({ shiftY: -1e6 })).toEqual(new Float32Array(digitPixels));
  });

  it('turns by a quarter about the centre', () => {
    expect(warp({ xx: 0, xy: -1, yx: 1, yy: 0 })).toEqual(imageOf((x, y) => greyAt(27 - y, x)));
  });

  it('is what bilinear resampling in float64 gives', () => {
    for (let trial = 0; trial < 10; trial++) {
      const map = drawAffine(random);
      const expected = resampleReference(map);
      const found = warp(map);
      const worst = Math.max(...found.map((value, at) => Math.abs(value - (expected[at] ?? 0))));
      expect(worst).toBeLessThan(1e-7);
    }
  });
});

describe('the drawn changes', () => {
  /** Takes a map apart again: turned · [scale, slant · scale; 0, scale]. */
  function takeApart({ xx, xy, yx, yy, shiftX, shiftY }: InverseAffine): Record<string, number> {
    const turn = Math.atan2(yx, xx);
    const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
    const scaleY = cos * yy - sin * xy;
    return {
      turn: (turn * 180) / Math.PI / largestChange.turnDegrees,
      scaleX: (Math.hypot(xx, yx) - 1) / largestChange.scale,
      scaleY: (scaleY - 1) / largestChange.scale,
      slant: (cos * xy + sin * yy) / scaleY / largestChange.slant,
      shiftX: shiftX / largestChange.shiftPixels,
      shiftY: shiftY / largestChange.shiftPixels,
    };
  }
  const drawn = Array.from({ length: 2_000 }, () => takeApart(drawAffine(random)));

  it.each(['turn', 'scaleX', 'scaleY', 'slant', 'shiftX', 'shiftY'])(
    'fill the range of %s evenly and stay within it',
    (name) => {
      const shares = drawn.map((change) => change[name] ?? Number.NaN);
      expect(Math.max(...shares.map(Math.abs))).toBeLessThanOrEqual(1 + 1e-9);
      expect(Math.min(...shares)).toBeLessThan(-0.99);
      expect(Math.max(...shares)).toBeGreaterThan(0.99);
      // A uniform share's mean has a standard deviation of 1 ÷ √(3 · 2,000) ≈ 0.013.
      const mean = shares.reduce((sum, share) => sum + share, 0) / shares.length;
      expect(Math.abs(mean)).toBeLessThan(0.05);
    },
  );
});
