/** Owns the view of the curves: all pictures have the same one. Types and pure functions. */

/** A part of a run: first and last step, not rounded. */
export type StepRange = readonly [from: number, to: number];

export type TimeUnit = 'steps' | 'seconds';
export type ValueScale = 'linear' | 'logarithmic';

/** The part of the view that holds from run to run. */
export interface CurveScales {
  readonly timeUnit: TimeUnit;
  /** For loss and distances; shares always have a linear axis. */
  readonly valueScale: ValueScale;
  /** Number of steps to average the training loss over; 1: no smoothing. */
  readonly smoothingSteps: number;
}

export interface CurveView extends CurveScales {
  /** The part of the run that is shown; `null`: the whole run. */
  readonly range: StepRange | null;
}

export const firstView: CurveView = {
  timeUnit: 'steps',
  valueScale: 'linear',
  smoothingSteps: 20,
  range: null,
};

/** A range of fewer steps is not worth a picture. */
const fewestSteps = 4;

/** The range between two places, in either order; `null` if it is too short. */
export function rangeBetween(one: number, other: number): StepRange | null {
  const from = Math.max(0, Math.min(one, other));
  const to = Math.max(one, other);
  return to - from < fewestSteps ? null : [from, to];
}
