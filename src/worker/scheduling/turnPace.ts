/**
 * How often there is a turn for what is computed beside training: as often as all of it together takes
 * a share of the trainer's time at most, by what turns have cost of late.
 */

/** Weight of the newest time in the smoothed ones. */
const smoothing = 0.2;
/** Until the first turn has shown what it costs: a chunk goes forward only, a third of a step. */
const firstStepsPerTurn = 4;
const [fewestStepsPerTurn, mostStepsPerTurn] = [3, 60];

export class TurnPace {
  readonly #now: () => number;
  readonly #mostShare: number;
  #lastMs: number | null = null;
  /** Of a step without a turn before it. */
  #stepMs: number | null = null;
  /** What a turn adds to the step after it. */
  #turnMs: number | null = null;
  #stepsSinceTurn = 0;
  #hadTurn = false;

  /**
   * @param now a clock in milliseconds
   * @param mostShare what turns may take of the time that steps take by themselves
   */
  constructor(now: () => number, mostShare: number) {
    this.#now = now;
    this.#mostShare = mostShare;
  }

  /** Steps from one turn to the next, as things stand. */
  get stepsPerTurn(): number {
    if (this.#stepMs === null || this.#turnMs === null) return firstStepsPerTurn;
    const wanted = Math.ceil(this.#turnMs / (this.#mostShare * this.#stepMs));
    return Math.min(mostStepsPerTurn, Math.max(fewestStepsPerTurn, wanted));
  }

  /** To be called when training starts or goes on: the time since the last step is no step's. */
  restart(): void {
    this.#lastMs = null;
  }

  /** To be called between two steps; whether it is time for a turn. */
  isTurn(): boolean {
    const nowMs = this.#now();
    if (this.#lastMs !== null) this.#learn(nowMs - this.#lastMs);
    this.#lastMs = nowMs;
    this.#hadTurn = false;
    this.#stepsSinceTurn++;
    return this.#stepsSinceTurn >= this.stepsPerTurn;
  }

  /** To be called when a turn has been taken: the next step shows what it cost. */
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
