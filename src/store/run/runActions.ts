/** Owns a person's actions on the run: train it, change it, replace it. */
import type { InsideStepOfRun } from '../../protocol/answers/insideStep.ts';
import type { NamedExamples } from '../../protocol/answers/oneShot.ts';
import type { RunSnapshot } from '../../protocol/runSnapshot.ts';
import { fittedBatch } from '../../settings/batchRules.ts';
import { withChange } from '../../settings/rules.ts';
import {
  liveChange,
  liveSettingNames,
  needsReset,
  type RunSettings,
} from '../../settings/settings.ts';
import type { Context } from '../core/context.ts';
import type { Feature } from '../core/feature.ts';
import { stopAtOf } from '../sameNetwork/sameNetwork.ts';

export class RunActions implements Feature {
  readonly #context: Context;
  /** Settles when an untrained run is replaced to match the controls; `null` if no replacing is under way. */
  #following: Promise<void> | null = null;
  /** Settles when the run that was asked for is here; `null` if none was asked for. */
  #replacing: Promise<unknown> | null = null;
  /** Whether the worker has been asked to train (or to pause) and has not answered; `null`: it has. */
  #asked: boolean | null = null;

  constructor(context: Context) {
    this.#context = context;
  }

  async train(): Promise<void> {
    await this.#context.attempt(async () => {
      // Hide a problem that only informs, because it has been read; keep a problem with a remedy.
      if (this.#context.state.problem?.remedy === null) this.#context.set({ problem: null });
      await this.#askTo(true);
    });
  }

  async pause(): Promise<void> {
    await this.#context.attempt(() => this.#askTo(false));
  }

  /** Whether the run trains or is about to. */
  get isToTrain(): boolean {
    return this.#asked ?? this.#context.status?.state === 'training';
  }

  /** Trains on in the place of a worker that has gone. */
  async trainOn(): Promise<void> {
    await this.#context.attempt(() => this.#askTo(true));
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
      const { settings, dataset } = this.#context.state;
      this.#context.set({ settings: fittedBatch(withChange(settings, name, value), dataset) });
      if (liveSettingNames.some((live) => live === name)) await this.#applyLive();
      else await this.#followControls();
    });
  }

  async #askTo(train: boolean): Promise<void> {
    this.#asked = train;
    try {
      if (train) await this.#following;
      const { worker } = this.#context;
      const stopAt = stopAtOf(this.#context.state.sameNetwork);
      await (train ? worker.train(stopAt) : worker.pause());
    } finally {
      this.#asked = null;
    }
  }

  /** Takes a step like `takeStep`, but throws its error to the caller. */
  async takeStepNow(): Promise<void> {
    await this.#following;
    await this.#context.worker.takeStep();
  }

  /** Asks what happens inside the next step; throws its error to the caller. */
  async lookInside(pair: number): Promise<InsideStepOfRun> {
    await this.#following;
    // The reply would come before the run that it is of, and would be dropped.
    await this.#replacing?.catch(() => {});
    return this.#context.worker.insideStep(pair);
  }

  /** Starts over with other settings, and shows them on the controls. */
  async beginWith(settings: RunSettings): Promise<void> {
    await this.#replaceAndShow(() => this.#context.worker.reset(settings));
  }

  /**
   * Takes over the network in a weights file.
   * @param text of the file
   * @returns the symbols that came with the weights
   */
  async takeOver(content: string | Uint8Array): Promise<readonly NamedExamples[]> {
    return this.#replaceAndShow(() => this.#context.worker.importWeights(content));
  }

  /** Resolves when no untrained run is being replaced to match the controls. */
  async whenFollowed(): Promise<void> {
    await this.#following;
  }

  /**
   * Puts a run from elsewhere in the place of the present one, and shows its settings on the controls.
   * @throws Error when the worker refuses it; then nothing has changed
   */
  async takeUp(snapshot: RunSnapshot): Promise<void> {
    await this.#replace(() => this.#context.worker.takeUp(snapshot));
    this.#adoptSettings();
  }

  workerEnded(): void {
    this.#following = null;
    this.#replacing = null;
  }

  /** Gives the first run of a worker the settings that a person has chosen before. */
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

  /** Shows the run's own settings on the controls. */
  #adoptSettings(): void {
    const { status } = this.#context;
    if (status !== null) this.#context.set({ settings: status.settings });
  }

  /**
   * Asks for another run and resolves when its first status is here. Events and replies come over two
   * ports, so the status may come before or after the reply.
   */
  async #ask<Reply>(ask: () => Promise<Reply>): Promise<Reply> {
    const runId = this.#context.status?.runId;
    const reply = await ask();
    await this.#context.until(({ run }) => run.status?.runId !== runId);
    return reply;
  }

  /** The same for a run that a person asks for. */
  #replace<Reply>(ask: () => Promise<Reply>): Promise<Reply> {
    const replacing = this.#ask(ask);
    this.#replacing = replacing;
    return replacing;
  }

  /** The same, once the controls are followed; then shows the run's own settings on them. */
  #replaceAndShow<Reply>(ask: () => Promise<Reply>): Promise<Reply> {
    const replacing = (async () => {
      await this.#following;
      const reply = await this.#ask(ask);
      this.#adoptSettings();
      return reply;
    })();
    this.#replacing = replacing;
    return replacing;
  }

  /** Applies the settings that may change during a run. */
  async #applyLive(): Promise<void> {
    await this.#following;
    // Another run that is on its way has settings of its own: these here belong to the one before it.
    await this.#replacing?.catch(() => {});
    const { status, state, hasNetwork, worker } = this.#context;
    if (status === null || !hasNetwork) return;
    await worker.setLive(liveChange(status.settings, state.settings));
  }

  /** Replaces an untrained run to match the controls, so that a person need not press Reset. */
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
      await this.#ask(() => this.#context.worker.reset(settings));
    }
  }
}
