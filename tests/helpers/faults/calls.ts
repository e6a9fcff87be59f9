/** Counts the calls of a kind, and makes one of them fail: once, or it and all that follow. */
export class Calls {
  count = 0;
  readonly #failAt: number;
  readonly #isForGood: boolean;
  #isMended = false;

  /** @param failAt the call that fails, from 1; `Infinity`: none */
  constructor(failAt = Number.POSITIVE_INFINITY, isForGood = false) {
    this.#failAt = failAt;
    this.#isForGood = isForGood;
  }

  /** Whether the call fails that is made now. */
  fails(): boolean {
    this.count++;
    if (this.#isMended) return false;
    return this.count === this.#failAt || (this.#isForGood && this.count > this.#failAt);
  }

  /** From now on all calls succeed. */
  mend(): void {
    this.#isMended = true;
  }
}
