/** Turns a drawing into a digit like MNIST's. Imports no canvas: the page and the worker both use it. */
import { digitSide } from '../digit.ts';
import { centreByMass, centreOfMassPx, fitToBox } from './placement.ts';
import { rasterise } from './rasterise.ts';
import { smoothStroke } from './smoothStroke.ts';
import { assertFinite, boundsOf, longerSideOf, mapPoints, type Stroke } from './stroke.ts';

/**
 * The thickness of MNIST's strokes in pixels. Measured over the 10,000 test images as w = 2 A / ∫|∇I|:
 * A is the sum of the ink, the integral is the length of its outline (co-area formula), and a stroke
 * has two sides. Calibrated digit by digit: the same formula is applied to digits of known thickness
 * that this code draws. Mean 2.60, standard deviation 0.68, median 2.50. The test "the strokes are as
 * thick as MNIST's" measures it again.
 */
export const strokeThicknessPx = 2.6;

/**
 * The value of a pixel full of ink; paper is 0. It is not 255: in MNIST's test images, the 75,203
 * pixels whose neighbours are all dark have mean 252.97 and median 253.
 */
export const inkGrey = 253;

/** Two points closer than this share of their coordinates differ only by rounding. */
const roundingShare = 1e-13;

/**
 * Turns a drawing into an image, in the way MNIST's images were made. The strokes are smoothed, scaled
 * with their aspect kept until the ink fills a box of 20 pixels, drawn antialiased, as thick and as
 * dark as MNIST's, and moved until the centre of mass is where MNIST has it. The place and the size of
 * the drawing on the pad make no difference; the number of its points makes hardly any.
 *
 * @param strokes finite points in any unit; strokes without points are ignored.
 * @param tapExtent 0 or more, in the unit of `strokes`: a drawing of at most this width and height is
 * a tap of a trembling pointer and becomes a dot. By default, only equal points become a dot.
 * @param thicknessPx of the strokes in the image, 1 to 10; by default that of MNIST's.
 * @returns 28 × 28 bytes row by row, 0 for paper to `inkGrey` for ink, or `null` if there is no point.
 * @throws RangeError that names the first point that is not finite: its stroke and its index there.
 */
export function digitFromStrokes(
  strokes: readonly Stroke[],
  tapExtent = 0,
  thicknessPx = strokeThicknessPx,
): Uint8Array | null {
  const placed = placeInImage(strokes, tapExtent, thicknessPx);
  if (!placed) return null;
  const shares = rasterise(placed, thicknessPx, digitSide);
  return Uint8Array.from(shares, (share) => Math.round(inkGrey * share));
}

/**
 * The vectors of the digit that `digitFromStrokes` draws, with the same arguments and errors.
 *
 * @returns the smoothed strokes in pixels of the image (pixel 0 has its centre at 0), or `null` if
 * there is no point. Drawn as thick as `thicknessPx`, their ink lies inside the image.
 */
export function placeInImage(
  strokes: readonly Stroke[],
  tapExtent = 0,
  thicknessPx = strokeThicknessPx,
): readonly Stroke[] | null {
  assertFinite(strokes);
  const bounds = boundsOf(strokes);
  if (!bounds) return null;
  const largest = Math.max(-bounds.minX, -bounds.minY, bounds.maxX, bounds.maxY);
  if (longerSideOf(bounds) <= Math.max(tapExtent, roundingShare * largest)) {
    return [[{ x: centreOfMassPx, y: centreOfMassPx }]];
  }
  // Coordinates in −1…1 cannot overflow, however large the drawing is.
  const drawing = mapPoints(strokes, ({ x, y }) => ({ x: x / largest, y: y / largest }));
  return centreByMass(fitToBox(drawing.map(smoothStroke), thicknessPx), thicknessPx);
}
