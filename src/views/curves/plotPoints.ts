/** Selects the points of a curve: by range, by step, and few enough to draw. */
import type { Curve, CurvePoint } from '../../store/curves/runRecord.ts';
import { thinned } from '../../store/curves/thinning.ts';
import { isDrawable } from './valueAxis.ts';
import type { StepRange } from './view.ts';

/** A point of a line. */
export interface PlotPoint extends CurvePoint {
  /** In the unit of the time axis. */
  readonly place: number;
}

/** More points per line make a picture slow and change nothing visible. */
export const mostDrawnPoints = 300;

const placeOf = ({ place }: PlotPoint): number => place;
const heightOf = ({ value }: PlotPoint): number => value;

/** The points in a range of steps and one more on either side: lines then reach the edges. */
export function pointsIn(curve: Curve, range: StepRange | null): Curve {
  if (range === null) return curve;
  const [from, to] = range;
  const end = indexFrom(curve, to);
  return curve.slice(Math.max(0, indexFrom(curve, from) - 1), end + 1);
}

/**
 * At most `mostDrawnPoints` points that keep the shape of a curve: both ends, the highest and the lowest
 * point are always among them. What is no number, or infinite, has no place in a picture.
 * @param fromStep converts a step to the unit of the time axis
 */
export function drawnPoints(
  curve: Curve,
  fromStep: (step: number) => number,
): readonly PlotPoint[] {
  const points = curve
    .map((point) => ({ ...point, place: fromStep(point.step) }))
    .filter(({ place, value }) => Number.isFinite(place) && isDrawable(value));
  return thinned(points, mostDrawnPoints, placeOf, heightOf);
}

/** The points in a range of steps, both ends included. */
export function pointsWithin(curve: Curve, range: StepRange | null): Curve {
  if (range === null) return curve;
  const [from, to] = range;
  return curve.filter(({ step }) => step >= from && step <= to);
}

/** The point of a curve nearest to a step. */
export function pointNear(curve: Curve, step: number): CurvePoint | undefined {
  const index = indexFrom(curve, step);
  const after = curve[index];
  const before = curve[index - 1];
  if (after === undefined || before === undefined) return after ?? before;
  return after.step - step < step - before.step ? after : before;
}

/**
 * The point that is read at a step.
 * @param step `null`: the newest point
 * @param lastStep of the run: beyond it, nothing was measured
 */
export function readAt(
  curve: Curve,
  step: number | null,
  lastStep: number,
): CurvePoint | undefined {
  if (step === null) return curve.at(-1);
  // A cursor stands on whole steps of the present run: on another run's clock, half a step is nothing.
  return step > lastStep + 0.5 ? undefined : pointNear(curve, step);
}

/** Index of the first point at or after a step; the length of the curve if there is none. */
function indexFrom(curve: Curve, step: number): number {
  let low = 0;
  let high = curve.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((curve[middle]?.step ?? 0) < step) low = middle + 1;
    else high = middle;
  }
  return low;
}
