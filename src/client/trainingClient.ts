/**
 * Owns the training worker and the last checkpoint of its run. After a crash or a lost graphics card, the
 * next worker continues from the checkpoint. Runs on the page. Must not import the worker, only its
 * address.
 */
import * as Comlink from 'comlink';
import type { OtherData } from '../protocol/answers/measuring.ts';
import type { BackendInfo } from '../protocol/backend.ts';
import type { EventListener, WorkerEvent } from '../protocol/events.ts';
import type { RunSnapshot } from '../protocol/runSnapshot.ts';
import type { ImageSource, OpenOptions, SiameseWorker } from '../protocol/siameseWorker.ts';
import { type Every, everyInterval, startingPatienceMs, usualPatienceMs } from './heartbeat.ts';
import { type StartWorker, WorkerHandle } from './workerHandle.ts';

// Vite finds the worker only in exactly this form.
const startTrainingWorker: StartWorker = () =>
  new Worker(new URL('../worker/main.ts', import.meta.url), { type: 'module', name: 'siamese' });

/**
 * A call whose training worker has gone before the answer. The listener hears of the end itself: whoever
 * called need not tell.
 */
export class WorkerGone extends Error {
  override readonly name = 'WorkerGone';
}

/** Receives the worker's events and its crash. */
export interface ClientListener {
  readonly onEvents: EventListener;
  /**
   * The worker has died. `start` starts another one, with the kept copy of the run if there is one.
   * @param keptStep the step of that copy; `null` without one
   */
  readonly onCrash: (reason: string, keptStep: number | null) => void;
}

/** The options of a worker, without those that the client adds: the run to restore and the first id. */
export type StartOptions = Omit<OpenOptions, 'restore' | 'firstRunId'>;

export class TrainingClient {
  readonly #listener: ClientListener;
  readonly #startWorker: StartWorker;
  readonly #every: Every;
  #worker: WorkerHandle<SiameseWorker> | null = null;
  #checkpoint: RunSnapshot | null = null;
  #isBeingReplaced = false;
  /** The highest run id that any worker has reported. */
  #lastRunId = 0;

  /** @param every the page's ticks, which notice a silent worker */
  constructor(
    listener: ClientListener,
    startWorker = startTrainingWorker,
    every: Every = everyInterval,
  ) {
    this.#listener = listener;
    this.#startWorker = startWorker;
    this.#every = every;
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
    const worker = new WorkerHandle<SiameseWorker>(this.#startWorker, {
      errorOf: (reason) => new WorkerGone(`The worker that trains has stopped: ${reason}.`),
      every: this.#every,
      patienceMs: startingPatienceMs,
    });
    this.#worker = worker;
    worker.death.then((reason) => {
      if (worker === this.#worker) this.#crash(reason);
    });
    const backend = await worker.remote.open(
      Comlink.transfer(
        { ...options, restore: this.#checkpoint, firstRunId: this.#lastRunId + 1 },
        buffersOf(options.images),
      ),
      Comlink.proxy((events) => {
        worker.heard();
        if (worker === this.#worker) this.#onEvents(events);
      }),
    );
    worker.expectWithin(usualPatienceMs);
    return backend;
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

  /**
   * Hands another data set over to the worker, to measure networks on; `null` frees it.
   * @throws Error when its images do not fit or cannot be loaded, or the worker has gone
   */
  async lend(data: OtherData | null): Promise<void> {
    await this.remote.lend(data === null ? null : Comlink.transfer(data, buffersOf(data.images)));
  }

  /** Ends the worker. */
  stop(): void {
    this.#worker?.end();
    this.#worker = null;
    this.#isBeingReplaced = false;
  }

  #crash(reason: string): void {
    const worker = this.#worker;
    this.#worker = null;
    this.#isBeingReplaced = false;
    // First the listener hears of it, then those whose calls are open.
    this.#listener.onCrash(reason, this.#checkpoint?.step ?? null);
    worker?.end();
  }

  #onEvents(events: readonly WorkerEvent[]): void {
    for (const event of events) {
      if (event.kind === 'begun' || event.kind === 'checkpoint') this.#checkpoint = event.snapshot;
      if (event.kind === 'refused') this.#checkpoint = null;
      if (event.kind !== 'status') continue;
      if (event.runId !== this.#checkpoint?.runId) this.#checkpoint = null;
      this.#lastRunId = Math.max(this.#lastRunId, event.runId);
    }
    const lost = events.find((event) => event.kind === 'backend-lost');
    if (lost !== undefined) {
      this.#crash(lost.reason);
      return;
    }
    // While the worker is replaced, the page must not see that the old run is suspended.
    const isTold = ({ kind }: WorkerEvent): boolean =>
      !(this.#isBeingReplaced && kind === 'status');
    this.#listener.onEvents(events.filter(isTold));
  }
}

/** The memory that moves to the worker with a person's own images. */
function buffersOf(source: ImageSource): ArrayBuffer[] {
  if (source.kind !== 'own') return [];
  return Object.values(source.images).flatMap(({ images, labels, groups }) => [
    images.buffer,
    labels.buffer,
    ...(groups === null ? [] : [groups.buffer]),
  ]);
}
