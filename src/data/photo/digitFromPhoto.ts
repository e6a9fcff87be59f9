/** Turns a photo or scan of a written digit into the digit that the network sees. */
import { digitFromStrokes } from '../drawing/digitFromStrokes.ts';
import { darknessOf, isLightOnDark } from './darkness.ts';
import { boxBlur, type GreyPhoto } from './greyPhoto.ts';
import { otsu } from './otsu.ts';
import { type Box, inkBoxOf, keepAll, keepDigit, type Mask } from './parts.ts';
import { prune, strokesOf, thin } from './thin.ts';

/** How to separate ink from paper: automatically, or as a person chooses. */
export interface InkChoice {
  /** The least darkness of ink, 0…1 as a share of the paper's light; `null` to find it. */
  readonly threshold: number | null;
  /** Whether the ink is lighter than its background; `null` to find it. */
  readonly hasLightInk: boolean | null;
  /** `digit`: the largest part and the parts next to it. `all`: every part except dirt. */
  readonly part: 'digit' | 'all';
}

/** The ink that was found in a photo. */
export interface FoundInk {
  readonly threshold: number;
  readonly hasLightInk: boolean;
  /** Which pixels are ink. */
  readonly mask: Mask;
  /** The rectangle around the ink. */
  readonly box: Box;
  /** 28 × 28 grey values, as `digitFromStrokes` makes them. */
  readonly digit: Uint8Array;
}

/** Every choice is automatic. */
export const automaticChoice: InkChoice = { threshold: null, hasLightInk: null, part: 'digit' };

/** A photo has no ink if the mean darkness of ink and of paper differ by less than this. */
const faintestInk = 0.12;
/** Ink covers at most this share of a photo; more would be background. */
const mostInkShare = 0.5;
/** Longer side of the ink in pixels when it is thinned: as fine as a pad's strokes. */
const thinningSidePx = 96;

/**
 * Finds the ink of a digit and draws its middle line again as a drawing on the pad: fitted, centred and
 * with the usual thickness. So the width of the pen makes no difference.
 *
 * @param picture at least 3 × 3 pixels; some hundreds on each side are plenty
 * @returns `null` for a photo without ink
 */
export function digitFromPhoto(photo: GreyPhoto, choice: InkChoice): FoundInk | null {
  const hasLightInk = choice.hasLightInk ?? isLightOnDark(photo);
  const darkness = darknessOf(photo, hasLightInk);
  const parting = otsu(darkness.values);
  if (choice.threshold === null) {
    const contrast = parting.upperMean - parting.lowerMean;
    if (contrast < faintestInk || parting.upperShare > mostInkShare) return null;
  }
  const threshold = choice.threshold ?? parting.threshold;
  const { width, height } = darkness;
  const ink = Uint8Array.from(darkness.values, (value) => (value > threshold ? 1 : 0));
  const mask = (choice.part === 'digit' ? keepDigit : keepAll)({ width, height, ink });
  const box = inkBoxOf(mask);
  if (box === null) return null;
  const outline = enlarge(mask, box);
  const line = prune(thin(outline), thicknessOf(outline) * 0.75);
  const digit = digitFromStrokes(strokesOf(line), 2);
  return digit === null ? null : { threshold, hasLightInk, mask, box, digit };
}

/** Scales the ink to the size for thinning, smooths its outline and adds a border of paper. */
function enlarge(mask: Mask, { left, top, right, bottom }: Box): Mask {
  const scale = thinningSidePx / (Math.max(right - left, bottom - top) + 1);
  const border = 4;
  const width = Math.round((right - left + 1) * scale) + 2 * border;
  const height = Math.round((bottom - top + 1) * scale) + 2 * border;
  const at = (column: number, row: number): number =>
    column < 0 || row < 0 || column >= mask.width || row >= mask.height
      ? 0
      : (mask.ink[row * mask.width + column] ?? 0);
  const values = Float32Array.from({ length: width * height }, (_, pixel) => {
    const x = ((pixel % width) - border + 0.5) / scale + left - 0.5;
    const y = (Math.floor(pixel / width) - border + 0.5) / scale + top - 0.5;
    const [column, row] = [Math.floor(x), Math.floor(y)];
    const above = mix(at(column, row), at(column + 1, row), x - column);
    const below = mix(at(column, row + 1), at(column + 1, row + 1), x - column);
    return mix(above, below, y - row);
  });
  const smooth = boxBlur({ width, height, values }, Math.max(1, Math.round(scale / 2)));
  return { width, height, ink: Uint8Array.from(smooth.values, (value) => (value > 0.5 ? 1 : 0)) };
}

/** The strokes' thickness in pixels: twice the ink's area over the length of its outline. */
function thicknessOf({ width, ink }: Mask): number {
  let [area, outline] = [0, 0];
  for (const [pixel, isInk] of ink.entries()) {
    area += isInk;
    if (isInk !== ink[pixel + 1]) outline++;
    if (isInk !== ink[pixel + width]) outline++;
  }
  return outline === 0 ? 0 : (2 * area) / outline;
}

function mix(one: number, other: number, share: number): number {
  return one + (other - one) * share;
}
