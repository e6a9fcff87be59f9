/**
 * Owns the real workers in Node: Vite bundles the page's worker entries as they are, and each worker is
 * a thread that a test can make fail.
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

/** How long bundling may take: a second on an idle machine. */
export const bundlingMs = 60_000;

/** How a worker fails: it throws, leaves a rejected promise alone, or takes no more messages. */
type Fault = 'throw' | 'reject' | 'deafen';

/** One worker: what its client is given, and what a test does to it. */
export class WorkerThread {
  readonly #thread: Worker;
  readonly #faults: MessagePort;
  /** Resolves when the thread has ended. */
  readonly ended: Promise<void>;
  /** What `terminate` does; a test may put it off. */
  #terminate: () => void;

  constructor(entry: string) {
    const { port1, port2 } = new MessageChannel();
    this.#faults = port1;
    this.#thread = new Worker(new URL('./workerThread.mjs', import.meta.url), {
      workerData: { entry, faults: port2 },
      transferList: [port2],
      // TensorFlow.js greets on it. An error that ends the thread is told by an event.
      stderr: true,
    });
    this.ended = new Promise((resolve) => this.#thread.once('exit', () => resolve()));
    this.#terminate = () => void this.#thread.terminate();
  }

  /** The worker as a browser gives it to its client. */
  get port(): WorkerPort {
    const endpoint = nodeEndpoint(this.#thread);
    return {
      postMessage: endpoint.postMessage,
      removeEventListener: endpoint.removeEventListener,
      addEventListener: (type, listener) => {
        if (type !== 'error') endpoint.addEventListener(type, listener);
        else this.#thread.on('error', (error) => tell(listener, errorEvent(error)));
      },
      terminate: () => this.#terminate(),
    };
  }

  /** Throws an error in the worker, outside any call. */
  throwError(message: string): void {
    this.#fail('throw', message);
  }

  /** Rejects a promise in the worker that nobody awaits. */
  rejectPromise(message: string): void {
    this.#fail('reject', message);
  }

  /** Makes the worker take no more messages; resolves when that is so. */
  async deafen(): Promise<void> {
    this.#fail('deafen');
    await once(this.#faults, 'message');
  }

  /** From now on `terminate` does nothing: the worker lives on, as one that takes its time to end. */
  outlivesTermination(): void {
    this.#terminate = () => {};
  }

  /** Ends the thread, whatever has been put off. */
  async end(): Promise<void> {
    this.#faults.close();
    await this.#thread.terminate();
  }

  #fail(kind: Fault, message = ''): void {
    this.#faults.postMessage({ kind, message });
  }
}

/** Workers of one kind: starts them, and ends what a test has left running. */
export class WorkerThreads {
  readonly #folder: string;
  /** All that have been started, in order. */
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

  /** What a client takes to start a worker. */
  readonly start = (): WorkerPort => {
    const thread = new WorkerThread(pathToFileURL(join(this.#folder, 'worker.js')).href);
    this.started.push(thread);
    return thread.port;
  };

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

/** An error as a browser tells of it. */
function errorEvent(error: unknown): Event {
  const message = error instanceof Error ? error.message : String(error);
  return Object.assign(new Event('error', { cancelable: true }), { message });
}

function tell(listener: EventListenerOrEventListenerObject, event: Event): void {
  if ('handleEvent' in listener) listener.handleEvent(event);
  else listener(event);
}
