import { describe, expect, it } from 'vitest';
import { type PixelContext, scramblesPixels } from '../../../../src/data/images/scrambledPixels.ts';

/** A canvas whose pixels are read through a filter. */
function canvas(read: (value: number, index: number) => number): PixelContext {
  let held = new Uint8ClampedArray();
  const imageOf = (data: Uint8ClampedArray<ArrayBuffer>, width: number, height: number) => ({
    data,
    width,
    height,
    colorSpace: 'srgb' as const,
    pixelFormat: 'rgba-unorm8' as const,
  });
  return {
    createImageData: (width, height) =>
      imageOf(new Uint8ClampedArray(4 * width * height), width, height),
    putImageData: ({ data }) => {
      held = Uint8ClampedArray.from(data);
    },
    getImageData: (_x, _y, width, height) =>
      imageOf(Uint8ClampedArray.from(held, read), width, height),
  };
}

describe('a canvas', () => {
  it('that is read as it was drawn is no matter', () => {
    expect(scramblesPixels(canvas((value) => value))).toBe(false);
  });

  it('whose last bits differ is no matter: a digit looks the same', () => {
    expect(scramblesPixels(canvas((value, index) => value ^ (index % 2)))).toBe(false);
  });

  it.each([
    ['white', () => 255],
    ['empty', () => 0],
    ['noise', (_: number, index: number) => (index * 7_919) % 256],
    ['stripes over it', (value: number, index: number) => (index % 8 < 4 ? value : 128)],
    ['one wrong pixel', (value: number, index: number) => (index === 500 ? value ^ 128 : value)],
  ])('that is read as %s is noticed', (_, read) => {
    expect(scramblesPixels(canvas(read))).toBe(true);
  });
});
