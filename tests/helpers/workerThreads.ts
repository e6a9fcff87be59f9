/**
 * Owns the real workers in Node: Vite bundles the page's worker entries unchanged, and each worker is a
 * thread that a test can make fail.
 */
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { MessageChannel, type MessagePort, Worker } from 'node:worker_threads';
import nodeEndpoint from 'comlink/dist/esm/node-adapter.mjs';
import { build } from 'vite';
import type { WorkerPort } from '../../src/client/workerHandle.ts';

/** The time limit of bundling, which takes a second on an idle machine. */
export const bundlingMs = 60_000;

/** A failure of a worker: it throws, leaves a rejected promise unhandled, or takes no more messages. */
type Fault = 'throw' | 'reject' | 'deafen' | 'mend';

/** What each call of a kind counts as, and which of them fails: this one, or it and all that follow. */
export interface CallFault {
  readonly kind: 'message' | 'allocation';
  /** From 1. */
  readonly at: number;
  readonly isForGood: boolean;
}

/** How many calls of each kind a worker has made. */
export type CallCounts = Readonly<Record<CallFault['kind'], number>>;

/** One worker, for its client and for the test that makes it fail. */
export class WorkerThread {
  readonly #thread: Worker;
  readonly #faults: MessagePort;
  /** Resolves when the thread has ended. */
  readonly ended: Promise<void>;
  /** The effect of `terminate`; a test may delay it. */
  #terminate: () => void;

  /** @param callFault the calls that fail; without it, its waits are as long as a browser's */
  constructor(entry: string, callFault?: CallFault | 'none') {
    const { port1, port2 } = new MessageChannel();
    this.#faults = port1;
    this.#thread = new Worker(new URL('./workerThread.mjs', import.meta.url), {
      workerData: { entry, faults: port2, callFault },
      transferList: [port2],
      // Hides TensorFlow.js's greeting. An error that ends the thread is reported by an event.
      stderr: true,
    });
    this.ended = new Promise((resolve) => this.#thread.once('exit', () => resolve()));
    this.#terminate = () => void this.#thread.terminate();
  }

  /** The worker in the form that a browser gives to its client. */
  get port(): WorkerPort {
    const endpoint = nodeEndpoint(this.#thread);
    return {
      postMessage: endpoint.postMessage,
      removeEventListener: endpoint.removeEventListener,
      addEventListener: (type, listener) => {
        if (type === 'message') endpoint.addEventListener(type, listener);
        else if (type === 'error') {
          this.#thread.on('error', (error) => tell(listener, errorEvent(error)));
        } else this.#thread.on(type, () => tell(listener, new Event(type)));
      },
      terminate: () => this.#terminate(),
    };
  }

  /** Throws an error in the worker, outside any call. */
  throwError(message: string): void {
    this.#fail('throw', message);
  }

  /** Rejects a promise in the worker, and nothing handles it. */
  rejectPromise(message: string): void {
    this.#fail('reject', message);
  }

  /** Makes the worker take no more messages; resolves when it no longer does. */
  async deafen(): Promise<void> {
    this.#fail('deafen');
    await once(this.#faults, 'message');
  }

  /** Lets all calls succeed from now on; resolves to how many there were. */
  async mend(): Promise<CallCounts> {
    this.#fail('mend');
    const [counts] = await once(this.#faults, 'message');
    return counts;
  }

  /** From now on `terminate` does nothing: the worker lives on, like one that is slow to end. */
  outlivesTermination(): void {
    this.#terminate = () => {};
  }

  /** Ends the thread, even if `terminate` is disabled. */
  async end(): Promise<void> {
    this.#faults.close();
    await this.#thread.terminate();
  }

  #fail(kind: Fault, message = ''): void {
    this.#faults.postMessage({ kind, message });
  }
}

/** Starts workers of one kind, and ends those that a test has left running. */
export class WorkerThreads {
  readonly #folder: string;
  /** All started workers, in order. */
  readonly started: WorkerThread[] = [];

  private constructor(folder: string) {
    this.#folder = folder;
  }

  /** @param entry the worker's entry, from the project's root: `src/worker/main.ts` */
  static async build(entry: string): Promise<WorkerThreads> {
    const folder = await mkdtemp(join(tmpdir(), 'worker-threads-'));
    await build({
      configFile: false,
      logLevel: 'error',
      publicDir: false,
      ssr: { noExternal: true },
      build: {
        ssr: true,
        outDir: folder,
        emptyOutDir: true,
        minify: false,
        rollupOptions: { input: { worker: entry } },
      },
    });
    return new WorkerThreads(folder);
  }

  /** The newest worker. */
  get newest(): WorkerThread {
    const newest = this.started.at(-1);
    if (newest === undefined) throw new Error('No worker has been started');
    return newest;
  }

  /** The function with which a client starts a worker. */
  readonly start = (): WorkerPort => this.startWith();

  /** The same, with calls that fail. */
  startWith(callFault?: CallFault | 'none'): WorkerPort {
    const entry = pathToFileURL(join(this.#folder, 'worker.js')).href;
    const thread = new WorkerThread(entry, callFault);
    this.started.push(thread);
    return thread.port;
  }

  /** Ends all workers. */
  async endAll(): Promise<void> {
    await Promise.all(this.started.splice(0).map((thread) => thread.end()));
  }

  /** Ends all workers and removes their code. */
  async remove(): Promise<void> {
    await this.endAll();
    await rm(this.#folder, { recursive: true });
  }
}

/** An error event like a browser's. */
function errorEvent(error: unknown): Event {
  const message = error instanceof Error ? error.message : String(error);
  return Object.assign(new Event('error', { cancelable: true }), { message });
}

function tell(listener: EventListenerOrEventListenerObject, event: Event): void {
  if ('handleEvent' in listener) listener.handleEvent(event);
  else listener(event);
}
