/** How what is heard of a run becomes its record: pure functions. */
import type { RunStatus } from '../../protocol/run.ts';
import { marksAfter, withMark } from './marks.ts';
import { type PacePoint, withMoment } from './pace.ts';
import { append, type Curve, type CurveName, emptyRecord, type RunRecord } from './runRecord.ts';

/** The record of a run that is heard of for the first time. */
export function recordOf(status: RunStatus): RunRecord {
  return { ...emptyRecord, pace: [momentOf(status)] };
}

/** Records how a run's status has changed; the same object where that adds nothing. */
export function withStatus(record: RunRecord, before: RunStatus, now: RunStatus): RunRecord {
  const pace = withMoment(record.pace, momentOf(now), before.step);
  const marks = marksAfter(record.marks, before, now);
  const isSame = pace === record.pace && marks === record.marks;
  return isSame ? record : { ...record, pace, marks };
}

/** Records that the run was turned back, from a step to an earlier one. */
export function withTurnBack(record: RunRecord, fromStep: number, step: number): RunRecord {
  return { ...record, marks: withMark(record.marks, { kind: 'turned-back', step, fromStep }) };
}

const momentOf = ({ step, elapsedMs }: RunStatus): PacePoint => ({ step, elapsedMs });

/**
 * Adds points to some curves. They take the place of what was there for their step and later ones: a
 * second value for one step, or a run that goes on from an earlier state.
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

/** The part of a curve before a step. */
function before(curve: Curve, step: number): Curve {
  const newest = curve.at(-1);
  return newest === undefined || newest.step < step
    ? curve
    : curve.filter((point) => point.step < step);
}

const curveNames = [
  'trainingLoss',
  'validationLoss',
  'pairAccuracy',
  'positiveDistance',
  'negativeDistance',
  'similarity',
] as const satisfies readonly CurveName[];
