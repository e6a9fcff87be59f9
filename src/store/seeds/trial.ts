/** Follows one run of a comparison through the worker's events: pure functions. */
import type { WorkerEvent } from '../../protocol/events.ts';
import type { RunStatus } from '../../protocol/run.ts';
import type { LatestEvaluation } from '../core/runScope.ts';
import type { TrialOutcome } from './seedComparison.ts';

export interface Trial {
  /** Runs with this id or a lower one were there before. */
  readonly after: number;
  /** `null` before the run has been heard of. */
  readonly status: RunStatus | null;
  readonly evaluation: LatestEvaluation | null;
  /** The step (from 0) whose loss diverged; `null` if none did. */
  readonly divergedAt: number | null;
}

/** @param after no earlier run has a higher id */
export function trialAfter(after: number): Trial {
  return { after, status: null, evaluation: null, divergedAt: null };
}

/** Applies the worker's events; those of earlier runs may come late and are dropped. */
export function withEvents(trial: Trial, events: readonly WorkerEvent[]): Trial {
  return events.reduce(withEvent, trial);
}

function withEvent(trial: Trial, event: WorkerEvent): Trial {
  if (event.kind === 'status') {
    // The worker's very first run may be heard of late, but its own reset has a higher id.
    if (event.runId <= trial.after || event.runId < (trial.status?.runId ?? 0)) return trial;
    return { ...trial, status: event.status };
  }
  if (!('runId' in event) || event.runId !== trial.status?.runId) return trial;
  if (event.kind === 'evaluation') {
    const { step, scope, evaluation } = event;
    return { ...trial, evaluation: { step, scope, evaluation } };
  }
  return event.kind === 'diverged' ? { ...trial, divergedAt: event.step } : trial;
}

/**
 * What came of the run; `null` while it goes on.
 * @throws Error when the run has finished without its full figures
 */
export function outcomeOf({ status, evaluation, divergedAt }: Trial): TrialOutcome | null {
  if (divergedAt !== null) return { kind: 'diverged', step: divergedAt };
  if (status?.state !== 'finished') return null;
  if (evaluation?.scope !== 'full' || evaluation.step !== status.step) {
    throw new Error('A run has finished, and its network could not be measured.');
  }
  const { pairAccuracy, areaUnderCurve, validationLoss } = evaluation.evaluation;
  return {
    kind: 'measured',
    pairAccuracy,
    areaUnderCurve,
    validationLoss: Number.isFinite(validationLoss) ? validationLoss : null,
  };
}
