/** Owns the start of the worker and the loading of its data; has it recover after its death. */
import { WorkerGone } from '../../client/trainingClient.ts';
import { codeIsMissing } from '../../client/workerHandle.ts';
import type { BackendInfo } from '../../protocol/backend.ts';
import type { BackendChoice } from '../../settings/choices.ts';
import { type Context, messageOf } from '../core/context.ts';
import { imageSourceOf } from '../datasets/imageSource.ts';
import type { RunActions } from '../run/runActions.ts';
import { WorkerRecovery } from './workerRecovery.ts';

export class WorkerActions {
  readonly #context: Context;
  /** Tells all features that the worker is gone, or has loaded its data. */
  readonly #tell: (moment: 'workerEnded' | 'dataLoaded') => void;
  readonly #recovery: WorkerRecovery;
  /** Counts the starts: one that was overtaken by another starts no worker. */
  #starts = 0;
  /** Whether the present worker has reported a run. */
  #hasRun = false;
  /** The step of the newest copy at the worker's death. */
  #keptStep: number | null = null;

  constructor(
    context: Context,
    run: RunActions,
    tell: (moment: 'workerEnded' | 'dataLoaded') => void,
  ) {
    this.#context = context;
    this.#tell = tell;
    this.#recovery = new WorkerRecovery(context, {
      start: () => this.#start('start', false),
      tellEnd: () => tell('workerEnded'),
      run,
    });
  }

  /** Notes that the present worker has told of a run; returns whether that was the first time. */
  noteRun(): boolean {
    const isFirst = !this.#hasRun;
    this.#hasRun = true;
    return isFirst;
  }

  /** To be called when all features know of the worker's first run. */
  wentOn(): void {
    this.#recovery.wentOn();
  }

  /** Loads the failed shards again. */
  async retryLoading(): Promise<void> {
    this.#context.set({ problem: null, runState: this.#context.status?.state ?? 'loading' });
    await this.#load();
  }

  /** Starts the first worker, or a new one after a death. */
  async restart(): Promise<void> {
    this.#recovery.forget();
    await this.#start('start', false);
  }

  /** Starts a worker with this choice of the backend; the run continues there. */
  async chooseBackend(choice: BackendChoice): Promise<void> {
    await this.#startOther(choice, false);
  }

  /** Starts a worker that times all backends that work here; the run continues on the fastest. */
  async probeBackends(): Promise<void> {
    await this.#startOther('auto', true);
  }

  /** @param repeatsProbe whether to time all backends that work here and choose the fastest */
  async #start(begin: 'start' | 'restartWith', repeatsProbe: boolean): Promise<void> {
    const { client, ports, state } = this.#context;
    const { settings, backendChoice, dataset } = state;
    const { probeMemory } = ports;
    this.#hasRun = false;
    this.#tell('workerEnded');
    this.#context.set({
      runState: 'loading',
      backend: null,
      probing: null,
      problem: null,
      // The network for `undo` was in the memory of the worker that is gone.
      undo: null,
    });
    const number = ++this.#starts;
    try {
      const images = await imageSourceOf(dataset, ports);
      // While own images were read, a person may have chosen others, which come first.
      if (number !== this.#starts) return;
      const rememberedProbe = probeMemory.read();
      const backend = await client[begin]({
        settings,
        backend: this.#recovery.standIn ?? backendChoice,
        rememberedProbe,
        repeatsProbe,
        dataset,
        images,
      });
      if (backend.probe !== null) probeMemory.write(JSON.stringify(backend.probe));
      this.#context.set({ backend: this.#explained(backend), probing: null });
    } catch (error) {
      // Its client tells of its end.
      if (error instanceof WorkerGone) return;
      if (this.#recovery.isUnderWay) {
        this.#recovery.recover(messageOf(error), this.#keptStep, false, false);
        return;
      }
      this.#context.set({ runState: 'error', probing: null });
      this.#context.report(
        messageOf(error),
        this.#context.state.backendChoice === 'auto' ? 'restart' : 'use-auto-backend',
      );
      // A backend is fetched only now: its files may have gone with an older version of the page.
      void this.#context.offerNewVersion();
      return;
    }
    await this.#load();
  }

  async #startOther(choice: BackendChoice, repeatsProbe: boolean): Promise<void> {
    this.#recovery.forget();
    this.#context.set({ backendChoice: choice });
    await this.#start(this.#context.status === null ? 'start' : 'restartWith', repeatsProbe);
  }

  /** Asks whether WebGPU can be chosen; only a person who opens the choice needs the answer. */
  async lookForWebGpu(): Promise<void> {
    // A worker that could not start cannot answer; the choice of WebGPU then gives its own error.
    if (this.#context.state.backend === null) return;
    await this.#context.attempt(async () => {
      this.#context.set({ whyNotWebGpu: await this.#context.worker.whyNotWebGpu() });
    });
  }

  async #load(): Promise<void> {
    const { title } = this.#context.state.dataset;
    try {
      // Use the reply: the last event about the loading may still be on its way.
      const failures = await this.#context.worker.load();
      this.#tell('dataLoaded');
      if (failures.length > 0)
        this.#context.report(missingImages(title, failures), 'retry-loading');
    } catch (error) {
      if (error instanceof WorkerGone) return;
      this.#context.set({ runState: 'error' });
      this.#context.report(`${title} could not be loaded: ${messageOf(error)}.`, 'retry-loading');
      void this.#context.offerNewVersion();
    }
  }

  /**
   * The worker has died.
   * @param keptStep the step of the copy to continue from; `null` without one
   */
  recover(reason: string, keptStep: number | null): void {
    this.#keptStep = keptStep;
    this.#recovery.recover(reason, keptStep, reason === codeIsMissing, this.#hasRun);
  }

  /** A backend that stands in for the chosen one says so itself. */
  #explained(backend: BackendInfo): BackendInfo {
    const { standIn } = this.#recovery;
    if (standIn === null) return backend;
    return { ...backend, reason: 'It stands in for a backend whose worker has stopped.' };
  }
}

function missingImages(title: string, failures: readonly string[]): string {
  const [first] = failures;
  return (
    `${failures.length} of ${title}'s files did not arrive (${first}). ` +
    'Training goes on with the images that did.'
  );
}
