/**
 * Owns the handling of one worker for every client: calls it, reports its death, ends it. Runs on the
 * page. Must not import a worker: each client starts its own.
 */
import * as Comlink from 'comlink';
import { MissingCode } from './missingCode.ts';

/** The part of a worker that a client uses: messages both ways, `error` events, and an end. */
export interface WorkerPort extends Comlink.Endpoint {
  terminate(): void;
}

/** Starts a worker. By default a client starts the real one; a test passes a Node thread. */
export type StartWorker = () => WorkerPort;

export class WorkerHandle<Api> {
  readonly #port: WorkerPort;
  /** The worker's API. A call to a dead worker never settles: use `answerOf`. */
  readonly remote: Comlink.Remote<Api>;
  /** Resolves to the reason when the worker throws an error, or its code cannot be loaded. */
  readonly death: Promise<string>;

  constructor(start: StartWorker) {
    const port = start();
    this.#port = port;
    this.remote = Comlink.wrap<Api>(port);
    this.death = new Promise((resolve) => {
      port.addEventListener('error', (event) => {
        // The page shows the error: the browser's console does not need it.
        event.preventDefault();
        resolve(reasonOf(event));
      });
    });
  }

  /**
   * The answer of a call, or an error if the worker dies first.
   * @param sentence makes the error's message from the reason of the death
   * @throws Error with that message (a `MissingCode` if the worker's code could not be loaded), or the
   *   rejection of the call
   */
  answerOf<Answer>(call: Promise<Answer>, sentence: (reason: string) => string): Promise<Answer> {
    const died = this.death.then((reason): never => {
      throw reason === codeIsMissing
        ? new MissingCode(sentence(reason))
        : new Error(sentence(reason));
    });
    return Promise.race([call, died]);
  }

  /** Ends the worker. */
  end(): void {
    this.#port.terminate();
  }
}

const codeIsMissing = 'its code could not be loaded';

/** A worker that throws sends an `ErrorEvent`; a worker that cannot load, an event without a message. */
function reasonOf(event: Event): string {
  const message = 'message' in event ? event.message : '';
  return typeof message === 'string' && message !== '' ? message : codeIsMissing;
}
