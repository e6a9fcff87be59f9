/**
 * Decides which work beside training gets a turn after a step: a piece of a look, other work, or none. All
 * turns together take at most a given share of the trainer's time. Looks come first early in a run.
 */

/** The first look of a run begins after this many steps, whatever it costs: nothing is known yet. */
const stepsToFirstLook = 8;
/** From one look to the next there are a twelfth of the steps so far, within these limits. */
const [leastSpacing, mostSpacing] = [18, 100];
const spacingShare = 1 / 12;
/** Until this step, other work gets what looks leave; then, looks take half of the share at most. */
const stepsOfLooksFirst = 200;
/** Steps from one turn of other work to the next, at least. */
const fewestStepsPerTurn = 3;
/** A turn of other work: a forward pass of a chunk, about a third of a step. */
const guessedStepsPerTurn = 0.4;
/** The last times of steps tell what is usual. */
const rememberedSteps = 15;
/** A look costs the least of the last ones: what more there was is the machine's, and steps have it too. */
const rememberedLooks = 3;
/** The most credit, in looks; the same below 0. */
const mostLooksOfCredit = 2;
/** Weight of the newest cost in the smoothed cost of other work. */
const smoothing = 0.2;

/** What a look has cost so far: by its own count, and by what it has added to the times of the steps. */
interface LookUnderWay {
  /** The step at which the look before it began. */
  readonly before: number | null;
  ownMs: number;
  addedMs: number;
  /** Whether it has ended; the next step shows what its last piece has added. */
  hasEnded: boolean;
}

export class TurnSchedule {
  readonly #now: () => number;
  readonly #mostShare: number;
  readonly #mostStepsPerLook: number;
  #lastMs: number | null = null;
  #step = 0;
  /** Times of steps without a turn before them. */
  #stepTimes: number[] = [];
  #lookTimes: number[] = [];
  #otherMs: number | null = null;
  /** The time that all turns may still take; below 0, they have had too much. */
  #creditMs = 0;
  /**
   * The same in steps and if there were only looks: neither other work nor a stall ever keeps a look away.
   */
  #lookCredit = 0;
  /** The work that has had a turn since the last step. */
  #hadTurn: 'look' | 'other' | null = null;
  #stepsSinceOther = 0;
  /** The step at which the newest look began; `null` before the first look. */
  #lookedAt: number | null = null;
  /** The step from which the first look is counted. */
  #begunAt: number | null = null;
  #look: LookUnderWay | null = null;

  /**
   * @param now a clock in milliseconds
   * @param mostShare the largest share of the pure step time that turns may take
   * @param mostStepsPerLook what a look costs in steps by the images that it embeds: where more is measured,
   *   the machine has other work
   */
  constructor(now: () => number, mostShare: number, mostStepsPerLook: number) {
    this.#now = now;
    this.#mostShare = mostShare;
    this.#mostStepsPerLook = mostStepsPerLook;
  }

  /** To be called when training starts or resumes: the time since the last step does not count. */
  restart(): void {
    this.#lastMs = null;
    this.#hadTurn = null;
  }

