/** Owns what a person does with the overlays: add and remove runs, hide, show and rename them. */
import type { Context } from '../core/context.ts';
import type { Feature } from '../core/feature.ts';
import type { PlaygroundState } from '../core/state.ts';
import { runNameOf } from '../runs/keptRun.ts';
import {
  mostOverlays,
  type Overlay,
  renamed,
  toggled,
  withOverlay,
  withoutOverlay,
} from './overlays.ts';

export class OverlaysActions implements Feature {
  readonly #context: Context;

  constructor(context: Context) {
    this.#context = context;
  }

  /** Overlays a run; a run that is overlaid already takes over the new name and record. */
  add(added: Pick<Overlay, 'key' | 'name' | 'record'>): void {
    const { overlays } = this.#context.state;
    const more = withOverlay(overlays, added);
    if (more !== overlays) this.#context.set({ overlays: more });
    else {
      this.#context.report(
        `“${added.name}” cannot be overlaid: the curves have room for ${mostOverlays} other runs. Remove one of them first.`,
      );
    }
  }

  /** Follows the list of runs: a run that is gone is not overlaid any more, a renamed one is renamed. */
  stateChanged(state: PlaygroundState, before: PlaygroundState): void {
    if (state.runs.list === before.runs.list) return;
    for (const { key, name } of state.overlays) {
      const run = state.runs.list.find((other) => other.key === key);
      if (run === undefined) this.remove(key);
      else if (runNameOf(run) !== name) this.rename(key, runNameOf(run));
    }
  }

  /** Takes a run out of the curves. */
  remove(key: string): void {
    this.#context.set({ overlays: withoutOverlay(this.#context.state.overlays, key) });
  }

  /** Hides a run that is shown, or shows it again. */
  toggle(key: string): void {
    this.#context.set({ overlays: toggled(this.#context.state.overlays, key) });
  }

  /** Gives a run another name. */
  rename(key: string, name: string): void {
    this.#context.set({ overlays: renamed(this.#context.state.overlays, key, name) });
  }
}
