/** The ticks of a page, which pass only when a test wants it. */
import type { Every } from '../../src/client/heartbeat.ts';

export class Ticks {
  readonly #actions = new Set<() => void>();

  readonly every: Every = (_ms, action) => {
    const own = (): void => action();
    this.#actions.add(own);
    return () => this.#actions.delete(own);
  };

  /** How many wait for the next tick. */
  get waiting(): number {
    return this.#actions.size;
  }

  /** Lets some ticks pass, and nothing else meanwhile: no message arrives. */
  pass(count: number): void {
    for (let tick = 0; tick < count; tick++) for (const action of [...this.#actions]) action();
  }
}
