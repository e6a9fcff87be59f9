import { describe, expect, it } from 'vitest';
import { read, refusalOf } from '../../../helpers/dataFiles/givenFiles.ts';
import { someLabels, somePixels } from '../../../helpers/dataFiles/idxFiles.ts';
import { npyFile } from '../../../helpers/dataFiles/npyFiles.ts';

const pixels = somePixels(12);
const brightest = Math.max(...pixels);

/** Images of these numbers, with their labels. */
function filesOf(values: ArrayLike<number>): Record<string, Uint8Array> {
  return {
    'x.npy': npyFile('<f8', [12, 28, 28], values),
    'y.npy': npyFile('|u1', [12], someLabels(12)),
  };
}

/** The same images as shares of 1, with these numbers for black and for the brightest pixels. */
function shares(black: number, white: number): number[] {
  return Array.from(pixels, (value) => {
    if (value === brightest) return white;
    return value === 0 ? black : value / 255;
  });
}

/** The images that are read, black and white alone changed. */
async function imagesOf(values: ArrayLike<number>): Promise<Uint8Array | undefined> {
  return (await read(filesOf(values))).parts[0]?.images;
}

describe('images of fractions', () => {
  const clipped = pixels.map((value) => (value === brightest ? 255 : value));

  it.each([
    ['a little above 1', 0, 1.003],
    ['a hair below 0', -1e-6, 1],
    ['both', -0.04, 1.05],
  ])('are shares of 1 where they go %s, as after scaling', async (_, black, white) => {
    expect(await imagesOf(shares(black, white))).toEqual(clipped);
  });

  it('are of −1…1 where they go to about −1, or a little beyond', async () => {
    for (const black of [-0.97, -1, -1.02]) {
      const values = Array.from(pixels, (value) => {
        if (value === brightest) return 1.01;
        return value === 0 ? black : value / 127.5 - 1;
      });
      // By hand: −0.97 is 1.5 % of the way from −1 to 1.
      const darkest = black === -0.97 ? Math.round(0.015 * 255) : 0;
      expect(await imagesOf(values)).toEqual(clipped.map((value) => value || darkest));
    }
  });

  it('are no steps, however small they are', async () => {
    expect(await refusalOf(filesOf(Array.from(pixels, (value) => value / 30)))).toMatch(
      /^x\.npy has fractions from 0 to 8\.\d+: 0…255, 0…1 or −1…1 can be read$/,
    );
    expect(await imagesOf(Array.from(pixels, (value) => value && value - 0.25))).toEqual(pixels);
  });

  it('are refused between 0…1 and −1…1, which would make their ground black or grey', async () => {
    expect(await refusalOf(filesOf(shares(-0.3, 1)))).toBe(
      'x.npy has fractions from -0.3 to 1: 0…255, 0…1 or −1…1 can be read',
    );
  });
});

describe('images of whole numbers', () => {
  it.each([
    ['0 and 1', 0, 1],
    ['−1 and 1', -1, 1],
    ['0 to 16', 0, 16],
    ['0 to 255', 0, 255],
  ])('may be of %s', async (_, black, white) => {
    const values = Array.from(pixels, (value) => (value === 0 ? black : white));
    expect(await imagesOf(values)).toEqual(pixels.map((value) => (value === 0 ? 0 : 255)));
  });
});
