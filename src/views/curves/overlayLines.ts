/** Turns the runs behind the curves into the lines of one picture. Pure functions: draws nothing. */
import type { Curve, CurvePoint } from '../../store/curves/runRecord.ts';
import { mostOverlays, type Overlay } from '../../store/overlays/overlays.ts';
import type { CurveFigure, Sign } from './figures.ts';
import { drawnPoints, type PlotPoint, pointsIn, readAt } from './plotPoints.ts';
import { type Clock, clockOf, lastStepOf } from './timeAxis.ts';
import type { TimeUnit } from './view.ts';

interface ReadOverlayLine {
  readonly name: string;
  /** Tells the lines of one run from each other; `null` if it has only one. */
  readonly sign: Sign | null;
  readonly values: Curve;
}

/** The values of a run that a picture shows, on the clock of that run. */
export interface ReadOverlay {
  readonly overlay: Overlay;
  readonly clock: Clock;
  readonly lines: readonly ReadOverlayLine[];
}

/** A line of a run as it is drawn. */
export interface DrawnOverlayLine {
  readonly name: string;
  readonly sign: Sign | null;
  readonly points: readonly PlotPoint[];
  /** The point that has the sign; `null` if there is no sign to draw. */
  readonly signPoint: PlotPoint | null;
}

/** The lines of a run as they are drawn. */
export interface DrawnOverlay {
  readonly overlay: Overlay;
  readonly lines: readonly DrawnOverlayLine[];
}

/** The shown runs as a figure reads them; none if the figure has no lines of other runs. */
export function readOverlays(
  { lines }: CurveFigure,
  shown: readonly Overlay[],
  unit: TimeUnit,
): readonly ReadOverlay[] {
  const overlaid = lines.filter(({ isOverlaid }) => isOverlaid === true);
  if (overlaid.length === 0) return [];
  return shown.map((overlay) => ({
    overlay,
    clock: clockOf(unit, overlay.record.pace),
    lines: overlaid.map(({ name, curve, sign = null }) => ({
      name,
      sign,
      // A loss that has diverged has no place on an axis.
      values: overlay.record[curve].filter(({ value }) => Number.isFinite(value)),
    })),
  }));
}

/**
 * The visible part of the lines.
 * @param ends of the time axis, in its unit
 * @param isWhole whether all of the axis is shown
 */
export function drawOverlays(
  read: readonly ReadOverlay[],
  ends: readonly [number, number],
  isWhole: boolean,
): readonly DrawnOverlay[] {
  return read.map(({ overlay, clock, lines }) => ({
    overlay,
    lines: lines.map(({ name, sign, values }) => {
      const range = isWhole ? null : ([clock.toStep(ends[0]), clock.toStep(ends[1])] as const);
      const points = drawnPoints(pointsIn(values, range), clock.fromStep);
      const signPoint = sign === null ? null : pointForSign(points, ends, overlay.style);
      return { name, sign, points, signPoint };
    }),
  }));
}

/**
 * The point of each line that is read at a place on the time axis, or the newest; `undefined` beyond the
 * end of the run.
 * @param place in the unit of the axis; `null`: the newest
 */
export function readingsAt(
  { overlay, clock, lines }: ReadOverlay,
  place: number | null,
): readonly (CurvePoint | undefined)[] {
  const step = place === null ? null : clock.toStep(place);
  const lastStep = lastStepOf(overlay.record.pace);
  return lines.map(({ values }) => readAt(values, step, lastStep));
}

/** The visible point nearest to the sign's place. Each style has a place of its own: signs keep apart. */
function pointForSign(
  points: readonly PlotPoint[],
  [from, to]: readonly [number, number],
  style: number,
): PlotPoint | null {
  const best = from + ((style + 0.5) / mostOverlays) * (to - from);
  const distanceOf = ({ place }: PlotPoint): number => Math.abs(place - best);
  return points
    .filter(({ place }) => place >= from && place <= to)
    .reduce<PlotPoint | null>(
      (nearest, point) =>
        nearest === null || distanceOf(point) < distanceOf(nearest) ? point : nearest,
      null,
    );
}
