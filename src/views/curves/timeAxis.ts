/** Owns the time axis that all curves share. */
import { scaleLinear } from 'd3-scale';
import { msAt, type StepTimes, stepAt } from '../../store/curves/pace.ts';
import { formatCount } from '../format.ts';
import type { StepRange, TimeUnit } from './view.ts';

/** An axis of steps, or of seconds of training. */
export interface TimeAxis {
  readonly unit: TimeUnit;
  /** The end of the whole axis, in its unit; the axis begins at 0. */
  readonly end: number;
  /** Converts a step to the unit of the axis. */
  readonly fromStep: (step: number) => number;
  /** Converts a place in the unit of the axis to a step, not rounded. */
  readonly toStep: (place: number) => number;
}

/**
 * @param pace the elapsed time at the steps of the record
 * @param plannedSteps the end of an axis of steps: it does not move while the network trains
 */
export function timeAxisOf(unit: TimeUnit, pace: StepTimes, plannedSteps: number): TimeAxis {
  if (unit === 'steps') {
    return { unit, end: Math.max(1, plannedSteps), fromStep: same, toStep: same };
  }
  const seconds = Math.max(1, (pace.at(-1)?.elapsedMs ?? 0) / 1_000);
  // Up to the next round number: the axis then moves now and then, not all the time.
  const [, end = seconds] = scaleLinear().domain([0, seconds]).nice(4).domain();
  return {
    unit,
    end,
    fromStep: (step) => msAt(pace, step) / 1_000,
    toStep: (place) => stepAt(pace, 1_000 * place),
  };
}

const same = (value: number): number => value;

/** The ends of the shown part, in the unit of the axis. */
export function shownEnds(axis: TimeAxis, range: StepRange | null): [number, number] {
  return range === null ? [0, axis.end] : [axis.fromStep(range[0]), axis.fromStep(range[1])];
}

const seconds = new Intl.NumberFormat('en', { maximumFractionDigits: 2 });

/** The text of a tick: 1,240, or 7.5 s. */
export function formatPlace(unit: TimeUnit, place: number): string {
  return unit === 'steps' ? formatCount(Math.round(place)) : `${seconds.format(place)} s`;
}
