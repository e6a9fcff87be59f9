/**
 * Owns the moments at which a feature may act: the page opens, a run or a worker begins or ends. There
 * is one path for all features. Types only.
 */
import type { WorkerEvent } from '../../protocol/events.ts';
import type { PlaygroundState } from './state.ts';

export interface Feature {
  /** The page opens: reads the kept values. */
  pageOpened?(): Promise<void>;
  /** The worker is gone or about to go: no answer is due any more. */
  workerEnded?(): void;
  /** A worker has reported its first run: there is a network to ask. */
  workerBegan?(): void;
  /** Every part of the data set that can be had is here, and kept as far as the browser keeps it. */
  dataLoaded?(): void;
  /** Another run of the same worker has begun, and the state of the last one is gone. */
  runBegan?(): void;
  /** The worker has sent events, and the state holds them. */
  eventsCame?(events: readonly WorkerEvent[]): void;
  /** The state has changed. */
  stateChanged?(state: PlaygroundState, before: PlaygroundState): void;
}

/** The beginnings and ends at which every feature may have something to do. */
export type Moment = 'workerEnded' | 'workerBegan' | 'dataLoaded' | 'runBegan';

/** What other code may do with a feature: all methods except those for the moments above. */
export type ActionsOf<One> = Omit<One, keyof Feature>;
