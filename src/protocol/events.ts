/** Owns the events that the worker sends without a question. Types only. */
import type { BackendName } from '../settings/choices.ts';
import type { Evaluation } from '../siamese/evaluation/evaluation.ts';
import type { EvaluationScope } from '../siamese/evaluation/fixedPairs.ts';
import type { Look } from '../siamese/evaluation/smallLook/look.ts';
import type { Comparison } from './answers/comparison.ts';
import type { EmbeddingMap, GalleryDigits, StepPairs } from './pictures.ts';
import type { RunStatus, UndoKind } from './run.ts';
import type { RunSnapshot } from './runSnapshot.ts';

/** Why training was stopped: the loss is not finite any more, or far above the first loss. */
export type DivergenceReason = 'not-a-number' | 'exploded';

/** Each event of a run carries the run's id, so that the page can drop late ones. */
export type RunEvent =
  | { readonly kind: 'status'; readonly runId: number; readonly status: RunStatus }
  /** Losses of consecutive steps; the first loss belongs to step number `firstStep` (from 0). */
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
  /** Comes often while training; the evaluations come now and then, and at rest. */
  | { readonly kind: 'look'; readonly runId: number; readonly step: number; readonly look: Look }
  | { readonly kind: 'batch'; readonly runId: number; readonly pairs: StepPairs }
  | { readonly kind: 'comparison'; readonly runId: number; readonly comparison: Comparison }
  /** Training has stopped; the network is the one after `restoredStep` steps again. */
  | {
      readonly kind: 'diverged';
      readonly runId: number;
      /** The step (from 0) whose loss diverged. */
      readonly step: number;
      readonly restoredStep: number;
      readonly reason: DivergenceReason;
    }
  /** The start of a run: before its first checkpoint, another worker can begin it again from here. */
  | { readonly kind: 'begun'; readonly runId: number; readonly snapshot: RunSnapshot }
  | { readonly kind: 'checkpoint'; readonly runId: number; readonly snapshot: RunSnapshot }
  /** Comes once, before the first map of a run. */
  | { readonly kind: 'gallery'; readonly runId: number; readonly digits: GalleryDigits }
  | { readonly kind: 'map'; readonly runId: number; readonly map: EmbeddingMap };

export type WorkerEvent =
  | RunEvent
  | {
      readonly kind: 'loading';
      readonly loadedImages: number;
      readonly totalImages: number;
      /** Why each failed shard failed. */
      readonly failures: readonly string[];
    }
  | { readonly kind: 'undoable'; readonly undo: UndoKind | null }
  /** The run to continue does not fit, and a new one begins; `reason` is a part of a sentence. */
  | { readonly kind: 'refused'; readonly reason: string }
  /** The backend that is timed now, before the choice of one. */
  | { readonly kind: 'probing'; readonly backend: BackendName }
  /**
   * The backend computes no more: the page must start a new worker. `reason` is a part of a sentence.
   */
  | { readonly kind: 'backend-lost'; readonly reason: string };

/** Takes batches of events, about ten a second; across threads, resolves when a batch has been taken. */
export type EventListener = (events: readonly WorkerEvent[]) => void | Promise<void>;
