/** What the worker tells without being asked. Types only. */
import type { BackendName } from '../settings/choices.ts';
import type { Evaluation } from '../siamese/evaluation/evaluation.ts';
import type { EvaluationScope } from '../siamese/evaluation/fixedPairs.ts';
import type { Comparison } from './answers/comparison.ts';
import type { EmbeddingMap, GalleryDigits, StepPairs } from './pictures.ts';
import type { RunStatus, UndoKind } from './run.ts';
import type { RunSnapshot } from './runSnapshot.ts';

/** Why training was stopped: the loss is no number any more, or far above where it began. */
export type DivergenceReason = 'not-a-number' | 'exploded';

/** Events of one run carry its id, so that late ones can be dropped. */
export type RunEvent =
  | { readonly kind: 'status'; readonly runId: number; readonly status: RunStatus }
  /** Losses of consecutive steps; the first belongs to step number `firstStep` (from 0). */
  | {
      readonly kind: 'losses';
      readonly runId: number;
      readonly firstStep: number;
      readonly losses: Float32Array;
    }
  | {
      readonly kind: 'evaluation';
      readonly runId: number;
      readonly step: number;
      readonly scope: EvaluationScope;
      readonly evaluation: Evaluation;
    }
  | { readonly kind: 'batch'; readonly runId: number; readonly pairs: StepPairs }
  | { readonly kind: 'comparison'; readonly runId: number; readonly comparison: Comparison }
  /** Training has stopped, and the network is as it was after `restoredStep` steps. */
  | {
      readonly kind: 'diverged';
      readonly runId: number;
      /** The step whose loss showed it (from 0). */
      readonly step: number;
      readonly restoredStep: number;
      readonly reason: DivergenceReason;
    }
  | { readonly kind: 'checkpoint'; readonly runId: number; readonly snapshot: RunSnapshot }
  /** Before the first map of a run. */
  | { readonly kind: 'gallery'; readonly runId: number; readonly digits: GalleryDigits }
  | { readonly kind: 'map'; readonly runId: number; readonly map: EmbeddingMap };

export type WorkerEvent =
  | RunEvent
  | {
      readonly kind: 'loading';
      readonly loadedImages: number;
      readonly totalImages: number;
      /** What went wrong with each shard that was given up. */
      readonly failures: readonly string[];
    }
  | { readonly kind: 'undoable'; readonly undo: UndoKind | null }
  /** While no backend has been chosen: the one that is being timed. */
  | { readonly kind: 'probing'; readonly backend: BackendName }
  /** The backend lost its device: the worker must be started anew. */
  | { readonly kind: 'backend-lost' };

/** Takes events, batched about ten times a second. */
export type EventListener = (events: readonly WorkerEvent[]) => void;
