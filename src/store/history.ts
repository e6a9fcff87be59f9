/** The curves of a run, bounded however long it gets. */
import { createLTTB } from 'downsample';

export interface CurvePoint {
  readonly step: number;
  readonly value: number;
}
export type Curve = readonly CurvePoint[];

/** The curves that are drawn. */
export interface History {
  readonly trainingLoss: Curve;
  readonly validationLoss: Curve;
  readonly pairAccuracy: Curve;
  readonly positiveDistance: Curve;
  readonly negativeDistance: Curve;
  /** Of the present pair of drawings. */
  readonly similarity: Curve;
}

export const emptyHistory: History = {
  trainingLoss: [],
  validationLoss: [],
  pairAccuracy: [],
  positiveDistance: [],
  negativeDistance: [],
  similarity: [],
};

/** A curve that grows beyond this is thinned to half of it. */
const mostPoints = 2_000;
/** More points than this on one line make a chart slow and look no different. */
export const mostDrawnPoints = 300;

/**
 * Largest-triangle-three-buckets (Steinarsson 2013): the points that keep the curve's looks. The
 * newest point always stays.
 */
const thinned = createLTTB<CurvePoint>({ x: 'step', y: 'value' });

/** Adds points; thins the curve when it has too many. */
export function append(curve: Curve, points: Curve): Curve {
  const longer = [...curve, ...points];
  return longer.length <= mostPoints ? longer : Array.from(thinned(longer, mostPoints / 2));
}

/** The points of a curve that are worth drawing. */
export function drawnPoints(curve: Curve): Curve {
  return curve.length <= mostDrawnPoints ? curve : Array.from(thinned([...curve], mostDrawnPoints));
}
