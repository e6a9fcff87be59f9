/** Counts the time that a run spends training; waiting for images is not training. */

/** Weight of the newest step in the smoothed time of a step. */
const smoothing = 0.1;

export class RunClock {
  readonly #now: () => number;
  #elapsedMs: number;
  #stepMs: number | null = null;
  #lastMs: number;

  /**
   * @param now a clock in milliseconds
   * @param elapsedMs what has been counted before
   */
  constructor(now: () => number, elapsedMs: number) {
    this.#now = now;
    this.#elapsedMs = elapsedMs;
    this.#lastMs = now();
  }

  /** Time spent training. */
  get elapsedMs(): number {
    return this.#elapsedMs;
  }

  /** Recent time of one step, or `null` before there is one. */
  get stepMs(): number | null {
    return this.#stepMs;
  }

  /** Counts from now on. */
  start(): void {
    this.#lastMs = this.#now();
  }

  /** Counts the time since the last step, or since the start. */
  countStep(): void {
    const nowMs = this.#now();
    const tookMs = nowMs - this.#lastMs;
    this.#lastMs = nowMs;
    this.#elapsedMs += tookMs;
    const before = this.#stepMs ?? tookMs;
    this.#stepMs = before + smoothing * (tookMs - before);
  }
}
