/** Finds how much darker each pixel of a photo is than the paper around it, so shadows cancel out. */
import { boxBlur, dilate, erode, type GreyPhoto, invert } from './greyPhoto.ts';

/** Strokes up to this share of the photo's longer side are ink; anything wider is background. */
const widestStrokeShare = 0.2;
/** A photo whose longer side is shorter than this is not blurred: its strokes are too thin. */
const blurredFromPx = 100;
/** What is beside the paper lies within this share of the photo's sides. */
const marginShare = 0.15;
/** Paper counts as at least this light: ink on darker paper cannot be measured. */
const darkestPaper = 0.08;

/**
 * Whether the ink is lighter than its background, as with chalk or on a screen. There is less ink than
 * background, so the grey values' differences from their wide surroundings are skewed towards the ink.
 * @returns `null` if the photo's middle and the whole photo disagree, as with a table beside the paper
 */
export function isLightOnDark(photo: GreyPhoto): boolean | null {
  const inMiddle = isSkewedToLight(middleOf(photo));
  return isSkewedToLight(photo) === inMiddle ? inMiddle : null;
}

function isSkewedToLight(photo: GreyPhoto): boolean {
  const around = boxBlur(photo, Math.ceil(Math.max(photo.width, photo.height) / 4));
  const skew = photo.values.reduce((sum, value, pixel) => {
    return sum + (value - (around.values[pixel] ?? 0)) ** 3;
  }, 0);
  return skew > 0;
}

/** The photo without a margin on each side. */
function middleOf({ width, height, values }: GreyPhoto): GreyPhoto {
  const [left, top] = [width, height].map((side) => Math.floor(marginShare * side));
  const [x, y] = [left ?? 0, top ?? 0];
  const [wide, high] = [width - 2 * x, height - 2 * y];
  const kept = new Float32Array(wide * high);
  for (let row = 0; row < high; row++) {
    const start = (row + y) * width + x;
    kept.set(values.subarray(start, start + wide), row * wide);
  }
  return { width: wide, height: high, values: kept };
}

/**
 * The share of the paper's light that the ink takes away. A morphological closing (Serra 1982) fills
 * the narrow dark places and so finds the paper's own light. The result is a share of that light,
 * because ink in a shadow is as black as ink in the light.
 *
 * @param hasLightInk from `isLightOnDark` or a person's choice
 * @returns from 0 for paper to nearly 1 for the blackest ink
 */
export function darknessOf(photo: GreyPhoto, hasLightInk: boolean): GreyPhoto {
  const { width, height } = photo;
  const longerSide = Math.max(width, height);
  // A little blur removes a camera's noise, which the closing would mistake for paper.
  const calm = boxBlur(hasLightInk ? invert(photo) : photo, longerSide < blurredFromPx ? 0 : 1);
  const radius = Math.max(2, Math.round((widestStrokeShare * longerSide) / 2));
  const paper = erode(dilate(calm, radius), radius);
  const values = calm.values.map((value, pixel) => {
    const light = Math.max(darkestPaper, paper.values[pixel] ?? 1);
    return Math.max(0, 1 - value / light);
  });
  return { width, height, values };
}
