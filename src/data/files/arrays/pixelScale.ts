/** Finds what the numbers of an array of images mean. */
import { counted } from '../bounds.ts';
import { DataFileError } from '../dataFileError.ts';
import type { NumberArray } from '../numbers/numberArray.ts';

/** Small whole numbers are shares of the largest one: 0 and 1, or 0…16 as in scikit-learn's digits. */
const mostOfCoarse = 16;

/** White is `white`, black is `black`. */
export interface PixelScale {
  readonly black: number;
  readonly white: number;
}

/**
 * The scale of an array's numbers: 0…255, 0…1, −1…1, or a few steps.
 * @throws DataFileError when a number is not finite, or out of all of these
 */
export function pixelScaleOf(images: NumberArray): PixelScale {
  const count = images.shape.reduce((product, side) => product * side, 1);
  let [least, most] = [Infinity, -Infinity];
  for (let place = 0; place < count; place++) {
    const value = images.at(place);
    if (!Number.isFinite(value)) {
      throw new DataFileError(
        `${images.file} has a value that is no number (${value}, number ${counted(place + 1)} of ` +
          `${counted(count)}): every pixel must be finite`,
      );
    }
    if (value < least) least = value;
    if (value > most) most = value;
  }
  return scaleFor(least, most, images.file);
}

/** The scale of numbers that lie between these two. */
export function scaleFor(least: number, most: number, file: string): PixelScale {
  if (least >= -1 && least < 0 && most <= 1) return { black: -1, white: 1 };
  if (least < 0 || most > 255) {
    throw new DataFileError(
      `${file} has pixels from ${least} to ${most}: 0…255, 0…1 or −1…1 can be read`,
    );
  }
  if (most <= 1) return { black: 0, white: 1 };
  return { black: 0, white: most <= mostOfCoarse ? mostOfCoarse : 255 };
}
