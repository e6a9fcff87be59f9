/** Measures how far strokes are apart. */
import type { Point, Stroke } from './stroke.ts';

/** The least distance between two polylines; infinite if one of them has no points. */
export function distanceOf(one: Stroke, other: Stroke): number {
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

/** 0 if the segments cross, else the least distance of an end from the other segment. */
function distanceOfSegments(a: Point, b: Point, c: Point, d: Point): number {
  if (sideOf(a, b, c) * sideOf(a, b, d) < 0 && sideOf(c, d, a) * sideOf(c, d, b) < 0) return 0;
  return Math.min(
    distanceFrom(a, c, d),
    distanceFrom(b, c, d),
    distanceFrom(c, a, b),
    distanceFrom(d, a, b),
  );
}

/** The sign tells on which side of the line from `start` to `end` a point lies; 0 is on the line. */
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
