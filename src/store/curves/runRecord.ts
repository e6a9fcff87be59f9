/** The curves of a run, bounded however long it gets. */
import type { Mark } from './marks.ts';
import type { StepTimes } from './pace.ts';
import { thinned } from './thinning.ts';

export interface CurvePoint {
  readonly step: number;
  readonly value: number;
  /** Where points between this one and the one before have been left out: the mean of all since that. */
  readonly mean?: number;
}
export type Curve = readonly CurvePoint[];

/** The curves that are drawn. */
export interface Curves {
  readonly trainingLoss: Curve;
  readonly validationLoss: Curve;
  readonly pairAccuracy: Curve;
  readonly positiveDistance: Curve;
  readonly negativeDistance: Curve;
  /** Of the present pair of drawings. */
  readonly similarity: Curve;
}
export type CurveName = keyof Curves;

/** How a run went. */
export interface RunRecord extends Curves {
  /** When its steps were taken. */
  readonly pace: StepTimes;
  /** What was done to it meanwhile. */
  readonly marks: readonly Mark[];
}

export const emptyRecord: RunRecord = {
  trainingLoss: [],
  validationLoss: [],
  pairAccuracy: [],
  positiveDistance: [],
  negativeDistance: [],
  similarity: [],
  pace: [],
  marks: [],
};

/** A curve that grows beyond this is thinned to half of it. */
const mostPoints = 2_000;

const stepOf = ({ step }: CurvePoint): number => step;
const heightOf = ({ value }: CurvePoint): number => value;

/** Adds points; thins the curve when it has too many. */
export function append(curve: Curve, points: Curve): Curve {
  const longer = [...curve, ...points];
  if (longer.length <= mostPoints) return longer;
  return withMeans(longer, thinned(longer, mostPoints / 2, stepOf, heightOf));
}

/** The points that are kept stand for all of them, each for those since the one before it. */
function withMeans(all: Curve, kept: Curve): Curve {
  let at = 0;
  let before = all[0]?.step ?? 0;
  return kept.map((point) => {
    let [sum, steps] = [0, 0];
    for (let next = all[at]; next !== undefined && next.step <= point.step; next = all[++at]) {
      // The very first stands for itself alone.
      const length = Math.max(1, next.step - before);
      sum += length * (next.mean ?? next.value);
      steps += length;
      before = next.step;
    }
    return steps > 0 ? { ...point, mean: sum / steps } : point;
  });
}
