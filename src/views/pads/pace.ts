/** Spreads an action over frames: once per frame, or less often if it takes long. Imports no React. */

/** The action takes at most this share of the time. */
const timeShare = 0.25;

export class Pace {
  readonly #act: () => void;
  #request: number | null = null;
  #actedAtMs = Number.NEGATIVE_INFINITY;
  #tookMs = 0;

  constructor(act: () => void) {
    this.#act = act;
  }

  /** Has the action done in its turn; asking again before that changes nothing. */
  ask(): void {
    this.#request ??= requestAnimationFrame(() => this.#frame());
  }

  /** Drops what was asked. */
  stop(): void {
    if (this.#request !== null) cancelAnimationFrame(this.#request);
    this.#request = null;
  }

  #frame(): void {
    this.#request = null;
    const nowMs = performance.now();
    if (nowMs - this.#actedAtMs < this.#tookMs / timeShare) {
      this.ask();
      return;
    }
    this.#act();
    this.#actedAtMs = nowMs;
    this.#tookMs = performance.now() - nowMs;
  }
}
