/** Brings one grey image to 28×28 in one of three ways. */
import { digitPixels, digitSide } from '../../digit.ts';
import { type GreyPhoto, invert } from '../../photo/greyPhoto.ts';
import type { ReadingChoices } from '../foundData.ts';
import { groundOf } from './ground.ts';
import { redrawnInk } from './redrawnInk.ts';
import { fitIntoSquare } from './scale.ts';

/**
 * The image as the network sees it: 28 × 28 bytes, row by row.
 * @returns `null` for an image without ink, which only the reading `ink` needs
 */
export function toDigit(image: GreyPhoto, { reading, ink }: ReadingChoices): Uint8Array | null {
  const turned = reading !== 'picture' && ink === 'dark' ? invert(image) : image;
  if (reading === 'ink') return redrawnInk(turned);
  const { width, height, values } = turned;
  const fitted =
    width === digitSide && height === digitSide
      ? values
      : fitIntoSquare(turned, digitSide, groundOf(turned));
  // A loop: `Uint8Array.from` takes ten times as long.
  const digit = new Uint8Array(digitPixels);
  for (let pixel = 0; pixel < digitPixels; pixel++) {
    digit[pixel] = Math.round(255 * (fitted[pixel] ?? 0));
  }
  return digit;
}
