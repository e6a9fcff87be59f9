import { describe, expect, it } from 'vitest';
import { greyFromRgba } from '../../../../src/data/photo/greyFromRgba.ts';

type Pixel = readonly [number, number, number, number];

/** The greys of a row of pixels. */
function greysOf(pixels: readonly Pixel[]): number[] {
  const { values } = greyFromRgba(new Uint8ClampedArray(pixels.flat()), pixels.length, 1);
  return Array.from(values, (value) => Math.round(1000 * value) / 1000);
}

const clear: Pixel = [0, 0, 0, 0];
const black: Pixel = [0, 0, 0, 255];
const white: Pixel = [255, 255, 255, 255];

describe('grey', () => {
  it('is that of the colours', () => {
    expect(greysOf([white, black, [255, 0, 0, 255], [0, 255, 0, 255], [0, 0, 255, 255]])).toEqual([
      1, 0, 0.299, 0.587, 0.114,
    ]);
  });

  it('is white where dark ink stands on nothing, whatever colour the clear pixels have', () => {
    expect(greysOf([black, clear, clear, [255, 255, 255, 0]])).toEqual([0, 1, 1, 1]);
    expect(greysOf([[0, 0, 180, 255], clear, clear])).toEqual([0.08, 1, 1]);
  });

  it('is black where light ink stands on nothing', () => {
    expect(greysOf([white, clear, clear, [255, 255, 255, 0]])).toEqual([1, 0, 0, 0]);
    expect(greysOf([[255, 255, 0, 255], clear])).toEqual([0.886, 0]);
  });

  it('counts opacity as a share of the largest one', () => {
    expect(greysOf([[255, 255, 255, 51], [255, 255, 255, 51], clear, clear])).toEqual([1, 1, 0, 0]);
    expect(greysOf([clear, clear])).toEqual([1, 1]);
  });

  it('is the contrary of most of the ink where ink of two colours stands on nothing', () => {
    const yellow: Pixel = [255, 255, 0, 255];
    const red: Pixel = [160, 0, 0, 255];
    const row = [
      clear,
      clear,
      yellow,
      clear,
      clear,
      clear,
      yellow,
      clear,
      clear,
      clear,
      red,
      clear,
    ];
    expect(greysOf(row)[0]).toBe(0);
  });

  it('is half of both where light ink is half clear', () => {
    const [, half] = greysOf([white, [255, 255, 255, 128], clear, white]);
    expect(half).toBeCloseTo(0.502, 3);
  });

  it('is the paper’s where ink on paper has a clear border', () => {
    const paper: Pixel = [200, 200, 200, 255];
    expect(greysOf([clear, paper, paper, paper, black, paper, clear])[0]).toBe(0.784);
  });

  it('is refused for a picture that lacks pixels', () => {
    expect(() => greyFromRgba(new Uint8ClampedArray(12), 2, 2)).toThrow('2×2 pixels need 16 bytes');
  });
});
