/** Follows the time axis of the run. */
import { useMemo } from 'react';
import type { StepTimes } from '../../store/curves/pace.ts';
import type { Overlay } from '../../store/overlays/overlays.ts';
import type { Playground } from '../../store/playground.ts';
import { useSlowly } from '../components/useSlowly.ts';
import { type TimeAxis, timeAxisOf } from './timeAxis.ts';
import type { TimeUnit } from './view.ts';

const selectPlannedSteps = ({ run: { status } }: Playground): number => status?.plannedSteps ?? 1;
const noPace: StepTimes = [];

/**
 * An axis of steps stays the same object while the record grows: nothing is redrawn for it.
 * @param overlays the runs behind the curves that are shown; always the same array for the same runs
 */
export function useTimeAxis(
  unit: TimeUnit,
  pace: StepTimes,
  overlays: readonly Overlay[],
  slot: number,
  isSeen = true,
): TimeAxis {
  const plannedSteps = useSlowly(selectPlannedSteps, slot, isSeen);
  const known = unit === 'seconds' ? pace : noPace;
  return useMemo(() => {
    const others = overlays.map(({ record }) => record.pace);
    return timeAxisOf(unit, known, plannedSteps, others);
  }, [unit, known, plannedSteps, overlays]);
}
