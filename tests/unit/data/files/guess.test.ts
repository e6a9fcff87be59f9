import { describe, expect, it } from 'vitest';
import { digitFromStrokes } from '../../../../src/data/drawing/digitFromStrokes.ts';
import { guessChoices } from '../../../../src/data/files/convert/guess.ts';
import { lookAt } from '../../../../src/data/files/convert/look.ts';
import { type GreyPhoto, invert, transpose } from '../../../../src/data/photo/greyPhoto.ts';
import { letterSkeletons } from '../../../helpers/letterSkeletons.ts';
import { readMnist } from '../../../helpers/mnist.ts';

const digits = readMnist('t10k', 2_000).images.map(greyOf);

function greyOf(image: Uint8Array): GreyPhoto {
  return { width: 28, height: 28, values: Float32Array.from(image, (grey) => grey / 255) };
}

/** The same images at another size: every pixel repeated. */
function enlarged({ width, height, values }: GreyPhoto, times: number): GreyPhoto {
  const at = (place: number): number => Math.floor(place / times);
  const wide = width * times;
  return {
    width: wide,
    height: height * times,
    values: Float32Array.from(
      { length: wide * height * times },
      (_, pixel) => values[at(Math.floor(pixel / wide)) * width + at(pixel % wide)] ?? 0,
    ),
  };
}

function guessFor(images: readonly GreyPhoto[]): ReturnType<typeof guessChoices> {
  return guessChoices(images.flatMap((image) => lookAt(image) ?? []));
}

/** As many images as the readers look at. */
function sampleOf(images: readonly GreyPhoto[], number: number): readonly GreyPhoto[] {
  return images.slice(150 * number, 150 * (number + 1));
}

describe('the guess', () => {
  it('finds MNIST as it is, and transposed MNIST transposed, in every sample', () => {
    for (let number = 0; number < 13; number++) {
      const upright = sampleOf(digits, number);
      expect(guessFor(upright)).toEqual({
        orientation: 'as-stored',
        reading: 'as-is',
        ink: 'light',
      });
      expect(guessFor(upright.map(transpose)).orientation).toBe('transposed');
    }
  });

  it('rests on the elongation: for MNIST far from its limit, whichever way it lies', () => {
    const elongations = digits.flatMap((image) => lookAt(image)?.elongation ?? []);
    const mean = elongations.reduce((sum, one) => sum + one, 0) / elongations.length;
    const variance =
      elongations.reduce((sum, one) => sum + (one - mean) ** 2, 0) / elongations.length;
    expect(elongations).toHaveLength(digits.length);
    expect({ mean: mean.toFixed(2), deviation: Math.sqrt(variance).toFixed(2) }).toEqual({
      mean: '0.41',
      deviation: '0.29',
    });
  });

  it('finds letters as upright as digits: what EMNIST has', () => {
    const letters = [...letterSkeletons.values()].flatMap((hands) =>
      hands.flatMap((strokes) => {
        const letter = digitFromStrokes(strokes);
        return letter === null ? [] : [greyOf(letter)];
      }),
    );
    expect(letters).toHaveLength(78);
    expect(guessFor(letters).orientation).toBe('as-stored');
    expect(guessFor(letters.map(transpose)).orientation).toBe('transposed');
  });

  it('finds dark ink', () => {
    const dark = sampleOf(digits, 0).map(invert);
    expect(guessFor(dark)).toEqual({ orientation: 'as-stored', reading: 'as-is', ink: 'dark' });
    expect(guessFor(dark.map(transpose)).orientation).toBe('transposed');
  });

  it('has large strokes drawn again, and small ones not', () => {
    expect(guessFor(digits.slice(0, 30).map((image) => enlarged(image, 3))).reading).toBe('ink');
    const small = digits.slice(0, 30).map(({ values }): GreyPhoto => {
      // Every second row and column.
      const kept = values.filter((_, pixel) => pixel % 2 === 0 && Math.floor(pixel / 28) % 2 === 0);
      return { width: 14, height: 14, values: kept };
    });
    expect(guessFor(small).reading).toBe('as-is');
  });

  it('takes what fills the image, and what has no strokes, for pictures', () => {
    const photos = Array.from(
      { length: 20 },
      (_, index): GreyPhoto => ({
        width: 60,
        height: 50,
        values: Float32Array.from({ length: 3_000 }, (__, pixel) => {
          const [x, y] = [pixel % 60, Math.floor(pixel / 60)];
          return 0.5 + 0.5 * Math.sin((x + index) / 9) * Math.cos(y / 7 + index);
        }),
      }),
    );
    expect(guessFor(photos)).toMatchObject({ orientation: 'as-stored', reading: 'picture' });
    const things = Array.from(
      { length: 20 },
      (_, index): GreyPhoto => ({
        width: 60,
        height: 60,
        values: Float32Array.from({ length: 3_600 }, (__, pixel) =>
          Math.abs((pixel % 60) - 30) < 26 && Math.abs(pixel / 60 - 30) < 8 + (index % 4) ? 0.8 : 0,
        ),
      }),
    );
    expect(guessFor(things)).toMatchObject({ orientation: 'as-stored', reading: 'picture' });
  });

  it('takes data without any image that shows something for one like MNIST', () => {
    const blank = { width: 28, height: 28, values: new Float32Array(784) };
    expect(guessFor([blank])).toEqual({ orientation: 'as-stored', reading: 'as-is', ink: 'light' });
  });
});
