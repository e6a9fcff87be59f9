/**
 * Owns the training worker and the last checkpoint of its run. After a crash or a lost graphics card, the
 * next worker continues from the checkpoint. Runs on the page. Must not import the worker, only its
 * address.
 */
import * as Comlink from 'comlink';
import type { BackendInfo } from '../protocol/backend.ts';
import type { EventListener, WorkerEvent } from '../protocol/events.ts';
import type { RunSnapshot } from '../protocol/runSnapshot.ts';
import type { OpenOptions, SiameseWorker } from '../protocol/siameseWorker.ts';
import { type StartWorker, WorkerHandle } from './workerHandle.ts';

// Vite finds the worker only in exactly this form.
const startTrainingWorker: StartWorker = () =>
  new Worker(new URL('../worker/main.ts', import.meta.url), { type: 'module', name: 'siamese' });

/** Receives the worker's events and its crash. */
export interface ClientListener {
  readonly onEvents: EventListener;
  /** The worker has died. `start` starts another one, with the kept copy of the run if there is one. */
  readonly onCrash: (reason: string, isRunKept: boolean) => void;
}

/** The options of a worker, without those that the client adds: the run to restore and the first id. */
export type StartOptions = Omit<OpenOptions, 'restore' | 'firstRunId'>;

export class TrainingClient {
  readonly #listener: ClientListener;
  readonly #startWorker: StartWorker;
  #worker: WorkerHandle<SiameseWorker> | null = null;
  #checkpoint: RunSnapshot | null = null;
  #isBeingReplaced = false;
  /** The highest run id that any worker has reported. */
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

  /** Starts a worker; first ends the present one, if there is one. */
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
   * Starts another worker with other options; it continues the present run.
   * @throws when the new worker cannot start; the old one has ended by then
   */
  async restartWith(options: StartOptions): Promise<BackendInfo> {
    this.#isBeingReplaced = true;
    try {
      // A worker without a run returns null: the run to restore is still this checkpoint.
      this.#checkpoint = (await this.#worker?.remote.suspend()) ?? this.#checkpoint;
    } finally {
      this.#isBeingReplaced = false;
    }
    return this.start(options);
  }

  /** Lets the next worker continue this run; `null`: lets it begin a new one. */
  continueWith(snapshot: RunSnapshot | null): void {
    this.#checkpoint = snapshot;
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
      if (event.kind === 'refused') this.#checkpoint = null;
      if (event.kind !== 'status') continue;
      if (event.runId !== this.#checkpoint?.runId) this.#checkpoint = null;
      this.#lastRunId = Math.max(this.#lastRunId, event.runId);
    }
    if (events.some((event) => event.kind === 'backend-lost')) {
      this.#crash('the graphics card was taken away');
      return;
    }
    // While the worker is replaced, the page must not see that the old run is suspended.
    const isTold = ({ kind }: WorkerEvent): boolean =>
      !(this.#isBeingReplaced && kind === 'status');
    this.#listener.onEvents(events.filter(isTold));
  }
}
