/** Parts a photo's ink from its paper and from printed lines. */
import { darknessOf } from './darkness.ts';
import type { GreyPhoto } from './greyPhoto.ts';
import { anchoredLines } from './lines/boxLines.ts';
import { countOf, straightLines, without } from './lines/lines.ts';
import { removeLines } from './lines/removeLines.ts';
import { ruledLines } from './lines/ruledLines.ts';
import { otsu, type Parting } from './otsu.ts';
import { touchesEdge } from './parts/likeness.ts';
import { longerSideOf, type Mask, maskAbove } from './parts/mask.ts';
import { type Region, regionsOf } from './parts/regions.ts';

/** A photo has no ink if the mean darkness of ink and of paper differ by less than this. */
const faintestInk = 0.12;
/** Ink covers at most this share of a photo; more would be background. */
const mostInkShare = 0.5;
/** A digit is at least this share of the photo's shorter side high or wide. */
const smallestShare = 0.08;

/** What counts as ink, by one polarity. */
export interface Ink {
  readonly hasLightInk: boolean;
  readonly threshold: number;
  readonly mask: Mask;
  /** The likeliest first. */
  readonly regions: readonly Region[];
  /** How many printed lines were taken out. */
  readonly lineCount: number;
  /** How sure it is: the ink's contrast times its likeness to a digit; 0 if it is too faint. */
  readonly quality: number;
}

/**
 * @param threshold the least darkness of ink; `null` to find it
 * @param keepsLines whether printed lines are left in
 */
export function findInk(
  photo: GreyPhoto,
  hasLightInk: boolean,
  threshold: number | null,
  keepsLines: boolean,
): Ink {
  const dark = darknessOf(photo, hasLightInk);
  const { dark: cleared, lineCount } = keepsLines ? { dark, lineCount: 0 } : withoutLines(dark);
  const parting = otsu(cleared.values);
  const chosen = threshold ?? parting.threshold;
  const mask = maskAbove(cleared, chosen);
  const isThere = threshold !== null || isInk(parting);
  const regions = isThere ? regionsOf(mask) : [];
  const contrast = parting.upperMean - parting.lowerMean;
  const quality = contrast * (regions[0]?.likeness ?? 0);
  return { hasLightInk, threshold: chosen, mask, regions, lineCount, quality };
}

interface Cleared {
  readonly dark: GreyPhoto;
  readonly lineCount: number;
}

/**
 * Takes out the lines that are not the digit's: those of ruled paper first, then boxes and single lines,
 * if a digit is still there without them.
 */
function withoutLines(dark: GreyPhoto): Cleared {
  const all = straightLines(dark);
  const ruled = ruledLines(all, dark);
  const unruled = removeLines(dark, ruled);
  const anchored = anchoredLines(without(all, ruled), unruled);
  const cleared = removeLines(unruled, anchored);
  return countOf(anchored) > 0 && hasDigit(cleared)
    ? { dark: cleared, lineCount: countOf(ruled) + countOf(anchored) }
    : { dark: unruled, lineCount: countOf(ruled) };
}

/** Whether there is something of a digit's size that is whole. */
function hasDigit(dark: GreyPhoto): boolean {
  const parting = otsu(dark.values);
  if (!isInk(parting)) return false;
  const mask = maskAbove(dark, parting.threshold);
  const [likeliest] = regionsOf(mask);
  const least = smallestShare * Math.min(dark.width, dark.height);
  return (
    likeliest !== undefined && longerSideOf(likeliest) >= least && !touchesEdge(likeliest, mask)
  );
}

function isInk({ upperMean, lowerMean, upperShare }: Parting): boolean {
  return upperMean - lowerMean >= faintestInk && upperShare <= mostInkShare;
}