  /** To be called after every step. */
  stepTaken(step: number): void {
    const nowMs = this.#now();
    if (this.#lastMs !== null) this.#learn(nowMs - this.#lastMs);
    if (this.#look?.hasEnded) this.#settle(this.#look);
    this.#lastMs = nowMs;
    this.#hadTurn = null;
    this.#stepsSinceOther++;
    this.#step = step;
    // A run may go back to an earlier state.
    if (step < (this.#lookedAt ?? 0)) this.#lookedAt = null;
    if (this.#begunAt === null || step < this.#begunAt) this.#begunAt = step - 1;
    this.#earn();
  }

  /** Whether a look may begin, or the look under way may go on. */
  get isLookTurn(): boolean {
    if (this.#look !== null) return !this.#look.hasEnded;
    if (this.#step < this.#nextLookAt) return false;
    return this.#lookedAt === null || this.#lookCredit >= this.#stepsPerLook;
  }

  /**
   * Whether it is time for other work.
   * @param isLookWaiting whether a look would take the next turn of looks: time is saved for it
   */
  isOtherTurn(isLookWaiting: boolean): boolean {
    if (this.#look !== null || this.#stepsSinceOther < fewestStepsPerTurn) return false;
    const leftMs = this.#creditMs - this.#costOfOther;
    if (leftMs < 0 || !isLookWaiting) return leftMs >= 0;
    const stepsToLook = Math.max(0, this.#nextLookAt - this.#step);
    return leftMs + stepsToLook * this.#earnedMs >= this.#costOfLook;
  }

  /** To be called when a piece of a look has got its turn. */
  lookTurnTaken(): void {
    this.#hadTurn = 'look';
    if (this.#look !== null) return;
    this.#look = { before: this.#lookedAt, ownMs: 0, addedMs: 0, hasEnded: false };
    this.#lookedAt = this.#step;
  }

  /** To be called when a piece of the look has ended, with the time from its turn on. */
  lookPieceTook(ms: number): void {
    if (this.#look !== null) this.#look.ownMs += ms;
  }

  /** To be called when the look has ended; one that was stopped halfway does not count. */
  lookEnded(isWhole: boolean): void {
    if (this.#look === null) return;
    if (isWhole) {
      this.#look.hasEnded = true;
      return;
    }
    this.#lookedAt = this.#look.before;
    this.#look = null;
  }

  /** To be called when other work has got its turn; the time of the next step shows its cost. */
  otherTurnTaken(): void {
    this.#hadTurn ??= 'other';
    this.#stepsSinceOther = 0;
  }

  #learn(tookMs: number): void {
    // A stall of the machine is not the rule: the median passes over it.
    const sorted = this.#stepTimes.toSorted((one, other) => one - other);
    const addedMs = tookMs - (sorted[sorted.length >> 1] ?? 0);
    if (this.#hadTurn === null) {
      this.#stepTimes = [...this.#stepTimes, tookMs].slice(-rememberedSteps);
    } else if (this.#stepTimes.length > 0) {
      if (this.#hadTurn === 'other') this.#learnOther(Math.max(0, addedMs));
      else if (this.#look !== null) this.#look.addedMs += addedMs;
    }
  }

  #settle({ ownMs, addedMs }: LookUnderWay): void {
    this.#look = null;
    // On a graphics card its own count contains steps that were under way; what it added is noisy.
    const costMs = Math.min(ownMs, Math.max(0, addedMs));
    const isFirst = this.#lookTimes.length === 0;
    this.#lookTimes = [...this.#lookTimes, costMs].slice(-rememberedLooks);
    // The first look came on credit: other work has to make up for it, and not the next look.
    this.#creditMs -= this.#costOfLook;
    if (!isFirst) this.#lookCredit -= this.#stepsPerLook;
  }

  #learnOther(costMs: number): void {
    this.#otherMs =
      this.#otherMs === null ? costMs : this.#otherMs + smoothing * (costMs - this.#otherMs);
    this.#creditMs -= costMs;
  }

  /** Adds what a step allows for turns. Neither a pause nor a stall counts for longer than some looks. */
  #earn(): void {
    const mostMs = mostLooksOfCredit * this.#costOfLook;
    this.#creditMs = Math.min(mostMs, Math.max(-mostMs, this.#creditMs + this.#earnedMs));
    const most = mostLooksOfCredit * this.#stepsPerLook;
    this.#lookCredit = Math.min(most, this.#lookCredit + this.#mostShare);
  }

  /** The mean: the trainer's time contains its stalls. 0 before the first step. */
  get #stepMs(): number {
    const { length } = this.#stepTimes;
    return length === 0 ? 0 : this.#stepTimes.reduce((sum, ms) => sum + ms, 0) / length;
  }

  /** What each step allows for turns. */
  get #earnedMs(): number {
    return this.#mostShare * this.#stepMs;
  }

  get #costOfLook(): number {
    return Math.min(this.#mostStepsPerLook * this.#stepMs, ...this.#lookTimes);
  }

  get #stepsPerLook(): number {
    return this.#stepMs === 0 ? this.#mostStepsPerLook : this.#costOfLook / this.#stepMs;
  }

  get #costOfOther(): number {
    return this.#otherMs ?? guessedStepsPerTurn * this.#stepMs;
  }

  get #nextLookAt(): number {
    if (this.#lookedAt === null) return (this.#begunAt ?? 0) + stepsToFirstLook;
    const bySteps = Math.min(mostSpacing, Math.max(leastSpacing, this.#step * spacingShare));
    const isEarly = this.#lookedAt - (this.#begunAt ?? 0) < stepsOfLooksFirst;
    const byCost = isEarly || this.#earnedMs === 0 ? 0 : (2 * this.#costOfLook) / this.#earnedMs;
    return this.#lookedAt + Math.ceil(Math.max(bySteps, byCost));
  }
}
