/** Sends copies of a run to the page now and then, so that a new worker can continue after a crash. */

import type { RunSnapshot } from '../../protocol/runSnapshot.ts';
import type { EventStream } from '../eventStream.ts';

/** A copy goes to the page this often. */
const checkpointIntervalMs = 10_000;

export interface CheckpointPorts {
  readonly stream: EventStream;
  /** A clock in milliseconds. */
  readonly now: () => number;
  /** Copies the run as it is. */
  readonly snapshot: () => Promise<RunSnapshot>;
}

export class Checkpoints {
  readonly #ports: CheckpointPorts;
  #takenMs: number;

  constructor(ports: CheckpointPorts) {
    this.#ports = ports;
    this.#takenMs = ports.now();
  }

  /** Whether the last copy is old enough for a new one. */
  get isDue(): boolean {
    return this.#ports.now() - this.#takenMs >= checkpointIntervalMs;
  }

  /** Copies the run and sends the copy. */
  async take(): Promise<void> {
    const { stream, now, snapshot } = this.#ports;
    this.#takenMs = now();
    const copy = await snapshot();
    stream.add({ kind: 'checkpoint', runId: copy.runId, snapshot: copy });
    stream.flush();
  }
}
