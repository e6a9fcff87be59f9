/**
 * Sends copies of a run to the page now and then: the page keeps them, and a new worker can continue from
 * one after a crash.
 */

import type { RunSnapshot } from '../../protocol/runSnapshot.ts';
import type { EventStream } from '../eventStream.ts';

/** A copy of the first second is there when it ends. */
const firstIntervalMs = 1_000;
/** In the first minute of training, a copy goes to the page this often; later never more often. */
const shortestIntervalMs = 2_000;
const longestIntervalMs = 10_000;
const firstMinuteMs = 60_000;
/** After the first minute, copies take at most this share of the time, if the longest interval allows. */
const mostShare = 0.01;

/**
 * The time from one copy to the next.
 * @param trainedMs the run's training time so far
 * @param costMs how long the last copy stopped the worker
 */
export function checkpointIntervalMs(trainedMs: number, costMs: number): number {
  if (trainedMs < shortestIntervalMs) return firstIntervalMs;
  if (trainedMs < firstMinuteMs) return shortestIntervalMs;
  return Math.min(longestIntervalMs, Math.max(shortestIntervalMs, costMs / mostShare));
}

export interface CheckpointPorts {
  readonly stream: EventStream;
  /** A clock in milliseconds. */
  readonly now: () => number;
  /** The run's training time in milliseconds. */
  readonly trainedMs: () => number;
  /** Copies the run as it is; `null` if there is nothing to continue from. */
  readonly checkpoint: () => Promise<RunSnapshot | null>;
}

export class Checkpoints {
  readonly #ports: CheckpointPorts;
  #takenMs: number;
  #costMs = 0;

  constructor(ports: CheckpointPorts) {
    this.#ports = ports;
    this.#takenMs = ports.now();
  }

  /** Whether the last copy is old enough for a new one. */
  get isDue(): boolean {
    const { now, trainedMs } = this.#ports;
    return now() - this.#takenMs >= checkpointIntervalMs(trainedMs(), this.#costMs);
  }

  /** Copies the run and sends the copy. */
  async take(): Promise<void> {
    const { stream, now, checkpoint } = this.#ports;
    this.#takenMs = now();
    // Only these two parts stop the worker; between them, other work goes on.
    const copying = this.#timed(checkpoint);
    const copy = await copying.result;
    if (copy === null) return;
    const sending = this.#timed(() => {
      stream.add({ kind: 'checkpoint', runId: copy.runId, snapshot: copy });
      stream.flush();
    });
    this.#costMs = copying.tookMs + sending.tookMs;
  }

  #timed<Result>(work: () => Result): { readonly result: Result; readonly tookMs: number } {
    const startMs = this.#ports.now();
    const result = work();
    return { result, tookMs: this.#ports.now() - startMs };
  }
}
