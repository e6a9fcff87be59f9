/** Owns the snapshot: everything that a run needs to continue in another worker. Types only. */
import type { Decision } from '../metrics/pairs/calibration.ts';
import type { Detour } from '../settings/facts/detours.ts';
import type { RunSettings } from '../settings/settings.ts';
import type { Architecture } from '../siamese/network/architecture/architecture.ts';
import type { TrainingPhase } from '../siamese/training/schedule.ts';
import type { TrainerSnapshot } from '../siamese/training/trainer.ts';

export interface RunSnapshot {
  readonly runId: number;
  readonly settings: RunSettings;
  readonly architecture: Architecture;
  /** `null` starts from the seed. */
  readonly trainer: TrainerSnapshot | null;
  readonly step: number;
  readonly phase: TrainingPhase;
  readonly elapsedMs: number;
  readonly decision: Decision | null;
  readonly isRepeatable: boolean;
  /** As in the run's status; missing in a record from before it was noted. */
  readonly detour?: Detour | null;
}
