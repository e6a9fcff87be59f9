/** Owns the step that the cursor of the curves reads, and its words. */
import { msAt, type StepTimes } from '../../store/curves/pace.ts';
import { formatCount, formatDuration } from '../format.ts';
import { clockOf, lastStepOf, type TimeAxis } from './timeAxis.ts';

/**
 * The step of the present run that a cursor reads. It cannot go beyond the end of the longest run.
 * @param pace of the present run
 * @param others the paces of the runs behind the curves
 */
export function cursorStep(
  cursor: number,
  axis: TimeAxis,
  pace: StepTimes,
  others: readonly StepTimes[],
): number {
  const ends = others.map((other) =>
    Math.round(axis.toStep(clockOf(axis.unit, other).fromStep(lastStepOf(other)))),
  );
  return Math.min(cursor, Math.max(lastStepOf(pace), ...ends));
}

/** “step 640 · 7.5 s”; beyond the last step of the present run, its place on the axis only. */
export function cursorText(step: number, axis: TimeAxis, pace: StepTimes): string {
  const stepText = `step ${formatCount(step)}`;
  if (step <= lastStepOf(pace)) return `${stepText} · ${formatDuration(msAt(pace, step))}`;
  return axis.unit === 'steps' ? stepText : formatDuration(1_000 * axis.fromStep(step));
}
