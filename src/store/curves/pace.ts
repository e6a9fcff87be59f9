/** Owns the pace of a run: converts steps to training time and back. */
import { thinned } from './thinning.ts';

/** A moment of a run. */
export interface PacePoint {
  /** Steps done. */
  readonly step: number;
  /** Training time until then. */
  readonly elapsedMs: number;
}

/**
 * Moments of a run; steps and times never fall. Between two moments, all steps take equally long. Two
 * moments at one step mark lost time: the run went back after it.
 */
export type StepTimes = readonly PacePoint[];

/** A longer pace is thinned to half of this. */
const mostPoints = 1_000;

const stepOf = ({ step }: PacePoint): number => step;
const msOf = ({ elapsedMs }: PacePoint): number => elapsedMs;

/**
 * Adds a moment.
 * @param previousStep the run's step before this moment. It is earlier than the newest moment's step
 *   if the run went back and takes some steps again.
 */
export function withMoment(pace: StepTimes, moment: PacePoint, previousStep: number): StepTimes {
  const newest = pace.at(-1);
  if (newest === undefined) return [moment];
  if (moment.step <= previousStep) return pace;
  const kept = previousStep < newest.step ? turnedBack(pace, previousStep, newest.elapsedMs) : pace;
  const elapsedMs = Math.max(moment.elapsedMs, newest.elapsedMs);
  const longer = [...kept, { step: moment.step, elapsedMs }];
  return longer.length <= mostPoints ? longer : thinned(longer, mostPoints / 2, stepOf, msOf);
}

/** The pace up to a step, and the time that was lost after it. */
function turnedBack(pace: StepTimes, step: number, elapsedMs: number): StepTimes {
  return [
    ...pace.filter((point) => point.step < step),
    { step, elapsedMs: msAt(pace, step) },
    { step, elapsedMs },
  ];
}

/**
 * Training time after a number of steps, in milliseconds. Outside the known moments, the speed of the
 * whole run holds. 0 without moments.
 */
export function msAt(pace: StepTimes, step: number): number {
  return interpolated(pace, step, 'step', 'elapsedMs');
}

/** Steps done after a training time in milliseconds, not rounded; the inverse of `msAt`. */
export function stepAt(pace: StepTimes, elapsedMs: number): number {
  return interpolated(pace, elapsedMs, 'elapsedMs', 'step');
}

type Axis = keyof PacePoint;

function interpolated(pace: StepTimes, at: number, from: Axis, to: Axis): number {
  const [first] = pace;
  const last = pace.at(-1);
  if (first === undefined || last === undefined) return 0;
  const index = firstFrom(pace, at, from);
  const right = pace[index];
  if (right?.[from] === at) return right[to];
  const left = pace[index - 1];
  const [low, high] = left !== undefined && right !== undefined ? [left, right] : [first, last];
  const anchor = right === undefined ? last : low;
  const span = high[from] - low[from];
  return span === 0 ? anchor[to] : anchor[to] + ((at - anchor[from]) / span) * (high[to] - low[to]);
}

/** Index of the first moment at or after a place on one axis; the length if there is none. */
function firstFrom(pace: StepTimes, at: number, axis: Axis): number {
  let low = 0;
  let high = pace.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((pace[middle]?.[axis] ?? 0) < at) low = middle + 1;
    else high = middle;
  }
  return low;
}
