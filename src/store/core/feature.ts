/**
 * Owns what a feature of the page may do when the page opens, and when a run or a worker begins or ends:
 * one path to all of them.
 */
import type { PlaygroundState } from './state.ts';

export interface Feature {
  /** The page opens: reads what was kept. */
  pageOpened?(): Promise<void>;
  /** The worker is gone, or will be at once: no answer is due any more. */
  workerEnded?(): void;
  /** A worker has told of its first run: there is a network to ask. */
  workerBegan?(): void;
  /** Another run of the same worker has begun, and the state of the last one is gone. */
  runBegan?(): void;
  /** The worker has told something, and the state knows of it. */
  eventsCame?(): void;
  /** The state has changed. */
  stateChanged?(state: PlaygroundState, before: PlaygroundState): void;
}

/** The moments at which every feature may have something to do. */
export type Moment = 'workerEnded' | 'workerBegan' | 'runBegan' | 'eventsCame';

/** What a person may do with a feature: all of it but what only the playground calls. */
export type ActionsOf<One> = Omit<One, keyof Feature>;
