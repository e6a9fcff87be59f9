/** Owns the opening of the page, and the problems that it shows. */
import type { ExportedFile } from '../../protocol/siameseWorker.ts';
import type { Context } from '../core/context.ts';
import type { Feature } from '../core/feature.ts';
import type { CarryOn } from '../runs/carryOn.ts';
import type { WorkerActions } from '../worker/workerActions.ts';

export class PageActions {
  readonly #context: Context;
  readonly #worker: WorkerActions;
  readonly #features: readonly Feature[];
  readonly #carryOn: CarryOn;

  constructor(
    context: Context,
    worker: WorkerActions,
    carryOn: CarryOn,
    features: readonly Feature[],
  ) {
    this.#context = context;
    this.#worker = worker;
    this.#carryOn = carryOn;
    this.#features = features;
  }

  /** Starts the worker and the loading, and reads the kept values. */
  async open(): Promise<void> {
    const { backend, seed, complaints } = this.#context.ports.query;
    await this.#carryOn.prepare();
    const { settings, backendChoice } = this.#context.state;
    this.#context.set({
      backendChoice: backend ?? backendChoice,
      settings: { ...settings, seed: seed ?? settings.seed },
    });
    // The start of a worker clears the problem on show, but nobody has read this one yet.
    const { problem } = this.#context.state;
    const starting = this.#worker.restart();
    if (problem !== null) this.#context.set({ problem });
    const reading = this.#features.map((feature) => feature.pageOpened?.());
    await Promise.all([starting, ...reading]);
    if (complaints.length > 0 && this.#context.state.problem === null) {
      this.#context.report(complaints.join(' '));
    }
  }

  /** Runs an action that may fail; its error becomes a problem that a person sees. */
  async attempt(action: () => Promise<void>): Promise<void> {
    await this.#context.attempt(action);
  }

  /** Chooses the view of a panel. */
  choosePanel(name: string, view: string): void {
    this.#context.set({ panels: { ...this.#context.state.panels, [name]: view } });
  }

  /** Saves a text of the page as a file. */
  saveFile(file: ExportedFile): void {
    this.#context.ports.saveFile(file);
  }

  /** Loads the page again. */
  reload(): void {
    this.#context.ports.pageLife.reload();
  }

  dismissProblem(): void {
    this.#context.set({ problem: null });
  }
}
