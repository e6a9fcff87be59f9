/** Scales a drawing to the size of MNIST's digits and moves it to their place in the image. */
import { digitSide } from '../digit.ts';
import { hypot } from '../exactMath/hypot.ts';
import { rasterise } from './rasterise.ts';
import { boundsOf, longerSideOf, mapPoints, type Point, type Stroke } from './stroke.ts';

/**
 * The longer side of an MNIST digit, in pixels: "The original black and white (bilevel) images from
 * NIST were size normalized to fit in a 20x20 pixel box while preserving their aspect ratio."
 * (LeCun, Cortes, Burges: The MNIST database, yann.lecun.com/exdb/mnist.) The ink fits the box, so the
 * box includes the thickness of the strokes.
 */
export const boxSidePx = 20;

/**
 * The place of the centre of mass, in x and in y; pixel 0 has its centre at 0. "The images were
 * centered in a 28x28 image by computing the center of mass of the pixels, and translating the
 * image so as to position this point at the center of the 28x28 field" (same page). MNIST's makers
 * moved by whole pixels and used pixel 14 as the centre, not 13.5: over the 10,000 test images the
 * centre of mass is spread evenly over 13.50…14.50, mean 14.01 in x and 13.99 in y.
 */
export const centreOfMassPx = 14;

/** A shift shorter than this changes no pixel by more than about 3 of 255: the search may stop. */
const closeEnoughPx = 0.01;

/** Two or three rounds are enough for nearly every drawing; this limit only makes the search end. */
const maxRounds = 12;

/**
 * From the third round on, a round moves by this share of the shift only. At narrow notches between
 * strokes, a small shift can move the rasterised centre of mass twice as far as the strokes; whole
 * shifts would then swing around the target for ever.
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
 * Moves a drawing until the centre of mass of its ink is at `centreOfMassPx`. It moves vectors, so
 * parts of a pixel count. A very lopsided drawing stops at the image's edge and loses no ink.
 *
 * @param strokes in pixels of the image, their ink inside it.
 */
export function centreByMass(strokes: readonly Stroke[], thicknessPx: number): readonly Stroke[] {
  let placed = strokes;
  for (let round = 0; round < maxRounds; round += 1) {
    const shift = shiftToCentre(placed, thicknessPx);
    if (hypot(shift.x, shift.y) < closeEnoughPx) break;
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

/** Limits a shift along one axis so that ink from `min` to `max` stays between the outer edges. */
function withinImage(shiftPx: number, min: number, max: number, thicknessPx: number): number {
  const leastShiftPx = -0.5 + thicknessPx / 2 - min;
  const mostShiftPx = digitSide - 0.5 - thicknessPx / 2 - max;
  return Math.min(mostShiftPx, Math.max(leastShiftPx, shiftPx));
}

/**
 * The mean position of the ink of a square image, weighted by its darkness.
 *
 * @param pixels `sizePx` × `sizePx` non-negative values, row by row.
 * @returns the position, where pixel 0 has its centre at 0; `null` without ink.
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
