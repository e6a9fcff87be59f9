/** What a person does with the run: train it, change it, replace it. */

import type { InsideStepOfRun, NamedExamples } from '../../protocol/siameseWorker.ts';
import type { ExperimentId } from '../../settings/experiments.ts';
import { experiments } from '../../settings/experiments.ts';
import { largestWeightsFileBytes } from '../../settings/limits.ts';
import { withChange } from '../../settings/rules.ts';
import {
  defaultSettings,
  liveChange,
  liveSettingNames,
  needsReset,
  type RunSettings,
} from '../../settings/settings.ts';
import { type Context, messageOf } from '../core/context.ts';

export class RunActions {
  readonly #context: Context;
  /** The replacing of an untrained run by the one that the controls show, while it goes on. */
  #following: Promise<void> | null = null;

  constructor(context: Context) {
    this.#context = context;
  }

  async train(): Promise<void> {
    // What is only told, and was read, is over; what still offers a remedy stays.
    if (this.#context.state.problem?.remedy === null) this.#context.set({ problem: null });
    await this.#following;
    await this.#context.client.remote.train();
  }

  async takeStep(): Promise<void> {
    await this.#following;
    await this.#context.client.remote.takeStep();
  }

  async inspectStep(pair: number): Promise<InsideStepOfRun> {
    await this.#following;
    return this.#context.client.remote.inspectStep(pair);
  }

  async reset(): Promise<void> {
    this.#context.set({ problem: null });
    await this.#following;
    await this.#replace(() => this.#context.client.remote.reset(this.#context.state.settings));
    this.#context.set({ experiment: null });
  }

  async undoReset(): Promise<void> {
    await this.#following;
    await this.#replace(() => this.#context.client.remote.undo());
    this.#adoptSettings();
    this.#context.set({ experiment: null });
  }

  async set<Name extends keyof RunSettings>(name: Name, value: RunSettings[Name]): Promise<void> {
    this.#context.set({ settings: withChange(this.#context.state.settings, name, value) });
    if (liveSettingNames.some((live) => live === name)) await this.#applyLive();
    else await this.#followControls();
  }

  /** Lets the first run of a worker take over what has been chosen before it was there. */
  async catchUp(): Promise<void> {
    await this.#followControls();
    const { status, settings } = this.#context.state;
    const isBehind = liveSettingNames.some((name) => status?.settings[name] !== settings[name]);
    if (isBehind) await this.#applyLive();
  }

  /** @returns the symbols that came with the weights */
  async importFile(file: File): Promise<readonly NamedExamples[]> {
    this.#context.set({ problem: null });
    const text = await readText(file);
    await this.#following;
    const symbols = await this.#importText(text);
    this.#context.set({ experiment: null });
    return symbols;
  }

  /** Sets everything up, starts over and trains; or takes over weights that are trained. */
  async runExperiment(id: ExperimentId): Promise<void> {
    const { client, ports } = this.#context;
    const { start, name } = experiments[id];
    this.#context.set({ problem: null });
    await this.#following;
    if (start.kind === 'weights') {
      const text = await ports.fetchText(start.path).catch((error: unknown) => {
        throw new Error(`“${name}” is not to be had: ${messageOf(error)}.`, { cause: error });
      });
      await this.#importText(text);
    } else {
      await this.#replace(() => client.remote.reset({ ...defaultSettings, ...start.changes }));
      this.#adoptSettings();
    }
    this.#context.set({ experiment: id });
    if (start.kind === 'settings') await client.remote.train();
  }

  /** Expects no more answers: the worker that was asked is gone. */
  forget(): void {
    this.#following = null;
  }

  /** @returns the symbols that came with the weights */
  async #importText(text: string): Promise<readonly NamedExamples[]> {
    const symbols = await this.#replace(() => this.#context.client.remote.importWeights(text));
    this.#adoptSettings();
    return symbols;
  }

  /** Lets the controls show what the run goes by, where it brings settings of its own. */
  #adoptSettings(): void {
    const { status } = this.#context.state;
    if (status !== null) this.#context.set({ settings: status.settings });
  }

  /**
   * Asks for another run and resolves when its first status is here: events come over another port
   * than replies, before or after them.
   */
  async #replace<Reply>(ask: () => Promise<Reply>): Promise<Reply> {
    const runId = this.#context.state.status?.runId;
    const reply = await ask();
    await this.#context.until(({ status }) => status?.runId !== runId);
    return reply;
  }

  /** Lets what can be changed during a run take effect. */
  async #applyLive(): Promise<void> {
    await this.#following;
    const { status, settings } = this.#context.state;
    if (status === null || !this.#context.hasNetwork) return;
    await this.#context.client.remote.setLive(liveChange(status.settings, settings));
  }

  /** While nothing has been learnt, the run is what the controls show: no need to ask for a reset. */
  async #followControls(): Promise<void> {
    this.#following ??= this.#follow().finally(() => {
      this.#following = null;
    });
    await this.#following;
  }

  async #follow(): Promise<void> {
    while (this.#context.hasNetwork) {
      const { status, settings } = this.#context.state;
      if (status?.state !== 'ready' || !needsReset(status.settings, settings)) return;
      await this.#replace(() => this.#context.client.remote.reset(settings));
    }
  }
}

/** @throws Error when the file is larger than any weights file that is read */
async function readText(file: File): Promise<string> {
  if (file.size > largestWeightsFileBytes) {
    const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(0)} MB`;
    throw new Error(
      `${file.name} is too big: ${megabytes(file.size)}, at most ${megabytes(largestWeightsFileBytes)} are read`,
    );
  }
  return file.text();
}
