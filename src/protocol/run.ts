/** A run as the worker tells of it. Types only. */
import type { RunSettings } from '../settings/settings.ts';

/**
 * `loading`: no network yet; `ready`: nothing trained; `training`, `paused`; `finished`: all planned
 * steps done, or imported; `error`: cannot go on without help.
 */
export type RunState = 'loading' | 'ready' | 'training' | 'paused' | 'finished' | 'error';

/** What a run is doing besides its state. */
export type RunActivity = 'waiting-for-data' | 'evaluating' | null;

/**
 * `collapsed`: all embeddings have come to lie at one point; `stuck-at-margin`: the loss stays where a
 * network ends up that tells nothing apart.
 */
export type RunWarning = 'collapsed' | 'stuck-at-margin';

/** A run as it stands. */
export interface RunStatus {
  /** Tells runs apart; comes with every event of the run. */
  readonly runId: number;
  readonly state: Exclude<RunState, 'loading' | 'error'>;
  readonly activity: RunActivity;
  /** Steps done. */
  readonly step: number;
  /** Step before which the run ends. */
  readonly plannedSteps: number;
  /** Time spent training. */
  readonly elapsedMs: number;
  /** Recent time of one step, or `null` before there is one. */
  readonly stepMs: number | null;
  /** The settings that the run goes by. */
  readonly settings: RunSettings;
  /** Numbers that are learnt: one encoder's, or two encoders' where the weights are not tied. */
  readonly parameterCount: number;
  /** The encoder's layers in words, from the image to the embedding. */
  readonly layers: readonly string[];
  /** What a person should know about how it goes. */
  readonly warning: RunWarning | null;
  /** Whether the same settings would give the same losses again; not once a shard was lost. */
  readonly isRepeatable: boolean;
}

/** What set aside the trained network that can be brought back. */
export type UndoKind = 'reset' | 'import' | 'undo';
