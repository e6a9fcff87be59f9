/** Owns the record of a run: its curves, pace and marks, of bounded size even for a very long run. */
import type { Mark } from './marks.ts';
import type { StepTimes } from './pace.ts';
import { thinned } from './thinning.ts';

export interface CurvePoint {
  readonly step: number;
  readonly value: number;
  /** Only if points before this one are left out: the mean of all points since the last kept one. */
  readonly mean?: number;
}
export type Curve = readonly CurvePoint[];

/** The curves on the page. */
export interface RunCurves {
  readonly trainingLoss: Curve;
  readonly validationLoss: Curve;
  readonly pairAccuracy: Curve;
  readonly positiveDistance: Curve;
  readonly negativeDistance: Curve;
  /** Of looks only; empty in a record from before these three were measured. */
  readonly alignment: Curve;
  readonly uniformity: Curve;
  readonly effectiveRank: Curve;
  /** The similarity of the present pair of drawings. */
  readonly similarity: Curve;
}
export type CurveName = keyof RunCurves;

export const curveNames = [
  'trainingLoss',
  'validationLoss',
  'pairAccuracy',
  'positiveDistance',
  'negativeDistance',
  'alignment',
  'uniformity',
  'effectiveRank',
  'similarity',
] as const satisfies readonly CurveName[];

/** The course of a run. */
export interface RunRecord extends RunCurves {
  /** The training times of the steps. */
  readonly pace: StepTimes;
  /** Changes and events during the run. */
  readonly marks: readonly Mark[];
}

export const emptyRecord: RunRecord = {
  trainingLoss: [],
  validationLoss: [],
  pairAccuracy: [],
  positiveDistance: [],
  negativeDistance: [],
  alignment: [],
  uniformity: [],
  effectiveRank: [],
  similarity: [],
  pace: [],
  marks: [],
};

/** A longer curve is thinned to half of this. */
const mostPoints = 2_000;

const stepOf = ({ step }: CurvePoint): number => step;
const heightOf = ({ value }: CurvePoint): number => value;

/** Adds points; thins the curve when it has too many. */
export function append(curve: Curve, points: Curve): Curve {
  const longer = [...curve, ...points];
  if (longer.length <= mostPoints) return longer;
  return withMeans(longer, thinned(longer, mostPoints / 2, stepOf, heightOf));
}

/** Gives each kept point the mean of all points since the kept point before it. */
function withMeans(all: Curve, kept: Curve): Curve {
  let at = 0;
  let before = all[0]?.step ?? 0;
  return kept.map((point) => {
    let [sum, steps] = [0, 0];
    for (let next = all[at]; next !== undefined && next.step <= point.step; next = all[++at]) {
      // The very first point counts as one step.
      const length = Math.max(1, next.step - before);
      sum += length * (next.mean ?? next.value);
      steps += length;
      before = next.step;
    }
    return steps > 0 ? { ...point, mean: sum / steps } : point;
  });
}
