/** Turns the worker's reports about a run into its record: pure functions. */
import type { RunStatus } from '../../protocol/run.ts';
import { marksAfter, withMark } from './marks.ts';
import { type PacePoint, withMoment } from './pace.ts';
import {
  append,
  type Curve,
  type CurveName,
  curveNames,
  emptyRecord,
  type RunRecord,
} from './runRecord.ts';

/** The record of a run at its first status. */
export function recordOf(status: RunStatus): RunRecord {
  return { ...emptyRecord, pace: [momentOf(status)] };
}

/** Records a change of a run's status; returns the same object if there is nothing to add. */
export function withStatus(record: RunRecord, before: RunStatus, now: RunStatus): RunRecord {
  const pace = withMoment(record.pace, momentOf(now), before.step);
  const marks = marksAfter(record.marks, before, now);
  const isSame = pace === record.pace && marks === record.marks;
  return isSame ? record : { ...record, pace, marks };
}

/**
 * Records that the run went back from one step to an earlier step. The figures of the networks in between
 * go; what went wrong stays to be seen in the losses.
 */
export function withTurnBack(record: RunRecord, fromStep: number, step: number): RunRecord {
  const kept = { ...record };
  for (const name of figureCurves) kept[name] = before(record[name], step + 1);
  return { ...kept, marks: withMark(record.marks, { kind: 'turned-back', step, fromStep }) };
}

const momentOf = ({ step, elapsedMs }: RunStatus): PacePoint => ({ step, elapsedMs });

/**
 * Adds points to some curves. They replace the points at their first step and later: a step may get a
 * second value, and a run may go on from an earlier state.
 */
export function withPoints(
  record: RunRecord,
  points: Partial<Record<CurveName, Curve>>,
): RunRecord {
  const longer = { ...record };
  for (const name of curveNames) {
    const added = points[name] ?? [];
    const [first] = added;
    if (first === undefined) continue;
    longer[name] = append(before(record[name], first.step), added);
  }
  return longer;
}

/** The curves of looks and evaluations. */
const figureCurves = [
  'validationLoss',
  'pairAccuracy',
  'positiveDistance',
  'negativeDistance',
  'alignment',
  'uniformity',
  'effectiveRank',
] as const satisfies readonly CurveName[];

/** The figures of one network for the curves; those that it lacks are not there or `null`. */
export type CurveFigures = Readonly<Partial<Record<(typeof figureCurves)[number], number | null>>>;

/**
 * Adds the figures of a network in their place: those of an evaluation may come later than those of a look
 * at a later network. They replace the figures of the same step.
 */
export function withFigures(record: RunRecord, step: number, figures: CurveFigures): RunRecord {
  const longer = { ...record };
  for (const name of figureCurves) {
    const value = figures[name] ?? Number.NaN;
    // Also where the network has just diverged.
    if (!Number.isFinite(value)) continue;
    const upTo = append(before(record[name], step), [{ step, value }]);
    const later = record[name].filter((point) => point.step > step);
    longer[name] = later.length === 0 ? upTo : append(upTo, later);
  }
  return longer;
}

/** The part of a curve before a step. */
function before(curve: Curve, step: number): Curve {
  const newest = curve.at(-1);
  return newest === undefined || newest.step < step
    ? curve
    : curve.filter((point) => point.step < step);
}
