/** Owns the export of the weights to a file and their import from one. */
import type { Programs } from '../../protocol/siameseWorker.ts';
import type { ExportFormat } from '../../settings/facts/exportFormats.ts';
import { largestWeightsFileBytes } from '../../settings/limits.ts';
import { readBytes, readText } from '../core/browser/readText.ts';
import type { Context } from '../core/context.ts';
import type { Feature } from '../core/feature.ts';
import type { OneShotActions } from '../oneShot/oneShotActions.ts';
import type { RunActions } from '../run/runActions.ts';
import { exportNameFor } from './exportName.ts';

/** Whether a file is one of those that this page writes for other tools and reads again. */
function isOfBytes({ name }: File): boolean {
  return /\.(safetensors|onnx)$/i.test(name);
}

export class WeightsActions implements Feature {
  readonly #context: Context;
  readonly #run: RunActions;
  readonly #oneShot: OneShotActions;

  constructor(context: Context, run: RunActions, oneShot: OneShotActions) {
    this.#context = context;
    this.#run = run;
    this.#oneShot = oneShot;
  }

  /** Saves the weights together with a person's own symbols. */
  async export(): Promise<void> {
    await this.#exporting(async ({ worker, ports, state: { dataset } }) => {
      const file = await worker.weightsFile(this.#oneShot.named);
      ports.saveFile({ ...file, name: exportNameFor(file.name, dataset) });
    });
  }

  /** Saves the same in a form that other tools open. */
  async exportAs(format: ExportFormat): Promise<void> {
    await this.#exporting(async ({ worker, ports, state: { dataset } }) => {
      const file = await worker.exportedNetwork({ format, symbols: this.#oneShot.named });
      ports.saveBytes({ ...file, name: exportNameFor(file.name, dataset) });
    });
  }

  /**
   * The settings on the controls as complete programs.
   * @throws Error when the worker cannot write them
   */
  programs(): Promise<Programs> {
    const { worker, state } = this.#context;
    return worker.programs(state.settings);
  }

  /** Takes over the network and the symbols of a file. */
  async import(file: File): Promise<void> {
    await this.#context.attempt(async () => {
      this.#context.set({ problem: null });
      const read = isOfBytes(file) ? readBytes : readText;
      const symbols = await this.#run.takeOver(await read(file, largestWeightsFileBytes));
      this.#context.set({ experiment: null });
      this.#oneShot.adopt(symbols);
    });
  }

  workerEnded(): void {
    this.#context.set({ isExporting: false });
  }

  async #exporting(task: (context: Context) => Promise<void>): Promise<void> {
    this.#context.set({ isExporting: true, problem: null });
    await this.#context.attempt(() => task(this.#context));
    this.#context.set({ isExporting: false });
  }
}
