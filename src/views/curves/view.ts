/** How the four curves are looked at: all in one way. */

/** A part of a run, in steps, not rounded; from low to high. */
export type StepRange = readonly [from: number, to: number];

export type TimeUnit = 'steps' | 'seconds';
export type ValueScale = 'linear' | 'logarithmic';

export interface CurveView {
  readonly timeUnit: TimeUnit;
  /** Of loss and distances; shares are linear. */
  readonly valueScale: ValueScale;
  /** Steps that the training loss is averaged over; 1 for none. */
  readonly smoothingSteps: number;
  /** The part of the run that is shown, or `null` for all of it. */
  readonly range: StepRange | null;
}

export const firstView: CurveView = {
  timeUnit: 'steps',
  valueScale: 'linear',
  smoothingSteps: 20,
  range: null,
};

/** Fewer steps than this are not worth a picture. */
const fewestSteps = 4;

/** The range between two places, whichever comes first; `null` where it is too small to mean one. */
export function rangeBetween(one: number, other: number): StepRange | null {
  const from = Math.max(0, Math.min(one, other));
  const to = Math.max(one, other);
  return to - from < fewestSteps ? null : [from, to];
}
