/**
 * Owns the UMAP worker: starts one for each layout, and ends it with the layout. Runs on the page. Must
 * not import the worker, only its address.
 */
import * as Comlink from 'comlink';
import type { ProgressListener, UmapRequest, UmapWorker } from '../protocol/umap.ts';
import { type Every, everyInterval, startingPatienceMs } from './heartbeat.ts';
import { errorOfDeath, type StartWorker, WorkerHandle } from './workerHandle.ts';

// Vite finds the worker only in exactly this form.
const startUmapWorker: StartWorker = () =>
  new Worker(new URL('../worker/sideWorkers/umap/main.ts', import.meta.url), {
    type: 'module',
    name: 'umap',
  });

export class UmapClient {
  readonly #startWorker: StartWorker;
  readonly #every: Every;
  #cancel: (() => void) | null = null;

  /** @param every the page's ticks, which notice a silent worker */
  constructor(startWorker = startUmapWorker, every = everyInterval) {
    this.#startWorker = startWorker;
    this.#every = every;
  }

  /**
   * Lays embeddings out. Runs one layout at a time: a new call cancels the one before.
   * @returns [rows × 2]; `null` if it was cancelled
   * @throws Error when the layout is impossible, or the worker dies
   */
  async layOut(request: UmapRequest, onProgress: ProgressListener): Promise<Float32Array | null> {
    this.cancel();
    const worker = new WorkerHandle<UmapWorker>(this.#startWorker, {
      errorOf: (reason) => errorOfDeath(reason, `UMAP has stopped: ${reason}.`),
      every: this.#every,
      // The library builds its graph in one piece: a second alone, several on a busy machine.
      patienceMs: startingPatienceMs,
    });
    let cancel = (): void => {};
    const cancelled = new Promise<null>((resolve) => {
      cancel = () => resolve(null);
    });
    this.#cancel = cancel;
    const layout = worker.remote.layOut(
      request,
      Comlink.proxy((share) => {
        worker.heard();
        onProgress(share);
      }),
    );
    try {
      return await Promise.race([layout, cancelled]);
    } finally {
      worker.end();
      if (this.#cancel === cancel) this.#cancel = null;
    }
  }

  /** Cancels the layout and ends its worker, if there is one. */
  cancel(): void {
    this.#cancel?.();
    this.#cancel = null;
  }
}
