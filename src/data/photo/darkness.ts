/** How much darker than the paper around it each place of a picture is: shadows fall away. */
import { boxBlur, dilate, erode, type GreyPhoto, invert } from './greyPhoto.ts';

/** Strokes up to this share of the picture's longer side are ink, what is wider is background. */
const widestStrokeShare = 0.2;
/** In smaller pictures, strokes are too thin to be blurred. */
const blurredFromPx = 100;
/** Darker paper than this tells nothing about the ink on it. */
const darkestPaper = 0.08;

/**
 * Whether the ink is lighter than what it is on: chalk, or a screen's digits. Ink is what there is
 * less of, so the grey values' differences from their wide surroundings are skewed to its side.
 */
export function isLightOnDark(picture: GreyPhoto): boolean {
  const around = boxBlur(picture, Math.ceil(Math.max(picture.width, picture.height) / 4));
  const skew = picture.values.reduce((sum, value, pixel) => {
    return sum + (value - (around.values[pixel] ?? 0)) ** 3;
  }, 0);
  return skew > 0;
}

/**
 * The share of the paper's light that the ink takes away. The paper's own light is the picture with
 * all that is narrower and darker closed up (a morphological closing: Serra 1982), and ink is
 * measured against it as a share, because ink in a shadow is as black as ink in the light.
 *
 * @param hasLightInk from `isLightOnDark`, or as a person says
 * @returns 0 where there is paper to nearly 1 for the blackest ink
 */
export function darknessOf(picture: GreyPhoto, hasLightInk: boolean): GreyPhoto {
  const { width, height } = picture;
  const longerSide = Math.max(width, height);
  // A little blur takes the noise of a camera away, which the closing would take for the paper.
  const calm = boxBlur(hasLightInk ? invert(picture) : picture, longerSide < blurredFromPx ? 0 : 1);
  const radius = Math.max(2, Math.round((widestStrokeShare * longerSide) / 2));
  const paper = erode(dilate(calm, radius), radius);
  const values = calm.values.map((value, pixel) => {
    const light = Math.max(darkestPaper, paper.values[pixel] ?? 1);
    return Math.max(0, 1 - value / light);
  });
  return { width, height, values };
}
