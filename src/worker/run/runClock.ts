/** Counts the time that a run spends on training, without the waits for images. */

/** Weight of the newest step in the smoothed step time. */
const smoothing = 0.1;

export class RunClock {
  readonly #now: () => number;
  #elapsedMs: number;
  #stepMs: number | null = null;
  #lastMs: number;

  /**
   * @param now a clock in milliseconds
   * @param elapsedMs the time counted before
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

  /** Smoothed time of recent steps; `null` before the first step. */
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
