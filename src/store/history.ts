/** The curves of a run, bounded however long it gets. */
import type { Mark } from './marks.ts';
import type { Pace } from './pace.ts';
import { thinned } from './thinning.ts';

export interface CurvePoint {
  readonly step: number;
  readonly value: number;
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
export interface History extends Curves {
  /** When its steps were taken. */
  readonly pace: Pace;
  /** What was done to it meanwhile. */
  readonly marks: readonly Mark[];
}

export const emptyHistory: History = {
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
  return longer.length <= mostPoints ? longer : thinned(longer, mostPoints / 2, stepOf, heightOf);
}
