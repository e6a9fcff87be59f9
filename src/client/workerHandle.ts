/**
 * Owns what every client does with its worker: calls it, hears of its death, ends it. Runs on the page.
 * It must not import a worker: each client starts its own.
 */
import * as Comlink from 'comlink';

/** A worker as a client needs it: messages both ways, `error` events, and an end. */
export interface WorkerPort extends Comlink.Endpoint {
  terminate(): void;
}

/** Starts a worker. A client's default starts the real one; a test passes a thread of Node. */
export type StartWorker = () => WorkerPort;

export class WorkerHandle<Api> {
  readonly #port: WorkerPort;
  /** The worker's API. A call is never answered once the worker is dead: see `answerOf`. */
  readonly remote: Comlink.Remote<Api>;
  /** Resolves to the reason when the worker throws an error, or its code cannot be loaded. */
  readonly death: Promise<string>;

  constructor(start: StartWorker) {
    const port = start();
    this.#port = port;
    this.remote = Comlink.wrap<Api>(port);
    this.death = new Promise((resolve) => {
      port.addEventListener('error', (event) => {
        // The client tells the person: the browser's console need not.
        event.preventDefault();
        resolve(reasonOf(event));
      });
    });
  }

  /**
   * The answer of a call.
   * @param sentence what is said when the worker dies first
   * @throws Error with that sentence, or what the call rejects with
   */
  answerOf<Answer>(call: Promise<Answer>, sentence: (reason: string) => string): Promise<Answer> {
    const died = this.death.then((reason): never => {
      throw new Error(sentence(reason));
    });
    return Promise.race([call, died]);
  }

  /** Ends the worker. */
  end(): void {
    this.#port.terminate();
  }
}

/** A worker that throws sends an `ErrorEvent`; one whose code does not load, an event without a message. */
function reasonOf(event: Event): string {
  const message = 'message' in event ? event.message : '';
  return typeof message === 'string' && message !== '' ? message : 'its code could not be loaded';
}
