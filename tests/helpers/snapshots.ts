/** Makes copies of runs that only their page looks into, for tests. */
import type { RunStatus } from '../../src/protocol/run.ts';
import type { RunSnapshot } from '../../src/protocol/runSnapshot.ts';

/** A copy of a run with this status; every weight is the number of its step. */
export function snapshotOf(status: RunStatus): RunSnapshot {
  const { runId, settings, step, plannedSteps, elapsedMs, isRepeatable } = status;
  return {
    runId,
    settings,
    architecture: { kind: settings.encoder, layers: [{ op: 'flatten' }] },
    trainer: { parameters: new Float32Array(8).fill(step), memory: [], updates: step },
    step,
    phase: { start: 0, end: plannedSteps, warmUpSteps: 0 },
    elapsedMs,
    decision: null,
    isRepeatable,
  };
}

/** What a run's status takes over from its copy. */
export function statusPartOf(snapshot: RunSnapshot): Partial<RunStatus> {
  const { settings, step, phase, elapsedMs } = snapshot;
  return { state: 'paused', settings, step, plannedSteps: phase.end, elapsedMs };
}
