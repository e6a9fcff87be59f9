/** Owns the experiments: one press changes the settings, starts over and trains. */
import { type ExperimentId, experiments } from '../../settings/experiments.ts';
import { defaultSettings } from '../../settings/settings.ts';
import { type Context, messageOf } from '../core/context.ts';
import type { DatasetsActions } from '../datasets/datasetsActions.ts';
import type { RunActions } from '../run/runActions.ts';

export class ExperimentActions {
  readonly #context: Context;
  readonly #run: RunActions;
  readonly #datasets: DatasetsActions;

  constructor(context: Context, run: RunActions, datasets: DatasetsActions) {
    this.#context = context;
    this.#run = run;
    this.#datasets = datasets;
  }

  /** Changes the settings, starts over and trains; or takes over trained weights. */
  async run(id: ExperimentId): Promise<void> {
    await this.#context.attempt(async () => {
      const { start, name } = experiments[id];
      this.#context.set({ problem: null });
      // Experiments are of the ten digits.
      await this.#datasets.chooseDefault();
      await this.#context.until(() => this.#context.hasNetwork);
      if (start.kind === 'weights') await this.#run.takeOver(await this.#fetch(start.path, name));
      else await this.#run.beginWith({ ...defaultSettings, ...start.changes });
      this.#context.set({ experiment: id });
      if (start.kind === 'settings') await this.#context.worker.train();
    });
  }

  /** Hides the experiment's words. */
  dismiss(): void {
    this.#context.set({ experiment: null });
  }

  #fetch(path: string, name: string): Promise<string> {
    return this.#context.ports.fetchText(path).catch((error: unknown) => {
      throw new Error(`“${name}” is not to be had: ${messageOf(error)}.`, { cause: error });
    });
  }
}
