/** Guesses from some images how a data set is to be read. */
import { digitSide } from '../../digit.ts';
import type { ReadingChoices } from '../foundData.ts';
import type { Look } from './look.ts';

/** Strokes are thinner than this share of the ink's longer side; MNIST's are a seventh. */
const thickestStrokeShare = 0.22;
/** Ink leaves this much of the image's border free. */
const freeBorderShare = 0.6;
/** Ink covers less than this share of an image. */
const mostInkShare = 0.45;
/** A smaller image shows too little of its strokes' outline to draw them again. */
const leastRedrawnPx = 40;
/**
 * Digits and letters are higher than wide, so their mean elongation is above 0: over the first 2,000 of MNIST's
 * test images +0.41, with a standard deviation of 0.29. It changes its sign when rows and columns change
 * places. Scripts as wide as high lie around 0 and are left as they are.
 */
const widerThanHigh = -0.1;

/** How a data set looks to which these images belong. Without any it is taken for one like MNIST. */
export function guessChoices(looks: readonly Look[]): ReadingChoices {
  const isFree =
    looks.length === 0 || isMost(looks, (look) => look.freeBorderShare >= freeBorderShare);
  const areStrokes = isFree && isMost(looks, isStrokes);
  const elongation = looks.reduce((sum, look) => sum + look.elongation / looks.length, 0);
  return {
    orientation: areStrokes && elongation < widerThanHigh ? 'transposed' : 'as-stored',
    reading: readingOf(looks, isFree, areStrokes),
    ink: isMost(looks, ({ isInkDark }) => isInkDark) ? 'dark' : 'light',
  };
}

function readingOf(
  looks: readonly Look[],
  isFree: boolean,
  areStrokes: boolean,
): ReadingChoices['reading'] {
  const isReady = looks.every(({ width, height }) => width === digitSide && height === digitSide);
  if (isReady) return isFree ? 'as-is' : 'picture';
  if (!areStrokes) return 'picture';
  const isSmall = isMost(looks, ({ width, height }) => Math.max(width, height) < leastRedrawnPx);
  return isSmall ? 'as-is' : 'ink';
}

function isStrokes({ inkShare, thicknessShare }: Look): boolean {
  return inkShare <= mostInkShare && thicknessShare <= thickestStrokeShare;
}

function isMost<Item>(items: readonly Item[], is: (item: Item) => boolean): boolean {
  return items.filter(is).length * 2 > items.length;
}
