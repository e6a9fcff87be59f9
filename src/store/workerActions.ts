/** Starting the worker, the loading of its data, and starting again after it has died. */
import { type Context, messageOf } from './context.ts';

export class WorkerActions {
  readonly #context: Context;
  /** To be called before another worker starts. */
  readonly #onRestart: () => void;
  /** Whether the present worker has told of a run: one that never did would only die again. */
  #hasRun = false;

  constructor(context: Context, onRestart: () => void) {
    this.#context = context;
    this.#onRestart = onRestart;
  }

  /** Whether this is the first that the present worker tells of a run. */
  isFirstRun(): boolean {
    const isFirst = !this.#hasRun;
    this.#hasRun = true;
    return isFirst;
  }

  async start(begin: 'start' | 'restartWith' = 'start'): Promise<void> {
    const { client, ports, state } = this.#context;
    const { settings, backendChoice } = state;
    const { manifestUrl } = ports;
    this.#hasRun = false;
    this.#onRestart();
    this.#context.set({
      runState: 'loading',
      backend: null,
      problem: null,
      isExporting: false,
      // A network that was set aside was in the memory of the worker that is gone.
      undo: null,
    });
    try {
      const options = { settings, backend: backendChoice, manifestUrl };
      this.#context.set({ backend: await client[begin](options) });
    } catch (error) {
      this.#context.set({ runState: 'error' });
      this.#context.report(
        messageOf(error),
        this.#context.state.backendChoice === 'auto' ? 'restart' : 'use-auto-backend',
      );
      return;
    }
    await this.load();
  }

  /** Finds out whether WebGPU can be chosen: nobody needs to know before they choose. */
  async lookForWebGpu(): Promise<void> {
    // A worker that could not start cannot tell; choosing WebGPU then says what is wrong with it.
    if (this.#context.state.backend === null) return;
    this.#context.set({ whyNotWebGpu: await this.#context.client.remote.whyNotWebGpu() });
  }

  async load(): Promise<void> {
    try {
      await this.#context.client.remote.load();
      const { failures } = this.#context.state.loading;
      if (failures.length > 0) this.#context.report(missingImages(failures), 'retry-loading');
    } catch (error) {
      this.#context.set({ runState: 'error' });
      this.#context.report(`MNIST could not be loaded: ${messageOf(error)}.`, 'retry-loading');
    }
  }

  async recover(reason: string): Promise<void> {
    if (!this.#hasRun) {
      this.#context.set({ runState: 'error' });
      this.#context.report(`The worker that trains has stopped: ${reason}.`, 'restart');
      return;
    }
    await this.start();
    this.#context.report(
      `The worker that trains had stopped (${reason}). It goes on from its last copy.`,
    );
  }
}

function missingImages(failures: readonly string[]): string {
  const [first] = failures;
  return (
    `${failures.length} of MNIST's files did not arrive (${first}). ` +
    'Training goes on with the images that did.'
  );
}
