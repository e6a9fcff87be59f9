/**
 * Decides how often work beside training gets a turn. All turns together take at most a given share of
 * the trainer's time; the recent cost of turns decides how many steps lie between two.
 */

/** Weight of the newest time in a smoothed time. */
const smoothing = 0.2;
/** Until the first turn has shown its cost: a forward pass of a chunk, about a third of a step. */
const firstStepsPerTurn = 4;
const [fewestStepsPerTurn, mostStepsPerTurn] = [3, 60];

export class TurnPace {
  readonly #now: () => number;
  readonly #mostShare: number;
  #lastMs: number | null = null;
  /** Smoothed time of a step without a turn before it. */
  #stepMs: number | null = null;
  /** Smoothed time that a turn adds to the next step. */
  #turnMs: number | null = null;
  #stepsSinceTurn = 0;
  #hadTurn = false;

  /**
   * @param now a clock in milliseconds
   * @param mostShare the largest share of the pure step time that turns may take
   */
  constructor(now: () => number, mostShare: number) {
    this.#now = now;
    this.#mostShare = mostShare;
  }

  /** Steps from one turn to the next, by the present smoothed times. */
  get stepsPerTurn(): number {
    if (this.#stepMs === null || this.#turnMs === null) return firstStepsPerTurn;
    const wanted = Math.ceil(this.#turnMs / (this.#mostShare * this.#stepMs));
    return Math.min(mostStepsPerTurn, Math.max(fewestStepsPerTurn, wanted));
  }

  /** To be called when training starts or resumes: the time since the last step does not count. */
  restart(): void {
    this.#lastMs = null;
  }

  /** Whether it is time for a turn. */
  get isTurn(): boolean {
    return this.#stepsSinceTurn >= this.stepsPerTurn;
  }

  /** To be called after every step. */
  stepTaken(): void {
    const nowMs = this.#now();
    if (this.#lastMs !== null) this.#learn(nowMs - this.#lastMs);
    this.#lastMs = nowMs;
    this.#hadTurn = false;
    this.#stepsSinceTurn++;
  }

  /** To be called when a turn has been taken; the time of the next step shows its cost. */
  turnTaken(): void {
    this.#hadTurn = true;
    this.#stepsSinceTurn = 0;
  }

  #learn(tookMs: number): void {
    if (!this.#hadTurn) this.#stepMs = smoothed(this.#stepMs, tookMs);
    else if (this.#stepMs !== null) {
      this.#turnMs = smoothed(this.#turnMs, Math.max(0, tookMs - this.#stepMs));
    }
  }
}

function smoothed(before: number | null, newest: number): number {
  return before === null ? newest : before + smoothing * (newest - before);
}
