/**
 * Owns the photo worker, which reads one photo and searches it for a digit. Runs on the page. Must not
 * import the worker, only its address.
 */
import type { FoundInk, GreyPhoto, InkChoice, PhotoWorker } from '../protocol/photo.ts';
import { everyInterval } from './heartbeat.ts';
import { errorOfDeath, type StartWorker, WorkerHandle } from './workerHandle.ts';

// Vite finds the worker only in exactly this form.
const startPhotoWorker: StartWorker = () =>
  new Worker(new URL('../worker/sideWorkers/photo/main.ts', import.meta.url), {
    type: 'module',
    name: 'photo',
  });

/** A search cannot say a word in its middle, and takes seconds on a slow phone. */
const patienceMs = 10_000;

export class PhotoClient {
  readonly #worker: WorkerHandle<PhotoWorker>;

  /** @param every the page's ticks, which notice a silent worker */
  constructor(startWorker = startPhotoWorker, every = everyInterval) {
    const errorOf = (reason: string): Error =>
      errorOfDeath(reason, `The search for the digit has stopped: ${reason}`);
    this.#worker = new WorkerHandle(startWorker, { errorOf, every, patienceMs });
  }

  /**
   * Reads the file of a photo.
   * @throws Error with a sentence for a person: the file is refused, or the worker has died
   */
  read(file: File): Promise<GreyPhoto> {
    return this.#worker.remote.read(file);
  }

  /**
   * Searches the photo that was read.
   * @returns `null` where there is no ink
   * @throws Error before a photo has been read, or when the worker has died
   */
  find(choice: InkChoice): Promise<FoundInk | null> {
    return this.#worker.remote.find(choice);
  }

  /** Ends the worker. */
  end(): void {
    this.#worker.end();
  }
}
