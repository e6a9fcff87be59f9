/**
 * Owns the photo worker, which reads one photo and searches it for a digit. Runs on the page. Must not
 * import the worker, only its address.
 */
import type { FoundInk, GreyPhoto, InkChoice, PhotoWorker } from '../protocol/photo.ts';
import { type StartWorker, WorkerHandle } from './workerHandle.ts';

// Vite finds the worker only in exactly this form.
const startPhotoWorker: StartWorker = () =>
  new Worker(new URL('../worker/photo/main.ts', import.meta.url), {
    type: 'module',
    name: 'photo',
  });

export class PhotoClient {
  readonly #worker: WorkerHandle<PhotoWorker>;

  constructor(startWorker = startPhotoWorker) {
    this.#worker = new WorkerHandle(startWorker);
  }

  /**
   * Reads the file of a photo.
   * @throws Error with a sentence for a person: the file is refused, or the worker has died
   */
  read(file: File): Promise<GreyPhoto> {
    return this.#worker.answerOf(this.#worker.remote.read(file), sentence);
  }

  /**
   * Searches the photo that was read.
   * @returns `null` where there is no ink
   * @throws Error before a photo has been read, or when the worker has died
   */
  find(choice: InkChoice): Promise<FoundInk | null> {
    return this.#worker.answerOf(this.#worker.remote.find(choice), sentence);
  }

  /** Ends the worker. */
  end(): void {
    this.#worker.end();
  }
}

function sentence(reason: string): string {
  return `The search for the digit has stopped: ${reason}`;
}
