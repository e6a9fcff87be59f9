/** Turns strokes into pixels of ink. Imports no canvas: page and worker get the same pixels. */
import type { Point, Stroke } from './stroke.ts';

/**
 * Draws strokes with round caps and round joins, antialiased, on an empty square. Pixel (column,
 * row) has its centre at x = column, y = row, so the square reaches from −0.5 to `sizePx` − 0.5.
 *
 * The distance between a pixel's centre and the nearest segment decides the pixel's share of ink: 1
 * inside the ink, 0 outside, a ramp of one pixel across the edge. MNIST's digits "contain grey levels
 * as a result of the anti-aliasing technique used by the normalization algorithm" (LeCun, Cortes,
 * Burges: The MNIST database); across the upright strokes of its test images, the measured edges are
 * the same ramp of one pixel. Ink outside the square is lost.
 *
 * @param strokes finite points in pixels; a stroke of one point becomes a dot.
 * @param thicknessPx at least 1 (thinner strokes would come out too dark).
 * @param sizePx the side of the square, a whole number.
 * @returns `sizePx` × `sizePx` shares of ink in 0…1, row by row.
 */
export function rasterise(
  strokes: readonly Stroke[],
  thicknessPx: number,
  sizePx: number,
): Float64Array {
  const outerRadiusPx = thicknessPx / 2 + 0.5;
  // At first the buffer holds squared distances: this saves a square root per segment and pixel.
  const pixels = new Float64Array(sizePx * sizePx).fill(Infinity);
  for (const stroke of strokes) {
    let previous = stroke[0];
    if (!previous) continue;
    // A stroke of one point is a segment from the point to itself.
    for (const point of stroke.length > 1 ? stroke.slice(1) : stroke) {
      nearSegment(previous, point, outerRadiusPx, sizePx, pixels);
      previous = point;
    }
  }
  return pixels.map((squared) => Math.min(1, Math.max(0, outerRadiusPx - Math.sqrt(squared))));
}

/** Lowers the squared distances of the pixels around one segment to the squared distance from it. */
function nearSegment(
  start: Point,
  end: Point,
  reachPx: number,
  sizePx: number,
  squaredDistances: Float64Array,
): void {
  const alongX = end.x - start.x;
  const alongY = end.y - start.y;
  const squaredLength = alongX * alongX + alongY * alongY;
  const firstColumn = Math.max(0, Math.ceil(Math.min(start.x, end.x) - reachPx));
  const lastColumn = Math.min(sizePx - 1, Math.floor(Math.max(start.x, end.x) + reachPx));
  const firstRow = Math.max(0, Math.ceil(Math.min(start.y, end.y) - reachPx));
  const lastRow = Math.min(sizePx - 1, Math.floor(Math.max(start.y, end.y) + reachPx));

  for (let row = firstRow; row <= lastRow; row += 1) {
    const fromStartY = row - start.y;
    for (let column = firstColumn; column <= lastColumn; column += 1) {
      const fromStartX = column - start.x;
      const projected = fromStartX * alongX + fromStartY * alongY;
      // The place of the nearest point along the segment: 0 at the start, 1 at the end.
      const share = squaredLength > 0 ? Math.min(1, Math.max(0, projected / squaredLength)) : 0;
      const awayX = fromStartX - share * alongX;
      const awayY = fromStartY - share * alongY;
      const squared = awayX * awayX + awayY * awayY;
      const index = row * sizePx + column;
      if (squared < (squaredDistances[index] ?? 0)) squaredDistances[index] = squared;
    }
  }
}
