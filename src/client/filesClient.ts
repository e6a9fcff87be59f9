/**
 * Owns the worker that reads a person's own data: starts it at the first reading, and ends it when it is
 * cancelled or done. Runs on the page. Must not import the worker, only its address.
 */
import * as Comlink from 'comlink';
import type {
  FilesWorker,
  FileToRead,
  FoundSummary,
  OwnImages,
  ReadingChoices,
  ReadingListener,
} from '../protocol/ownData.ts';
import { type Every, everyInterval } from './heartbeat.ts';
import { errorOfDeath, type StartWorker, WorkerHandle } from './workerHandle.ts';

// Vite finds the worker only in exactly this form.
const startFilesWorker: StartWorker = () =>
  new Worker(new URL('../worker/sideWorkers/files/main.ts', import.meta.url), {
    type: 'module',
    name: 'files',
  });

/** Between two signs of life, a large archive may be opened. */
const patienceMs = 60_000;

export class FilesClient {
  readonly #startWorker: StartWorker;
  readonly #every: Every;
  #worker: WorkerHandle<FilesWorker> | null = null;

  /** @param every the page's ticks, which notice a silent worker */
  constructor(startWorker = startFilesWorker, every = everyInterval) {
    this.#startWorker = startWorker;
    this.#every = every;
  }

  /**
   * Reads files that together are one data set. A new call ends the one before.
   * @throws Error with a sentence for a person, or when the worker has died or was ended
   */
  read(
    files: readonly FileToRead[],
    choices: Partial<ReadingChoices>,
    onProgress: ReadingListener,
  ): Promise<FoundSummary> {
    this.end();
    const worker = new WorkerHandle<FilesWorker>(this.#startWorker, {
      errorOf: (reason) => errorOfDeath(reason, `The reading of the files has stopped: ${reason}.`),
      every: this.#every,
      patienceMs,
    });
    this.#worker = worker;
    return worker.remote.read(
      files,
      choices,
      Comlink.proxy((done, total) => {
        worker.heard();
        onProgress(done, total);
      }),
    );
  }

  /**
   * The images of what was read.
   * @throws Error when nothing was read, or the worker has died
   */
  async take(): Promise<OwnImages> {
    if (this.#worker === null) throw new Error('Files must be read first');
    return this.#worker.remote.take();
  }

  /** Ends the worker: cancels a reading, and frees what was found. */
  end(): void {
    this.#worker?.end();
    this.#worker = null;
  }
}
