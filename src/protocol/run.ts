/** Owns what the worker reports about a run. Types only. */
import type { Detour } from '../settings/facts/detours.ts';
import type { RunSettings } from '../settings/settings.ts';

/**
 * `loading`: no network yet; `ready`: nothing trained; `training`, `paused`; `finished`: all planned
 * steps done, or imported; `error`: cannot go on without help.
 */
export type RunState = 'loading' | 'ready' | 'training' | 'paused' | 'finished' | 'error';

/** What a run does besides its state. */
export type RunActivity = 'waiting-for-data' | 'evaluating' | null;

/**
 * `collapsed`: all embeddings lie at one point; `overflowing`: some are too large for float32;
 * `stuck-at-margin`: the loss stays at the loss of a network that tells nothing apart.
 */
export type RunWarning = 'collapsed' | 'overflowing' | 'stuck-at-margin';

/** The present status of a run. */
export interface RunStatus {
  /** Identifies the run; every event of the run carries it. */
  readonly runId: number;
  readonly state: Exclude<RunState, 'loading' | 'error'>;
  readonly activity: RunActivity;
  /** Steps done. */
  readonly step: number;
  /** The run ends after this many steps. */
  readonly plannedSteps: number;
  /** Time spent training. */
  readonly elapsedMs: number;
  /** Recent time of one step; `null` before the first step. */
  readonly stepMs: number | null;
  /** The settings of the run. */
  readonly settings: RunSettings;
  /** The number of learnt numbers: of one encoder, or of both if the weights are not tied. */
  readonly parameterCount: number;
  /** The encoder's layers in words, from the image to the embedding. */
  readonly layers: readonly string[];
  /** A problem of the run that a person should know. */
  readonly warning: RunWarning | null;
  /** Whether the same settings would give the same losses again; false once a shard was lost. */
  readonly isRepeatable: boolean;
  /** Why its settings and its steps alone do not lead to this network; `null` if they do. */
  readonly detour: Detour | null;
}

/** What replaced the trained network that `undo` brings back. */
export type UndoKind = 'reset' | 'import' | 'open' | 'undo';
