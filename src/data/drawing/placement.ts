import { digitSide } from '../digit.ts';
import { rasterise } from './rasterise.ts';
import { boundsOf, longerSideOf, mapPoints, type Point, type Stroke } from './stroke.ts';

/**
 * The longer side of an MNIST digit, in pixels: "The original black and white (bilevel) images from
 * NIST were size normalized to fit in a 20x20 pixel box while preserving their aspect ratio."
 * (LeCun, Cortes, Burges: The MNIST database, yann.lecun.com/exdb/mnist.) It is the ink that fits
 * the box, so the thickness of the strokes is inside it.
 */
export const boxSidePx = 20;

/**
 * Where the centre of mass lies, in x and in y, pixel 0 having its centre at 0: "the images were
 * centered in a 28x28 image by computing the center of mass of the pixels, and translating the
 * image so as to position this point at the center of the 28x28 field" (same page). MNIST's makers
 * moved by whole pixels and took pixel 14 for the centre, not 13.5: over the 10,000 test images the
 * centre of mass is spread evenly over 13.50…14.50, mean 14.01 in x and 13.99 in y.
 */
export const centreOfMassPx = 14;

/** A shift shorter than this changes no pixel by more than about 3 of 255: the search may stop. */
const closeEnoughPx = 0.01;

/** Two or three rounds do for nearly every drawing; the bound only makes sure that the search ends. */
const maxRounds = 12;

/**
 * The share of the way that is gone from the third round on. Where strokes meet in narrow notches,
 * a small shift can move the rasterised centre of mass twice as far as the strokes, and going all
 * the way would swing around the aim for ever.
 */
const carefulStep = 0.6;

/**
 * Scales a drawing, keeping its aspect, so that the longer side of its ink (the strokes drawn
 * `thicknessPx` thick) is `boxSidePx`, and puts the middle of that box at the image's centre.
 *
 * @param strokes finite points in any unit, at least two of them different.
 * @returns the strokes in pixels of the image.
 */
export function fitToBox(strokes: readonly Stroke[], thicknessPx: number): Stroke[] {
  const bounds = boundsOf(strokes);
  if (!bounds) return [];
  const scale = (boxSidePx - thicknessPx) / longerSideOf(bounds);
  const middleX = (bounds.minX + bounds.maxX) / 2;
  const middleY = (bounds.minY + bounds.maxY) / 2;
  return mapPoints(strokes, ({ x, y }) => ({
    x: centreOfMassPx + (x - middleX) * scale,
    y: centreOfMassPx + (y - middleY) * scale,
  }));
}

/**
 * Moves a drawing, as vectors and so by parts of a pixel, until the centre of mass of its ink is at
 * `centreOfMassPx`. A drawing so lopsided that it would lose ink at the image's edge is moved
 * as far as the edge only.
 *
 * @param strokes in pixels of the image, their ink inside it.
 */
export function centreByMass(strokes: readonly Stroke[], thicknessPx: number): readonly Stroke[] {
  let placed = strokes;
  for (let round = 0; round < maxRounds; round += 1) {
    const shift = shiftToCentre(placed, thicknessPx);
    if (Math.hypot(shift.x, shift.y) < closeEnoughPx) break;
    const step = round < 2 ? 1 : carefulStep;
    placed = mapPoints(placed, ({ x, y }) => ({ x: x + step * shift.x, y: y + step * shift.y }));
  }
  return placed;
}

/** The way from the ink's centre of mass to the image's centre, cut short at the image's edge. */
function shiftToCentre(strokes: readonly Stroke[], thicknessPx: number): Point {
  const bounds = boundsOf(strokes);
  const mass = centreOfMass(rasterise(strokes, thicknessPx, digitSide), digitSide);
  if (!bounds || !mass) return { x: 0, y: 0 };
  return {
    x: withinImage(centreOfMassPx - mass.x, bounds.minX, bounds.maxX, thicknessPx),
    y: withinImage(centreOfMassPx - mass.y, bounds.minY, bounds.maxY, thicknessPx),
  };
}

/** Cuts a shift along one axis so that ink from `min` to `max` stays between the outer edges. */
function withinImage(shiftPx: number, min: number, max: number, thicknessPx: number): number {
  const leastShiftPx = -0.5 + thicknessPx / 2 - min;
  const mostShiftPx = digitSide - 0.5 - thicknessPx / 2 - max;
  return Math.min(mostShiftPx, Math.max(leastShiftPx, shiftPx));
}

/**
 * The mean position of the ink of a square image, weighted by its darkness.
 *
 * @param pixels `sizePx` × `sizePx` non-negative values, row by row.
 * @returns the position, pixel 0 having its centre at 0, or `null` where there is no ink.
 */
export function centreOfMass(pixels: ArrayLike<number>, sizePx: number): Point | null {
  let mass = 0;
  let x = 0;
  let y = 0;
  for (let index = 0; index < pixels.length; index += 1) {
    const ink = pixels[index] ?? 0;
    mass += ink;
    x += ink * (index % sizePx);
    y += ink * Math.floor(index / sizePx);
  }
  return mass > 0 ? { x: x / mass, y: y / mass } : null;
}
