/** Turns a run's record into the lines and axes of one picture. Pure functions: draws nothing. */
import type { Curve, RunCurves } from '../../store/curves/runRecord.ts';
import type { CurveFigure, LineOptions } from './figures.ts';
import { drawnPoints, type PlotPoint, pointsIn } from './plotPoints.ts';
import { smoothed } from './smoothing.ts';
import { shownEnds, type TimeAxis } from './timeAxis.ts';
import { linearAxis, logarithmicAxis, type ValueAxis } from './valueAxis.ts';
import type { CurveView } from './view.ts';

/** A line with the values behind it. */
export interface ReadLine extends LineOptions {
  /** The values without smoothing. */
  readonly raw: Curve;
  /** The smoothed values; `null` without smoothing. */
  readonly average: Curve | null;
}

/** A line as it is drawn. */
export interface DrawnLine {
  readonly name: string;
  readonly colour: string;
  readonly isDashed: boolean;
  /** Drawn faintly, because its average is drawn too. */
  readonly isFaint: boolean;
  readonly points: readonly PlotPoint[];
}

export interface DrawnCurves {
  /** The ends of the time axis, in its unit. */
  readonly timeEnds: readonly [number, number];
  readonly valueAxis: ValueAxis;
  readonly lines: readonly DrawnLine[];
}

/** The lines of a figure; noisy ones are smoothed over `smoothingSteps`. */
export function readLines(
  { lines }: CurveFigure,
  curves: RunCurves,
  smoothingSteps: number,
): readonly ReadLine[] {
  return lines.map((line) => {
    const raw = curves[line.curve];
    const isAveraged = line.isNoisy === true && smoothingSteps > 1;
    return { ...line, raw, average: isAveraged ? smoothed(raw, smoothingSteps) : null };
  });
}

/**
 * The visible part of the lines, and the axes for it.
 * @param otherValues values of other runs, for which the value axis has room too
 */
export function drawCurves(
  { fixedAxis }: CurveFigure,
  lines: readonly ReadLine[],
  axis: TimeAxis,
  { range, valueScale }: CurveView,
  otherValues: readonly number[] = [],
): DrawnCurves {
  const timeEnds = shownEnds(axis, range);
  const drawn = lines.flatMap(({ name, colour, isDashed = false, raw, average }) => {
    const line = { name, colour, isDashed };
    const drawnOf = (values: Curve): readonly PlotPoint[] =>
      drawnPoints(pointsIn(values, range), axis.fromStep);
    const measured = { ...line, isFaint: average !== null, points: drawnOf(raw) };
    if (average === null) return [measured];
    const averaged = {
      ...line,
      name: `${name}, smoothed`,
      isFaint: false,
      points: drawnOf(average),
    };
    return [measured, averaged];
  });
  const ownValues = drawn.flatMap(({ points }) => valuesBetween(points, timeEnds));
  const values = [...ownValues, ...otherValues];
  return { timeEnds, valueAxis: valueAxisOf(), lines: drawn };

  function valueAxisOf(): ValueAxis {
    if (fixedAxis === null) {
      return valueScale === 'logarithmic'
        ? logarithmicAxis(values)
        : linearAxis(values, { startsAtZero: range === null });
    }
    if (range === null) return { ...fixedAxis, isLogarithmic: false };
    const [lowest, highest] = fixedAxis.domain;
    return linearAxis(values, { within: fixedAxis.domain, shortest: (highest - lowest) / 20 });
  }
}

/** The values of a line between two places, both crossings included. */
export function valuesBetween(
  points: readonly PlotPoint[],
  [from, to]: readonly [number, number],
): readonly number[] {
  const values: number[] = [];
  for (const [index, point] of points.entries()) {
    if (point.place >= from && point.place <= to) values.push(point.value);
    const before = points[index - 1];
    if (before === undefined) continue;
    for (const edge of [from, to]) {
      if (before.place < edge && edge < point.place) {
        const share = (edge - before.place) / (point.place - before.place);
        values.push(before.value + share * (point.value - before.value));
      }
    }
  }
  return values;
}
