import { describe, expect, it } from 'vitest';
import { fitIntoSquare } from '../../../../src/data/files/convert/scale.ts';
import { toDigit } from '../../../../src/data/files/convert/toDigit.ts';
import type { GreyPhoto } from '../../../../src/data/photo/greyPhoto.ts';
import { read } from '../../../helpers/dataFiles/givenFiles.ts';
import { barPng, greyPng, ringPng } from '../../../helpers/dataFiles/pngFiles.ts';

/** The pixels that are ink: their box, their mean place, and how many there are. */
function inkOf(digit: Uint8Array): { box: number[]; centre: number[]; area: number } {
  const ink = [...digit.entries()].filter(([, grey]) => grey > 127);
  const xs = ink.map(([pixel]) => pixel % 28);
  const ys = ink.map(([pixel]) => Math.floor(pixel / 28));
  const mean = (places: number[]): number =>
    places.reduce((sum, one) => sum + one, 0) / places.length;
  return {
    box: [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)],
    centre: [mean(xs), mean(ys)],
    area: ink.length,
  };
}

async function readBoth(bar: Buffer, ring: Buffer, choices = {}): Promise<Uint8Array[]> {
  const found = await read({ 'bar/1.png': bar, 'ring/1.png': ring }, { choices });
  const images = found.parts[0]?.images ?? new Uint8Array(0);
  return [images.subarray(0, 784), images.subarray(784)];
}

describe('ink that is drawn again', () => {
  it.each([
    ['thin and dark', barPng(105, { at: 0.3 }), ringPng(105)],
    ['thick and dark', barPng(105, { at: 0.7, wide: 0.12 }), ringPng(105, { wide: 0.1 })],
    ['large', barPng(400, { at: 0.3 }), ringPng(400)],
    ['light on dark', barPng(105, { ink: 255, ground: 0 }), ringPng(105, { ink: 255, ground: 0 })],
    ['grey on grey', barPng(105, { ink: 90, ground: 180 }), ringPng(105, { ink: 90, ground: 180 })],
  ])(
    'is as thick as MNIST’s, 20 pixels long and in the middle where it was %s',
    async (_, bar, ring) => {
      const [upright = new Uint8Array(784), round = new Uint8Array(784)] = await readBoth(
        bar,
        ring,
      );
      const line = inkOf(upright);
      const [left = 0, top = 0, right = 0, bottom = 0] = line.box;
      expect(right - left + 1).toBeGreaterThanOrEqual(2);
      expect(right - left + 1).toBeLessThanOrEqual(3);
      expect(Math.abs(bottom - top + 1 - 20)).toBeLessThanOrEqual(1);
      const circle = inkOf(round);
      expect(circle.box.map((side, index) => Math.abs(side - (index < 2 ? 4 : 23.5)) <= 1)).toEqual(
        new Array(4).fill(true),
      );
      for (const [x = 0, y = 0] of [line.centre, circle.centre]) {
        expect(Math.hypot(x - 14, y - 14)).toBeLessThan(0.8);
      }
      // A ring's area is its middle line times its thickness, 2.6.
      expect(Math.abs(circle.area / (Math.PI * (20 - 2.6) * 2.6) - 1)).toBeLessThan(0.12);
    },
  );

  it('is the same wherever a person says so, whatever it looks like', async () => {
    const [bar = new Uint8Array(0)] = await readBoth(barPng(28), ringPng(28), { reading: 'ink' });
    expect(inkOf(bar).area).toBeGreaterThan(40);
  });
});

describe('images that are only scaled', () => {
  const image = (width: number, height: number, values: readonly number[]): GreyPhoto => ({
    width,
    height,
    values: Float32Array.from(values),
  });

  it('have in every pixel the mean of its area', () => {
    const values = [0, 0.2, 0.4, 0.6, 0.8, 1, 0, 0.5, 1];
    const [first, second] = fitIntoSquare(image(3, 3, values), 2, 0);
    // The square of 1.5 × 1.5 pixels: one whole, two halves, a quarter.
    expect(first).toBeCloseTo((0 + 0.5 * 0.2 + 0.5 * 0.6 + 0.25 * 0.8) / 2.25);
    expect(second).toBeCloseTo((0.4 + 0.5 * 0.2 + 0.5 * 1 + 0.25 * 0.8) / 2.25);
  });

  it('keep their mean and their aspect, with their ground beside them', () => {
    const wide = fitIntoSquare(image(4, 2, [1, 1, 1, 1, 1, 1, 1, 1]), 4, 0.25);
    expect([...wide]).toEqual([
      ...new Array(4).fill(0.25),
      ...new Array(8).fill(1),
      ...new Array(4).fill(0.25),
    ]);
  });

  it('are ink on black as they are, and themselves as pictures', async () => {
    const paper = [barPng(28), ringPng(28)] as const;
    const [asIs] = await readBoth(...paper, { reading: 'as-is' });
    const [picture] = await readBoth(...paper, { reading: 'picture' });
    expect(asIs).toEqual(picture?.map((grey) => 255 - grey));
    expect(picture?.[0]).toBe(255);
    const [left] = await readBoth(...paper, { reading: 'as-is', ink: 'light' });
    expect(left).toEqual(picture);
  });

  it('have rows for columns where a person says so', async () => {
    const lines = [
      greyPng(28, 28, (x, y) => (y === 3 && x > 2 && x < 9 ? 255 : 0)),
      ringPng(28),
    ] as const;
    const choices = { reading: 'as-is', ink: 'light' } as const;
    const [stored] = await readBoth(...lines, { ...choices, orientation: 'as-stored' });
    const [turned] = await readBoth(...lines, { ...choices, orientation: 'transposed' });
    expect(stored?.[3 * 28 + 5]).toBe(255);
    expect(turned?.[5 * 28 + 3]).toBe(255);
    expect(turned?.[3 * 28 + 5]).toBe(0);
  });

  it('are bytes without loss at 28×28', () => {
    const bytes = Uint8Array.from({ length: 784 }, (_, pixel) => pixel % 256);
    const same = image(
      28,
      28,
      Array.from(bytes, (grey) => grey / 255),
    );
    const choices = { orientation: 'as-stored', reading: 'as-is', ink: 'light' } as const;
    expect(toDigit(same, choices)).toEqual(bytes);
    expect(toDigit(same, { ...choices, ink: 'dark' })).toEqual(bytes.map((grey) => 255 - grey));
  });
});
