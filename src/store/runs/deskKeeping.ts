/** Owns the keeping of what the page shows beside the run: drawings, chosen panels, controls. */
import { whyNotSettings } from '../../settings/schema.ts';
import type { RunSettings } from '../../settings/settings.ts';
import type { Context } from '../core/context.ts';
import type { Feature } from '../core/feature.ts';
import type { Keeper } from '../core/kept/keeper.ts';
import type { PlaygroundState } from '../core/state.ts';
import { type Drawing, emptyPad, type Pad, putDrawing } from '../pads/pad.ts';
import { type Desk, desks } from './keptRun.ts';
import type { PresentRun } from './presentRun.ts';

/** Changes within this time are kept together. */
const togetherMs = 1_000;

export class DeskKeeping implements Feature {
  readonly #context: Context;
  readonly #keeper: Keeper;
  readonly #present: PresentRun;
  #stopWaiting: (() => void) | null = null;
  #writing: 'none' | 'now' | 'and once more' = 'none';
  /** Nothing is kept before what was kept has been read. */
  #isOpen = false;

  constructor(context: Context, keeper: Keeper, present: PresentRun) {
    this.#context = context;
    this.#keeper = keeper;
    this.#present = present;
    context.ports.pageLife.onHidden(() => this.#saveNow());
  }

  /** Puts what was kept beside a run on the page. */
  open(desk: Desk): void {
    const { oneShot } = this.#context.state;
    const { settings, panels, backendChoice } = desk;
    this.#context.set({
      panels,
      backendChoice,
      pads: { a: padWith(desk.a), b: padWith(desk.b) },
      oneShot: { ...oneShot, query: padWith(desk.query) },
    });
    this.showSettings(settings);
  }

  /** Puts kept settings on the controls, unless no worker would start with them. */
  showSettings(settings: RunSettings): void {
    if (whyNotSettings(settings, this.#context.state.dataset) === null) {
      this.#context.set({ settings });
    }
  }

  /** From now on, what changes is kept: what was kept before has been read. */
  begin(): void {
    this.#isOpen = true;
  }

  stateChanged(state: PlaygroundState, before: PlaygroundState): void {
    const isChanged =
      state.pads !== before.pads ||
      state.oneShot.query !== before.oneShot.query ||
      state.panels !== before.panels ||
      state.settings !== before.settings ||
      state.backendChoice !== before.backendChoice ||
      state.dataset !== before.dataset ||
      state.runs.presentKey !== before.runs.presentKey;
    if (!isChanged || !this.#isOpen) return;
    this.#stopWaiting ??= this.#context.ports.after(togetherMs, () => this.#saveNow());
    // A page that is about to go may not have the time for it: what a person has just finished is kept now.
    const isFinished =
      isPenUp(before, state) ||
      state.settings !== before.settings ||
      state.backendChoice !== before.backendChoice;
    if (isFinished) this.#saveNow();
  }

  #saveNow(): void {
    if (this.#stopWaiting === null) return;
    this.#stopWaiting();
    this.#stopWaiting = null;
    if (this.#writing === 'none') void this.#write();
    else this.#writing = 'and once more';
  }

  /** Writes the desk, and again what has changed meanwhile: a slider moves faster than a disk. */
  async #write(): Promise<void> {
    do {
      this.#writing = 'now';
      this.#present.markNewest();
      const value = this.#desk();
      const { key } = this.#present;
      await this.#keeper.write([{ kind: 'put', store: desks.store, key, value }]);
    } while (this.#isStale());
    this.#writing = 'none';
  }

  #isStale(): boolean {
    return this.#writing === 'and once more';
  }

  #desk() {
    const { pads, oneShot, panels, settings, backendChoice, dataset } = this.#context.state;
    return {
      savedAt: this.#context.ports.now(),
      a: pads.a.drawing,
      b: pads.b.drawing,
      query: oneShot.query.drawing,
      panels,
      settings,
      backendChoice,
      dataset: dataset.id,
    };
  }
}

/** Whether a stroke has just ended. */
function isPenUp(before: PlaygroundState, state: PlaygroundState): boolean {
  const padsOf = ({ pads, oneShot }: PlaygroundState): readonly Pad[] => [
    pads.a,
    pads.b,
    oneShot.query,
  ];
  const now = padsOf(state);
  return padsOf(before).some((pad, at) => pad.hasOpenStroke && now[at]?.hasOpenStroke === false);
}

/** A pad with a kept drawing, as if it had just been opened. */
function padWith(drawing: Drawing): Pad {
  return { ...putDrawing(emptyPad, drawing), past: [] };
}
