/** Which strokes an eraser touches. */
import type { Point, Stroke } from './stroke.ts';

/**
 * What is left of a drawing after an eraser went over it; a stroke that is touched goes as a whole.
 *
 * @param path where the eraser went, one point or more, in the unit of `strokes`.
 * @param reach how near the eraser's middle has to come to a stroke's, in the same unit.
 * @returns the strokes that were not touched: `strokes` itself where none was.
 */
export function eraseStrokes(
  strokes: readonly Stroke[],
  path: Stroke,
  reach: number,
): readonly Stroke[] {
  const left = strokes.filter((stroke) => distanceOf(stroke, path) > reach);
  return left.length === strokes.length ? strokes : left;
}

/** The least distance of two polylines; infinite where one has no points. */
function distanceOf(one: Stroke, other: Stroke): number {
  let least = Infinity;
  for (const [start, end] of segmentsOf(one)) {
    for (const [otherStart, otherEnd] of segmentsOf(other)) {
      least = Math.min(least, distanceOfSegments(start, end, otherStart, otherEnd));
    }
  }
  return least;
}

type Segment = readonly [Point, Point];

/** A stroke of one point is a segment from the point to itself. */
function segmentsOf(stroke: Stroke): Segment[] {
  const [first] = stroke;
  if (first === undefined) return [];
  if (stroke.length === 1) return [[first, first]];
  return stroke.slice(1).map((end, index) => [stroke[index] ?? end, end]);
}

/** 0 where they cross, else the least distance of an end from the other segment. */
function distanceOfSegments(a: Point, b: Point, c: Point, d: Point): number {
  if (sideOf(a, b, c) * sideOf(a, b, d) < 0 && sideOf(c, d, a) * sideOf(c, d, b) < 0) return 0;
  return Math.min(
    distanceFrom(a, c, d),
    distanceFrom(b, c, d),
    distanceFrom(c, a, b),
    distanceFrom(d, a, b),
  );
}

/** On which side of the line through two points a third one lies, by its sign; 0 on the line. */
function sideOf(start: Point, end: Point, point: Point): number {
  return (end.x - start.x) * (point.y - start.y) - (end.y - start.y) * (point.x - start.x);
}

function distanceFrom(point: Point, start: Point, end: Point): number {
  const [alongX, alongY] = [end.x - start.x, end.y - start.y];
  const [x, y] = [point.x - start.x, point.y - start.y];
  const squaredLength = alongX * alongX + alongY * alongY;
  const projected = squaredLength > 0 ? (x * alongX + y * alongY) / squaredLength : 0;
  const share = Math.min(1, Math.max(0, projected));
  return Math.hypot(x - share * alongX, y - share * alongY);
}
