/** Finds out what the numbers of images mean. */
import { counted } from '../bounds.ts';
import { DataFileError } from '../dataFileError.ts';
import type { NumberArray } from '../numbers/numberArray.ts';

/** Small whole numbers are shares of the largest one: 0 and 1, or 0…16 as in scikit-learn's digits. */
const mostOfCoarse = 16;
/** Fractions go beyond black and white by up to this share of 1 where images were scaled or turned. */
const overshoot = 0.1;
/** Fractions of −1…1 have at least one as dark as this. */
const leastDark = -0.5;

/** White is `white`, black is `black`. */
export interface PixelScale {
  readonly black: number;
  readonly white: number;
}

/** What the numbers of all images have in common. */
export interface PixelRange {
  readonly least: number;
  readonly most: number;
  /** Whether there is no fraction among them. */
  readonly areWhole: boolean;
}

/**
 * The scale of an array's numbers: 0…255, 0…1, −1…1, or a few steps.
 * @throws DataFileError when a number is not finite, or out of all of these
 */
export function pixelScaleOf(images: NumberArray): PixelScale {
  const count = images.shape.reduce((product, side) => product * side, 1);
  let [least, most, areWhole] = [Infinity, -Infinity, true];
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
    if (areWhole && !Number.isInteger(value)) areWhole = false;
  }
  return scaleFor({ least, most, areWhole }, images.file);
}

/**
 * The scale of numbers of this range.
 * @throws DataFileError when it is none of the known ones
 */
export function scaleFor(range: PixelRange, file: string): PixelScale {
  const scale = range.areWhole ? scaleOfWhole(range) : scaleOfFractions(range);
  if (scale !== null) return scale;
  const { least, most } = range;
  const isBetween = least >= -1 && most <= 255;
  throw new DataFileError(
    `${file} has ${isBetween ? 'fractions' : 'pixels'} from ${least} to ${most}: 0…255, 0…1 or −1…1 can be read`,
  );
}

/** A number as a share of white, 0…1; what lies beyond black or white is that. */
export function greyOf(value: number, { black, white }: PixelScale): number {
  return Math.min(1, Math.max(0, (value - black) / (white - black)));
}

function scaleOfWhole({ least, most }: PixelRange): PixelScale | null {
  if (least >= -1 && least < 0 && most <= 1) return { black: -1, white: 1 };
  if (least < 0 || most > 255) return null;
  if (most <= 1) return { black: 0, white: 1 };
  return { black: 0, white: most <= mostOfCoarse ? mostOfCoarse : 255 };
}

/** No steps are counted in fractions, so a range between 0…1 and 0…255 says nothing. */
function scaleOfFractions({ least, most }: PixelRange): PixelScale | null {
  if (most <= 1 + overshoot) {
    if (least >= -overshoot) return { black: 0, white: 1 };
    return least <= leastDark && least >= -1 - overshoot ? { black: -1, white: 1 } : null;
  }
  return least >= 0 && most > mostOfCoarse && most <= 255 ? { black: 0, white: 255 } : null;
}
