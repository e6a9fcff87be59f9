import { digitSide } from '../digit.ts';
import { centreByMass, centreOfMassPx, fitToBox } from './placement.ts';
import { rasterise } from './rasterise.ts';
import { smoothStroke } from './smoothStroke.ts';
import { assertFinite, boundsOf, longerSideOf, mapPoints, type Stroke } from './stroke.ts';

/**
 * How thick MNIST's strokes are, in pixels. Measured over the 10,000 test images as w = 2 A / ∫|∇I|
 * (A the sum of the ink; the integral is the length of its outline by the co-area formula; a stroke
 * has two sides) and calibrated digit by digit with what the same formula says of this code's own
 * digits of known thickness: mean 2.60, standard deviation 0.68, median 2.50. The test "the strokes
 * are as thick as MNIST's" measures it again.
 */
export const strokeThicknessPx = 2.6;

/**
 * The value of a pixel that is all ink; paper is 0. Not 255: over MNIST's test images the pixels
 * whose neighbours are all dark (75,203 of them) have mean 252.97 and median 253.
 */
export const inkGrey = 253;

/** Points closer together than this share of their coordinates differ by rounding only. */
const roundingShare = 1e-13;

/**
 * Turns a drawing into an image made the way MNIST's were: the strokes smoothed, scaled with their
 * aspect kept so that the ink fills a box of 20 pixels, drawn as thick and as dark as MNIST's,
 * antialiased, and moved until the centre of mass is where MNIST has it. Where on the pad, how
 * large the digit was drawn makes no difference, with how many points hardly any.
 *
 * @param strokes finite points in any unit; strokes without points count for nothing.
 * @param tapExtent 0 or more, in the unit of `strokes`: a drawing no wider and no higher than this
 * is a tap whose pointer trembled, and becomes a dot. By default only equal points do.
 * @returns 28 × 28 bytes row by row, 0 for paper to `inkGrey` for ink, or `null` if there is no point.
 * @throws RangeError naming the first point that is not finite, by its stroke and its place in it.
 */
export function digitFromStrokes(strokes: readonly Stroke[], tapExtent = 0): Uint8Array | null {
  const placed = placeInImage(strokes, tapExtent);
  if (!placed) return null;
  const shares = rasterise(placed, strokeThicknessPx, digitSide);
  return Uint8Array.from(shares, (share) => Math.round(inkGrey * share));
}

/**
 * The vectors of the digit that `digitFromStrokes` draws, with the same arguments and errors.
 *
 * @returns the smoothed strokes in pixels of the image (pixel 0 has its centre at 0), or `null` if
 * there is no point. Drawn `strokeThicknessPx` thick, they are inside the image.
 */
export function placeInImage(strokes: readonly Stroke[], tapExtent = 0): readonly Stroke[] | null {
  assertFinite(strokes);
  const bounds = boundsOf(strokes);
  if (!bounds) return null;
  const largest = Math.max(-bounds.minX, -bounds.minY, bounds.maxX, bounds.maxY);
  if (longerSideOf(bounds) <= Math.max(tapExtent, roundingShare * largest)) {
    return [[{ x: centreOfMassPx, y: centreOfMassPx }]];
  }
  // Coordinates in −1…1 cannot overflow, however large the drawing is.
  const drawing = mapPoints(strokes, ({ x, y }) => ({ x: x / largest, y: y / largest }));
  return centreByMass(fitToBox(drawing.map(smoothStroke), strokeThicknessPx), strokeThicknessPx);
}
