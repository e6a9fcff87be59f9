/** Makes records of runs and overlays of them, for tests. */
import { type Curve, emptyRecord, type RunRecord } from '../../src/store/curves/runRecord.ts';
import type { Overlay } from '../../src/store/overlays/overlays.ts';

export type StepAndValue = readonly [step: number, value: number];

export function curveOf(...points: readonly StepAndValue[]): Curve {
  return points.map(([step, value]) => ({ step, value }));
}

/** The record of a run that took equally long for each step. */
export function recordOfRun(
  lastStep: number,
  elapsedMs: number,
  curves: Partial<RunRecord> = {},
): RunRecord {
  const pace = [
    { step: 0, elapsedMs: 0 },
    { step: lastStep, elapsedMs },
  ];
  return { ...emptyRecord, pace, ...curves };
}

/** A run behind the curves, shown in the first style. */
export function overlayOf(record: RunRecord, more: Partial<Overlay> = {}): Overlay {
  return { key: 'other', name: 'Other', record, style: 0, isShown: true, ...more };
}
