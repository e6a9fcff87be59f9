/** Smooths a pointer's stroke. The page and the digit both draw its result, so their curves agree. */
import { hypot } from '../exactMath/hypot.ts';
import { boundsOf, longerSideOf, type Point, type Stroke } from './stroke.ts';

/**
 * How far the flattened curve may be from the true one, as a share of the stroke's longer side:
 * 0.02 px in a digit of 20 px, a quarter of a pixel on a pad of 280 px. Neither can be seen.
 */
const flatnessShare = 1 / 1000;

/** `flatnessShare` needs at most 19 steps; the limit is for tiny strokes whose tolerance rounds to 0. */
const maxSteps = 32;

/**
 * Rounds the corners that a pointer's coarse events leave in a stroke. The result is a straight line
 * from the first point to the first midpoint; from each midpoint to the next a quadratic curve, whose
 * control point is the point between them; and a straight line to the last point. A canvas draws the
 * same curve with `moveTo(first)`, `lineTo(midpoint)`, `quadraticCurveTo(point, midpoint)` for every
 * inner point and `lineTo(last)`. A point that is given twice stays a sharp corner.
 *
 * @param stroke any number of finite points in any unit; their differences are finite too.
 * @returns the curve flattened to straight segments, in the same unit; it begins and ends with the
 * stroke's first and last points exactly. A curve has the pressure of its control point. A stroke of fewer
 * than three points is returned as it is.
 */
export function smoothStroke(stroke: Stroke): Stroke {
  const [first, second] = stroke;
  const last = stroke.at(-1);
  const bounds = boundsOf([stroke]);
  if (!first || !second || !last || !bounds || stroke.length < 3) return stroke;

  const tolerance = flatnessShare * longerSideOf(bounds);
  const flattened = [first];
  let control = second;
  let start = midpointOf(first, second);
  flattened.push(start);
  for (const next of stroke.slice(2)) {
    const end = midpointOf(control, next);
    flattenQuadratic(start, control, end, tolerance, flattened);
    control = next;
    start = end;
  }
  flattened.push(last);
  return flattened;
}

/** Appends the points of one quadratic curve to `flattened`: its end, but not its start. */
function flattenQuadratic(
  start: Point,
  control: Point,
  end: Point,
  tolerance: number,
  flattened: Point[],
): void {
  const bend = hypot(start.x - 2 * control.x + end.x, start.y - 2 * control.y + end.y);
  // A quadratic curve in n equal steps of its parameter lies up to bend / (4 n²) from its chords.
  // A straight curve (0 steps) and a curve of equal points (0 / 0) need no inner points.
  const steps = Math.min(maxSteps, Math.ceil(Math.sqrt(bend / (4 * tolerance))));
  for (let step = 1; step < steps; step += 1) {
    const after = step / steps;
    const before = 1 - after;
    flattened.push({
      ...control,
      x: before * before * start.x + 2 * before * after * control.x + after * after * end.x,
      y: before * before * start.y + 2 * before * after * control.y + after * after * end.y,
    });
  }
  flattened.push({ ...control, ...end });
}

function midpointOf(one: Point, other: Point): Point {
  return { x: (one.x + other.x) / 2, y: (one.y + other.y) / 2 };
}
