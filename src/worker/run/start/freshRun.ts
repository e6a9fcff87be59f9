/** Makes the start of a new run. */
import type { RunSnapshot } from '../../../protocol/runSnapshot.ts';
import type { RunSettings } from '../../../settings/settings.ts';
import { architectureOf } from '../../../siamese/network/architecture/architecture.ts';
import { firstPhase } from '../../../siamese/training/schedule.ts';

/** Step 0 of a run with these settings; its weights come from the seed. */
export function freshRun(runId: number, settings: RunSettings): RunSnapshot {
  return {
    runId,
    settings,
    architecture: architectureOf(settings),
    trainer: null,
    step: 0,
    phase: firstPhase(settings.steps, settings.warmUpSteps),
    elapsedMs: 0,
    decision: null,
    isRepeatable: true,
    detour: null,
  };
}
