/** Everything a run can be brought back from. */
import type { RunSettings } from '../settings/settings.ts';
import { type Architecture, architectureOf } from '../siamese/architecture.ts';
import type { Decision } from '../siamese/calibration.ts';
import { firstPhase, type Phase } from '../siamese/schedule.ts';
import type { TrainerSnapshot } from '../siamese/trainer.ts';

export interface RunSnapshot {
  readonly runId: number;
  readonly settings: RunSettings;
  readonly architecture: Architecture;
  /** `null` starts from the seed. */
  readonly trainer: TrainerSnapshot | null;
  readonly step: number;
  readonly phase: Phase;
  readonly elapsedMs: number;
  readonly decision: Decision | null;
  readonly isRepeatable: boolean;
}

/** The start of a new run. */
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
  };
}
