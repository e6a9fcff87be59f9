/** Starts the UMAP worker when a layout is asked for, and ends it with it. Runs on the page. */
import * as Comlink from 'comlink';
import type { ProgressListener, UmapRequest, UmapWorker } from '../protocol/umap.ts';

export class UmapClient {
  #cancel: (() => void) | null = null;

  /**
   * Lays embeddings out; one layout at a time, a newer call takes the place of an older one.
   * @returns [rows × 2]; `null` when it was cancelled
   * @throws Error when it cannot be done, or the worker dies
   */
  async layOut(request: UmapRequest, onProgress: ProgressListener): Promise<Float32Array | null> {
    this.cancel();
    const worker = new Worker(new URL('../worker/umap/main.ts', import.meta.url), {
      type: 'module',
      name: 'umap',
    });
    const ended = new Promise<null>((resolve, reject) => {
      this.#cancel = () => resolve(null);
      worker.addEventListener('error', (event) => {
        event.preventDefault();
        reject(new Error(`UMAP has stopped: ${event.message || 'its code could not be loaded'}.`));
      });
    });
    const cancel = this.#cancel;
    try {
      const remote = Comlink.wrap<UmapWorker>(worker);
      return await Promise.race([remote.layOut(request, Comlink.proxy(onProgress)), ended]);
    } finally {
      worker.terminate();
      if (this.#cancel === cancel) this.#cancel = null;
    }
  }

  /** Ends the worker, if there is one. */
  cancel(): void {
    this.#cancel?.();
    this.#cancel = null;
  }
}
