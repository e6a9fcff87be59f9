/** Owns what a person does with the run: train it, change it, replace it. */
import type { InsideStepOfRun } from '../../protocol/answers/insideStep.ts';
import type { NamedExamples } from '../../protocol/answers/oneShot.ts';
import { withChange } from '../../settings/rules.ts';
import {
  liveChange,
  liveSettingNames,
  needsReset,
  type RunSettings,
} from '../../settings/settings.ts';
import type { Context } from '../core/context.ts';
import type { Feature } from '../core/feature.ts';

export class RunActions implements Feature {
  readonly #context: Context;
  /** The replacing of an untrained run by the one that the controls show, while it goes on. */
  #following: Promise<void> | null = null;

  constructor(context: Context) {
    this.#context = context;
  }

  async train(): Promise<void> {
    await this.#context.attempt(async () => {
      // What is only told, and was read, is over; what still offers a remedy stays.
      if (this.#context.state.problem?.remedy === null) this.#context.set({ problem: null });
      await this.#following;
      await this.#context.worker.train();
    });
  }

  async pause(): Promise<void> {
    await this.#context.attempt(() => this.#context.worker.pause());
  }

  async takeStep(): Promise<void> {
    await this.#context.attempt(() => this.takeStepNow());
  }

  async reset(): Promise<void> {
    await this.#context.attempt(async () => {
      this.#context.set({ problem: null });
      await this.#following;
      await this.#replace(() => this.#context.worker.reset(this.#context.state.settings));
      this.#context.set({ experiment: null });
    });
  }

  async undoReset(): Promise<void> {
    await this.#context.attempt(async () => {
      await this.#following;
      await this.#replace(() => this.#context.worker.undo());
      this.#adoptSettings();
      this.#context.set({ experiment: null });
    });
  }

  async set<Name extends keyof RunSettings>(name: Name, value: RunSettings[Name]): Promise<void> {
    await this.#context.attempt(async () => {
      this.#context.set({ settings: withChange(this.#context.state.settings, name, value) });
      if (liveSettingNames.some((live) => live === name)) await this.#applyLive();
      else await this.#followControls();
    });
  }

  /** As `takeStep`, with its error for the caller. */
  async takeStepNow(): Promise<void> {
    await this.#following;
    await this.#context.worker.takeStep();
  }

  /** What goes on inside the next step, with its error for the caller. */
  async lookInside(pair: number): Promise<InsideStepOfRun> {
    await this.#following;
    return this.#context.worker.insideStep(pair);
  }

  /** Starts over with other settings, and lets the controls show them. */
  async beginWith(settings: RunSettings): Promise<void> {
    await this.#following;
    await this.#replace(() => this.#context.worker.reset(settings));
    this.#adoptSettings();
  }

  /**
   * Takes over the network in a weights file.
   * @param text the file's
   * @returns the symbols that came with the weights
   */
  async takeOver(text: string): Promise<readonly NamedExamples[]> {
    await this.#following;
    const symbols = await this.#replace(() => this.#context.worker.importWeights(text));
    this.#adoptSettings();
    return symbols;
  }

  workerEnded(): void {
    this.#following = null;
  }

  /** Lets the first run of a worker take over what has been chosen before it was there. */
  workerBegan(): void {
    void this.#context.attempt(async () => {
      await this.#followControls();
      const { run, settings } = this.#context.state;
      const running = run.status?.settings;
      if (liveSettingNames.some((name) => running?.[name] !== settings[name])) {
        await this.#applyLive();
      }
    });
  }

  /** Lets the controls show what the run goes by, where it brings settings of its own. */
  #adoptSettings(): void {
    const { status } = this.#context;
    if (status !== null) this.#context.set({ settings: status.settings });
  }

  /**
   * Asks for another run and resolves when its first status is here: events come over another port
   * than replies, before or after them.
   */
  async #replace<Reply>(ask: () => Promise<Reply>): Promise<Reply> {
    const runId = this.#context.status?.runId;
    const reply = await ask();
    await this.#context.until(({ run }) => run.status?.runId !== runId);
    return reply;
  }

  /** Lets what can be changed during a run take effect. */
  async #applyLive(): Promise<void> {
    await this.#following;
    const { status, state, hasNetwork, worker } = this.#context;
    if (status === null || !hasNetwork) return;
    await worker.setLive(liveChange(status.settings, state.settings));
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
      const { status, state } = this.#context;
      const { settings } = state;
      if (status?.state !== 'ready' || !needsReset(status.settings, settings)) return;
      await this.#replace(() => this.#context.worker.reset(settings));
    }
  }
}
