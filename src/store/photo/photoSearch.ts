/** Owns one photo's way to a digit: reads its file once, then searches it for ink by the newest choice. */
import { MissingCode } from '../../client/missingCode.ts';
import { PhotoClient } from '../../client/photoClient.ts';
import { Asking } from '../core/asking.ts';
import { messageOf } from '../core/context.ts';
import type { FoundInk, GreyPhoto, InkChoice } from './photo.ts';

/** Told what comes of a photo, until the search ends. */
export interface PhotoListener {
  readonly onRead: (photo: GreyPhoto) => void;
  /** `null` where there is no ink. */
  readonly onFound: (found: FoundInk | null, choice: InkChoice) => void;
  /** The reason in a person's words, and whether it is that the worker's code could not be loaded. */
  readonly onRefused: (reason: string, isCodeMissing: boolean) => void;
}

/** The photo worker as a search uses it. */
export type PhotoPort = Pick<PhotoClient, 'read' | 'find' | 'end'>;

export class PhotoSearch {
  readonly #client: PhotoPort;
  readonly #asking: Asking<InkChoice, FoundInk | null>;
  #isRead = false;
  #hasEnded = false;

  constructor(file: File, listener: PhotoListener, client: PhotoPort = new PhotoClient()) {
    this.#client = client;
    const { onFound } = listener;
    this.#asking = new Asking<InkChoice, FoundInk | null>({
      ask: (choice) => client.find(choice),
      // Drop what comes of an earlier choice: the preview would jump.
      onAnswer: (found, choice, isNewest) => {
        if (isNewest) onFound(found, choice);
      },
      onError: (error, _choice, isNewest) => {
        if (isNewest) refuse(listener, error);
      },
      canAsk: () => this.#isRead,
    });
    void this.#read(file, listener);
  }

  /** Searches by this choice as soon as the photo is read and the last search has ended. */
  find(choice: InkChoice): void {
    void this.#asking.put(choice);
  }

  /** Ends the worker; nothing is told any more. */
  end(): void {
    this.#hasEnded = true;
    this.#asking.cancel();
    this.#client.end();
  }

  async #read(file: File, listener: PhotoListener): Promise<void> {
    try {
      const photo = await this.#client.read(file);
      if (this.#hasEnded) return;
      this.#isRead = true;
      listener.onRead(photo);
      this.#asking.askAgain();
    } catch (error) {
      if (!this.#hasEnded) refuse(listener, error);
    }
  }
}

function refuse({ onRefused }: PhotoListener, error: unknown): void {
  onRefused(messageOf(error), error instanceof MissingCode);
}
