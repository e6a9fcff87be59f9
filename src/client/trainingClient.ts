/**
 * Owns the training worker and the last checkpoint of its run: after a crash or a lost graphics card,
 * the next worker carries on from there. Runs on the page; it must not import the worker, only its
 * address.
 */
import * as Comlink from 'comlink';
import type { BackendInfo } from '../protocol/backend.ts';
import type { EventListener, WorkerEvent } from '../protocol/events.ts';
import type { RunSnapshot } from '../protocol/runSnapshot.ts';
import type { OpenOptions, SiameseWorker } from '../protocol/siameseWorker.ts';
import { type StartWorker, WorkerHandle } from './workerHandle.ts';

// Vite bundles a worker that is written out exactly like this.
const startTrainingWorker: StartWorker = () =>
  new Worker(new URL('../worker/main.ts', import.meta.url), { type: 'module', name: 'siamese' });

/** What the client tells besides the worker's own events. */
export interface ClientListener {
  readonly onEvents: EventListener;
  /** The worker has died; `start` brings it back, with a copy of its run if one has been kept. */
  readonly onCrash: (reason: string, isRunKept: boolean) => void;
}

/** What a worker is started with; which run it begins with is the client's to know. */
export type StartOptions = Omit<OpenOptions, 'restore' | 'firstRunId'>;

export class TrainingClient {
  readonly #listener: ClientListener;
  readonly #startWorker: StartWorker;
  #worker: WorkerHandle<SiameseWorker> | null = null;
  #checkpoint: RunSnapshot | null = null;
  #isBeingReplaced = false;
  /** The newest run that a worker has told of. */
  #lastRunId = 0;

  constructor(listener: ClientListener, startWorker = startTrainingWorker) {
    this.#listener = listener;
    this.#startWorker = startWorker;
  }

  /**
   * The worker's API.
   * @throws Error while there is no worker
   */
  get remote(): Comlink.Remote<SiameseWorker> {
    if (this.#worker === null) throw new Error('The worker has not been started');
    return this.#worker.remote;
  }

  /** Starts a worker, or another one in place of the present one, which is ended. */
  async start(options: StartOptions): Promise<BackendInfo> {
    this.stop();
    const worker = new WorkerHandle<SiameseWorker>(this.#startWorker);
    this.#worker = worker;
    worker.death.then((reason) => {
      if (worker === this.#worker) this.#crash(reason);
    });
    return worker.remote.open(
      { ...options, restore: this.#checkpoint, firstRunId: this.#lastRunId + 1 },
      Comlink.proxy((events) => {
        if (worker === this.#worker) this.#onEvents(events);
      }),
    );
  }

  /**
   * Starts another worker with other options, and carries the present run over.
   * @throws when the new worker cannot start; the present one has ended then
   */
  async restartWith(options: StartOptions): Promise<BackendInfo> {
    this.#isBeingReplaced = true;
    try {
      // A worker that has no run yet does not know what it was to carry on.
      this.#checkpoint = (await this.#worker?.remote.suspend()) ?? this.#checkpoint;
    } finally {
      this.#isBeingReplaced = false;
    }
    return this.start(options);
  }

  /** Ends the worker. */
  stop(): void {
    this.#worker?.end();
    this.#worker = null;
    this.#isBeingReplaced = false;
  }

  #crash(reason: string): void {
    this.stop();
    this.#listener.onCrash(reason, this.#checkpoint !== null);
  }

  #onEvents(events: readonly WorkerEvent[]): void {
    for (const event of events) {
      if (event.kind === 'checkpoint') this.#checkpoint = event.snapshot;
      if (event.kind !== 'status') continue;
      if (event.runId !== this.#checkpoint?.runId) this.#checkpoint = null;
      this.#lastRunId = Math.max(this.#lastRunId, event.runId);
    }
    if (events.some((event) => event.kind === 'backend-lost')) {
      this.#crash('the graphics card was taken away');
      return;
    }
    // What state a run rests in before it is carried over is not the state of the one to come.
    const isTold = ({ kind }: WorkerEvent): boolean =>
      !(this.#isBeingReplaced && kind === 'status');
    this.#listener.onEvents(events.filter(isTold));
  }
}
