/** Owns the time axis that all curves share. */
import { scaleLinear } from 'd3-scale';
import { msAt, type StepTimes, stepAt } from '../../store/curves/pace.ts';
import { formatCount } from '../format.ts';
import type { StepRange, TimeUnit } from './view.ts';

/** Converts the steps of one run to places on a time axis. */
export interface Clock {
  /** Converts a step to the unit of the axis. */
  readonly fromStep: (step: number) => number;
  /** Converts a place in the unit of the axis to a step, not rounded. */
  readonly toStep: (place: number) => number;
}

/** An axis of steps, or of seconds of training; its clock is the present run's. */
export interface TimeAxis extends Clock {
  readonly unit: TimeUnit;
  /** The end of the whole axis, in its unit; the axis begins at 0. */
  readonly end: number;
}

/** @param pace the elapsed time at the steps of the run */
export function clockOf(unit: TimeUnit, pace: StepTimes): Clock {
  if (unit === 'steps') return { fromStep: same, toStep: same };
  return {
    fromStep: (step) => msAt(pace, step) / 1_000,
    toStep: (place) => stepAt(pace, 1_000 * place),
  };
}

/**
 * The axis is as long as the longest of the runs.
 * @param pace the elapsed time at the steps of the record
 * @param plannedSteps the end of an axis of steps: it does not move while the network trains
 * @param others the paces of the runs behind the curves
 */
export function timeAxisOf(
  unit: TimeUnit,
  pace: StepTimes,
  plannedSteps: number,
  others: readonly StepTimes[] = [],
): TimeAxis {
  if (unit === 'steps') {
    const end = Math.max(1, plannedSteps, ...others.map(lastStepOf));
    return { unit, end, ...clockOf(unit, pace) };
  }
  const seconds = Math.max(1, ...[pace, ...others].map(lastMsOf).map((ms) => ms / 1_000));
  // Up to the next round number: the axis then moves now and then, not all the time.
  const [, end = seconds] = scaleLinear().domain([0, seconds]).nice(4).domain();
  // A run without a step has no speed: with another run's, every place on the axis is still a step.
  const known = [pace, ...others].find((one) => lastStepOf(one) > 0 && lastMsOf(one) > 0) ?? pace;
  return { unit, end, ...clockOf(unit, known) };
}

const same = (value: number): number => value;

/** Steps done at the newest moment; 0 without moments. */
export function lastStepOf(pace: StepTimes): number {
  return pace.at(-1)?.step ?? 0;
}

const lastMsOf = (pace: StepTimes): number => pace.at(-1)?.elapsedMs ?? 0;

/** The ends of the shown part, in the unit of the axis. */
export function shownEnds(axis: TimeAxis, range: StepRange | null): [number, number] {
  return range === null ? [0, axis.end] : [axis.fromStep(range[0]), axis.fromStep(range[1])];
}

const seconds = new Intl.NumberFormat('en', { maximumFractionDigits: 2 });

/** The text of a tick: 1,240, or 7.5 s. */
export function formatPlace(unit: TimeUnit, place: number): string {
  return unit === 'steps' ? formatCount(Math.round(place)) : `${seconds.format(place)} s`;
}
