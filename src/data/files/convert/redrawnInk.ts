/** Draws the middle line of ink again, as thick as MNIST's and in its place: letters, symbols. */
import { drawAgain } from '../../photo/drawAgain.ts';
import type { GreyPhoto } from '../../photo/greyPhoto.ts';
import { otsu } from '../../photo/otsu.ts';
import { boxAround, maskAbove, maskOf } from '../../photo/parts/mask.ts';
import { allOf } from '../../photo/parts/regions.ts';
import { groundOf } from './ground.ts';
import { shrinkTo } from './scale.ts';

/** A larger image is scaled down first: thinning needs no more. */
const longestPx = 160;
/** An image has no ink if its two groups of greys are closer than this. */
const faintestInk = 0.12;

/**
 * @param image light ink on a darker ground
 * @returns 28 × 28 bytes, or `null` for an image without ink
 */
export function redrawnInk(image: GreyPhoto): Uint8Array | null {
  const small = shrinkTo(image, longestPx, groundOf(image));
  const { threshold, lowerMean, upperMean } = otsu(small.values);
  if (upperMean - lowerMean < faintestInk) return null;
  const mask = maskAbove(small, threshold);
  const parts = allOf(mask);
  return parts.length === 0 ? null : drawAgain(maskOf(mask, parts), boxAround(parts));
}
