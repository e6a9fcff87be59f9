/** A picture that is searched for a digit, in a worker of its own. Runs on the page. */
import * as Comlink from 'comlink';
import type { FoundInk, GreyPhoto, InkChoice, PhotoWorker } from '../protocol/photo.ts';

export class PhotoClient {
  readonly #worker = new Worker(new URL('../worker/photo/main.ts', import.meta.url), {
    type: 'module',
    name: 'photo',
  });
  readonly #remote = Comlink.wrap<PhotoWorker>(this.#worker);
  readonly #died: Promise<never>;
  #wanted: InkChoice | null = null;
  #searching: Promise<unknown> = Promise.resolve();

  constructor() {
    this.#died = new Promise((_, reject) => {
      this.#worker.addEventListener('error', (event) => {
        event.preventDefault();
        const what = event.message || 'its code could not be loaded';
        reject(new Error(`The search for the digit has stopped: ${what}`));
      });
    });
    // Whoever waits for an answer learns of it.
    this.#died.catch(() => {});
  }

  /**
   * Reads a picture's file.
   * @throws Error that says in a person's words why it is refused
   */
  read(file: File): Promise<GreyPhoto> {
    return Promise.race([this.#remote.read(file), this.#died]);
  }

  /**
   * Searches the picture that was read; one search at a time, the newest choice last.
   * @returns `null` where there is no ink; `undefined` where a newer choice has taken this one's place
   */
  async find(choice: InkChoice): Promise<FoundInk | null | undefined> {
    this.#wanted = choice;
    await this.#searching;
    if (this.#wanted !== choice) return undefined;
    const found = Promise.race([this.#remote.find(choice), this.#died]);
    this.#searching = found.catch(() => {});
    return found;
  }

  /** Ends the worker. */
  end(): void {
    this.#worker.terminate();
  }
}
