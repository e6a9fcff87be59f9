/** Turns a photo or scan of a written digit into the digit that the network sees. */
import { isLightOnDark } from './darkness.ts';
import { drawAgain } from './drawAgain.ts';
import type { GreyPhoto } from './greyPhoto.ts';
import { findInk, type Ink } from './inkSearch.ts';
import { type Box, boxAround, gapBetween, type Mask, maskOf } from './parts/mask.ts';
import { allOf, type Region } from './parts/regions.ts';

/** A place in a photo, in pixels from its upper left corner. */
export interface InkPlace {
  readonly x: number;
  readonly y: number;
}

/** How to separate ink from paper: automatically, or as a person chooses. */
export interface InkChoice {
  /** The least darkness of ink, 0…1 as a share of the paper's light; `null` to find it. */
  readonly threshold: number | null;
  /** Whether the ink is lighter than its background; `null` to find it. */
  readonly hasLightInk: boolean | null;
  /** `digit`: one of the regions. `all`: every part except dirt. */
  readonly part: 'digit' | 'all';
  /** Where the digit is; `null` for the likeliest place. */
  readonly at: InkPlace | null;
  /** Whether printed lines count as ink. */
  readonly keepsLines: boolean;
}

/** The ink that was found in a photo. */
export interface FoundInk {
  readonly threshold: number;
  readonly hasLightInk: boolean;
  /** Which pixels are ink. */
  readonly mask: Mask;
  /** The rectangle around the ink. */
  readonly box: Box;
  /** The rectangles around all that could be the digit, from left to right. */
  readonly regions: readonly Box[];
  /** The index of the region that is taken. */
  readonly taken: number;
  /** How many printed lines were left out. */
  readonly lineCount: number;
  /** 28 × 28 grey values, as `digitFromStrokes` makes them. */
  readonly digit: Uint8Array;
}

/** Every choice is automatic. */
export const automaticChoice: InkChoice = {
  threshold: null,
  hasLightInk: null,
  part: 'digit',
  at: null,
  keepsLines: false,
};

/** A region that is this much less likely than the likeliest one is not shown. */
const shownShare = 0.3;
const mostShown = 9;

/**
 * Finds the ink of a digit and draws its middle line again as a drawing on the pad: fitted, centred and
 * with the usual thickness. So the width of the pen makes no difference.
 *
 * @param picture at least 3 × 3 pixels; some hundreds on each side are plenty
 * @returns `null` for a photo without ink
 */
export function digitFromPhoto(photo: GreyPhoto, choice: InkChoice): FoundInk | null {
  const ink = likeliestInk(photo, choice);
  const likeliest = ink?.regions[0];
  if (likeliest === undefined) return null;
  const shown = ink.regions
    .filter(({ likeness }) => likeness >= shownShare * likeliest.likeness)
    .slice(0, mostShown)
    .toSorted((one, other) => one.left - other.left);
  const region = choice.at === null ? likeliest : nearest(shown, choice.at);
  const parts = choice.part === 'all' ? allOf(ink.mask) : region.parts;
  const [mask, box] = [maskOf(ink.mask, parts), boxAround(parts)];
  const digit = drawAgain(mask, box);
  if (digit === null) return null;
  const { threshold, lineCount } = ink;
  const regions = shown.map(({ left, top, right, bottom }) => ({ left, top, right, bottom }));
  const taken = shown.indexOf(region);
  return {
    threshold,
    hasLightInk: ink.hasLightInk,
    mask,
    box,
    regions,
    taken,
    lineCount,
    digit,
  };
}

/** By the polarity that is chosen or plain to see, or else by the one that finds the likelier digit. */
function likeliestInk(photo: GreyPhoto, { hasLightInk, threshold, keepsLines }: InkChoice): Ink {
  const by = (isLight: boolean): Ink => findInk(photo, isLight, threshold, keepsLines);
  const isLight = hasLightInk ?? isLightOnDark(photo);
  if (isLight !== null) return by(isLight);
  const [dark, light] = [by(false), by(true)];
  return light.quality > dark.quality ? light : dark;
}

/** The region at a place, or else the one next to it. */
function nearest(regions: readonly Region[], { x, y }: InkPlace): Region {
  const place = { left: x, top: y, right: x, bottom: y };
  return regions.reduce((best, region) =>
    gapBetween(region, place) < gapBetween(best, place) ? region : best,
  );
}
