import { scaleLinear } from 'd3-scale';
import { msAt, type StepTimes, stepAt } from '../../store/curves/pace.ts';
import { formatCount } from '../format.ts';
import type { StepRange, TimeUnit } from './view.ts';

/** The axis that all curves share: steps, or seconds spent training. */
export interface TimeAxis {
  readonly unit: TimeUnit;
  /** Where the whole of the axis ends, in its unit; it begins at 0. */
  readonly end: number;
  /** From steps to the axis's unit. */
  readonly fromStep: (step: number) => number;
  /** From the axis's unit to steps, not rounded. */
  readonly toStep: (place: number) => number;
}

/**
 * @param pace what is known of the run's time
 * @param plannedSteps where an axis of steps ends, so that it keeps still while the run goes on
 */
export function timeAxisOf(unit: TimeUnit, pace: StepTimes, plannedSteps: number): TimeAxis {
  if (unit === 'steps') {
    return { unit, end: Math.max(1, plannedSteps), fromStep: same, toStep: same };
  }
  const seconds = Math.max(1, (pace.at(-1)?.elapsedMs ?? 0) / 1_000);
  // To the next round number, so that the axis moves now and then, not always.
  const [, end = seconds] = scaleLinear().domain([0, seconds]).nice(4).domain();
  return {
    unit,
    end,
    fromStep: (step) => msAt(pace, step) / 1_000,
    toStep: (place) => stepAt(pace, 1_000 * place),
  };
}

const same = (value: number): number => value;

/** The ends of what is shown, in the axis's unit. */
export function shownEnds(axis: TimeAxis, range: StepRange | null): [number, number] {
  return range === null ? [0, axis.end] : [axis.fromStep(range[0]), axis.fromStep(range[1])];
}

const seconds = new Intl.NumberFormat('en', { maximumFractionDigits: 2 });

/** A mark of the axis: 1,240, or 7.5 s. */
export function formatPlace(unit: TimeUnit, place: number): string {
  return unit === 'steps' ? formatCount(Math.round(place)) : `${seconds.format(place)} s`;
}
