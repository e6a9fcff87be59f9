/**
 * Owns the handling of one worker for every client: calls it, reports its death or its silence, ends it.
 * Runs on the page. Must not import a worker: each client starts its own.
 */
import * as Comlink from 'comlink';
import type { Ping } from '../protocol/heartbeat.ts';
import { type Every, everyInterval, Heartbeat, usualPatienceMs } from './heartbeat.ts';
import { MissingCode } from './missingCode.ts';

/** The part of a worker that a client uses: messages both ways, `error` events, and an end. */
export interface WorkerPort extends Comlink.Endpoint {
  terminate(): void;
}

/** Starts a worker. By default a client starts the real one; a test passes a Node thread. */
export type StartWorker = () => WorkerPort;

export interface WorkerHandling {
  /** Makes the error with which open calls are rejected from the reason of the worker's end. */
  readonly errorOf: (reason: string) => Error;
  /** The page's ticks; by default the browser's. */
  readonly every?: Every;
  /** How long the worker may be silent. */
  readonly patienceMs?: number;
}

export class WorkerHandle<Api extends object> {
  readonly #port: WorkerPort;
  readonly #heartbeat: Heartbeat;
  readonly #errorOf: WorkerHandling['errorOf'];
  /** Rejects each call that waits for its answer. */
  readonly #open = new Set<(error: Error) => void>();
  /**
   * The worker's API. A call also rejects when the worker dies or is ended before the answer.
   */
  readonly remote: Comlink.Remote<Api>;
  #gone: Error | null = null;
  /**
   * Resolves to the reason when the worker throws an error, cannot be understood, falls silent, or its code
   * cannot be loaded.
   */
  readonly death: Promise<string>;
  #die: (reason: string) => void = () => {};

  constructor(start: StartWorker, handling: WorkerHandling) {
    this.#errorOf = handling.errorOf;
    this.death = new Promise((resolve) => {
      this.#die = (reason) => {
        resolve(reason);
        this.#leave(reason);
      };
    });
    const port = start();
    this.#port = port;
    this.remote = new Proxy(Comlink.wrap<Api>(port), {
      get: (api, name) => {
        const method: unknown = Reflect.get(api, name);
        if (typeof method !== 'function') return method;
        return (...values: unknown[]) => this.#call(() => Reflect.apply(method, undefined, values));
      },
    });
    this.#heartbeat = new Heartbeat(
      {
        every: handling.every ?? everyInterval,
        ping: () => this.#ping(),
        onSilent: (silentMs) => this.#die(`it has said nothing for ${silentMs / 1_000} seconds`),
      },
      handling.patienceMs ?? usualPatienceMs,
    );
    port.addEventListener('message', () => this.#heartbeat.heard());
    port.addEventListener('messageerror', () => this.#die('its words could not be read'));
    port.addEventListener('error', (event) => {
      // The page shows the error: the browser's console does not need it.
      event.preventDefault();
      this.#die(reasonOf(event));
    });
  }

  /** From now on the worker may be silent this long. */
  expectWithin(patienceMs: number): void {
    this.#heartbeat.expectWithin(patienceMs);
  }

  /** The worker has said something over another port than its own. */
  heard(): void {
    this.#heartbeat.heard();
  }

  /** Ends the worker; its open calls are rejected. */
  end(): void {
    this.#leave('it was ended');
    this.#port.terminate();
  }

  #call(ask: () => PromiseLike<unknown>): Promise<unknown> {
    return new Promise((resolve, reject) => {
      if (this.#gone !== null) {
        reject(this.#gone);
        return;
      }
      this.#open.add(reject);
      Promise.resolve(ask())
        .then(resolve, reject)
        .finally(() => this.#open.delete(reject));
    });
  }

  #ping(): void {
    const ping: Ping = { heartbeat: 'ping' };
    try {
      this.#port.postMessage(ping);
    } catch {
      // A ping that cannot be sent has no answer either: the silence says so.
    }
  }

  #leave(reason: string): void {
    if (this.#gone !== null) return;
    this.#heartbeat.stop();
    this.#gone = this.#errorOf(reason);
    for (const reject of this.#open) reject(this.#gone);
    this.#open.clear();
  }
}

/** The reason of a worker whose script did not arrive. */
export const codeIsMissing = 'its code could not be loaded';

/** The error of a call whose worker has gone: a `MissingCode` if its script did not arrive. */
export function errorOfDeath(reason: string, sentence: string): Error {
  return reason === codeIsMissing ? new MissingCode(sentence) : new Error(sentence);
}

/** A worker that throws sends an `ErrorEvent`; a worker that cannot load, an event without a message. */
function reasonOf(event: Event): string {
  const message = 'message' in event ? event.message : '';
  return typeof message === 'string' && message !== '' ? message : codeIsMissing;
}
