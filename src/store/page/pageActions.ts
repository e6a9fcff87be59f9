/** Owns the opening of the page, its reload, and the problems that it shows. */
import type { Context } from '../core/context.ts';
import type { Feature } from '../core/feature.ts';
import type { WorkerActions } from '../worker/workerActions.ts';
import type { Offer } from './newVersion.ts';

export class PageActions {
  readonly #context: Context;
  readonly #worker: WorkerActions;
  readonly #features: readonly Feature[];

  constructor(context: Context, worker: WorkerActions, features: readonly Feature[]) {
    this.#context = context;
    this.#worker = worker;
    this.#features = features;
  }

  /** Starts the worker and the loading, and reads the kept values. */
  async open(): Promise<void> {
    const { backend, seed, complaints } = this.#context.ports.query;
    const { settings } = this.#context.state;
    this.#context.set({
      backendChoice: backend,
      settings: { ...settings, seed: seed ?? settings.seed },
    });
    const reading = this.#features.map((feature) => feature.pageOpened?.());
    await Promise.all([this.#worker.restart(), ...reading]);
    if (complaints.length > 0 && this.#context.state.problem === null) {
      this.#context.report(complaints.join(' '));
    }
  }

  /** Resolves when nothing is lost any more if the page goes. */
  async prepareToLeave(): Promise<void> {}

  /** Loads the page anew, with what it is to keep kept before. */
  async reload(): Promise<void> {
    await this.prepareToLeave();
    this.#context.ports.reload();
  }

  /** Which version of the page the server offers. */
  lookForNewVersion(): Promise<Offer> {
    return this.#context.ports.lookForNewVersion();
  }

  /** Runs an action that may fail; its error becomes a problem that a person sees. */
  async attempt(action: () => Promise<void>): Promise<void> {
    await this.#context.attempt(action);
  }

  dismissProblem(): void {
    this.#context.set({ problem: null });
  }
}
