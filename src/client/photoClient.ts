/**
 * Owns the photo worker: it reads one picture and searches it for a digit. Runs on the page; it must not
 * import the worker, only its address.
 */
import type { FoundInk, GreyPhoto, InkChoice, PhotoWorker } from '../protocol/photo.ts';
import { type StartWorker, WorkerHandle } from './workerHandle.ts';

// Vite bundles a worker that is written out exactly like this.
const startPhotoWorker: StartWorker = () =>
  new Worker(new URL('../worker/photo/main.ts', import.meta.url), {
    type: 'module',
    name: 'photo',
  });

export class PhotoClient {
  readonly #worker: WorkerHandle<PhotoWorker>;
  #wanted: InkChoice | null = null;
  #searching: Promise<unknown> = Promise.resolve();

  constructor(startWorker = startPhotoWorker) {
    this.#worker = new WorkerHandle(startWorker);
  }

  /**
   * Reads a picture's file.
   * @throws Error that says in a person's words why it is refused, or that the worker has died
   */
  read(file: File): Promise<GreyPhoto> {
    return this.#worker.answerOf(this.#worker.remote.read(file), sentence);
  }

  /**
   * Searches the picture that was read; one search at a time, the newest choice last.
   * @returns `null` where there is no ink; `undefined` where a newer choice has taken this one's place
   * @throws Error before a picture has been read, or when the worker has died
   */
  async find(choice: InkChoice): Promise<FoundInk | null | undefined> {
    this.#wanted = choice;
    await this.#searching;
    if (this.#wanted !== choice) return undefined;
    const found = this.#worker.answerOf(this.#worker.remote.find(choice), sentence);
    this.#searching = found.catch(() => {});
    return found;
  }

  /** Ends the worker. */
  end(): void {
    this.#worker.end();
  }
}

function sentence(reason: string): string {
  return `The search for the digit has stopped: ${reason}`;
}
