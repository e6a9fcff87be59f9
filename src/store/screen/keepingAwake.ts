/** Owns that the screen stays on while a person watches the training. */
import type { Context } from '../core/context.ts';
import type { Feature } from '../core/feature.ts';
import type { PlaygroundState } from '../core/state.ts';

/**
 * Asks the browser once each time when training begins or comes in sight, and lets go when it pauses,
 * ends or is hidden. A browser that refuses is not asked again before that.
 */
export class KeepingAwake implements Feature {
  readonly #context: Context;
  #isTraining = false;
  /** The number of times it was wanted or not wanted any more: an answer may come too late. */
  #turn = 0;
  #isWanted = false;
  #letGo: (() => void) | null = null;

  constructor(context: Context) {
    this.#context = context;
    context.ports.screen.onSeen(() => this.#follow());
  }

  stateChanged({ runState, seeds }: PlaygroundState): void {
    const isTraining = runState === 'training' || seeds.activity === 'running';
    if (isTraining === this.#isTraining) return;
    this.#isTraining = isTraining;
    this.#follow();
  }

  #follow(): void {
    const isWanted = this.#isTraining && this.#context.ports.screen.isSeen();
    if (isWanted === this.#isWanted) return;
    this.#isWanted = isWanted;
    this.#turn++;
    this.#letGo?.();
    this.#letGo = null;
    if (isWanted) void this.#ask(this.#turn);
  }

  async #ask(turn: number): Promise<void> {
    const letGo = await this.#context.ports.screen.keepAwake();
    if (turn === this.#turn) this.#letGo = letGo;
    else letGo?.();
  }
}
