import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../../src/data/random.ts';
import { areScrambled, type PixelReader } from '../../../../src/worker/photo/scrambledPixels.ts';

/** A canvas of 8 × 8 pixels whose pixels a browser changes as they are read. */
class FakeContext implements PixelReader {
  fillStyle: unknown = '';
  readonly #pixels = new Uint8ClampedArray(8 * 8 * 4);
  readonly #change: (value: number) => number;

  constructor(change: (value: number) => number) {
    this.#change = change;
  }

  fillRect(left: number, top: number, width: number, height: number): void {
    const colour = String(this.fillStyle).match(/\d+/g)?.map(Number) ?? [];
    for (let y = top; y < top + height; y++) {
      for (let x = left; x < left + width; x++) this.#pixels.set([...colour, 255], 4 * (8 * y + x));
    }
  }

  getImageData(left: number, top: number, width: number, height: number) {
    const data = new Uint8ClampedArray(width * height * 4);
    for (let pixel = 0; pixel < width * height; pixel++) {
      const from = 4 * (8 * (top + Math.floor(pixel / width)) + left + (pixel % width));
      const values = this.#pixels.subarray(from, from + 4);
      data.set(values.map(this.#change), 4 * pixel);
    }
    return { data };
  }
}

describe('pixels that a page reads', () => {
  it('are trusted if they are as they were painted', () => {
    expect(areScrambled(new FakeContext((value) => value))).toBe(false);
  });

  it('are trusted if a browser changes a few by one step', () => {
    const random = createRandom(1, 'batch');
    const farbled = (value: number): number =>
      random.below(20) === 0 ? value + 2 * random.below(2) - 1 : value;
    expect(areScrambled(new FakeContext(farbled))).toBe(false);
  });

  it.each<[string, (value: number) => number]>([
    ['noise', () => createRandom(2, 'batch').below(256)],
    ['white', () => 255],
    ['black', () => 0],
    ['the contrary', (value) => 255 - value],
  ])('are not trusted if they come back as %s', (_, change) => {
    expect(areScrambled(new FakeContext(change))).toBe(true);
  });

  it('are not trusted if each is another random value', () => {
    const random = createRandom(3, 'batch');
    expect(areScrambled(new FakeContext(() => random.below(256)))).toBe(true);
  });

  it('are not trusted if nothing comes back', () => {
    const context = new FakeContext((value) => value);
    context.getImageData = () => ({ data: new Uint8ClampedArray(0) });
    expect(areScrambled(context)).toBe(true);
  });
});
