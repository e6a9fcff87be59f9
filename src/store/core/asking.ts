/**
 * Owns the one way to ask a worker: one question at a time, and the newest wins. At a worker's end, the
 * due answers are dropped; the next worker is asked again. Knows no store and no feature.
 */

export interface AskingPorts<Question, Answer> {
  /**
   * Asks the worker.
   * @param isWanted whether this answer is still waited for
   */
  readonly ask: (question: Question, isWanted: () => boolean) => Promise<Answer>;
  /**
   * Takes an answer.
   * @param isNewest whether no newer question waits
   */
  readonly onAnswer: (answer: Answer, question: Question, isNewest: boolean) => void;
  /**
   * Takes the error of a question that could not be answered.
   * @param isNewest whether no newer question waits
   */
  readonly onError: (error: unknown, question: Question, isNewest: boolean) => void;
  /** Called with `true` when asking begins, and with `false` when no question is open any more. */
  readonly onAsking?: (isAsking: boolean) => void;
  /** Whether a worker can answer now; if not, a question waits for `askAgain`. */
  readonly canAsk?: () => boolean;
  /**
   * Whether a newer question is asked at once and the open question's answer is dropped. Without this,
   * a newer question waits for the open answer; only the newest waiting question is asked.
   */
  readonly interrupts?: (open: Question, newer: Question) => boolean;
}

/** One question that was put; the object's identity tells two equal questions apart. */
interface Put<Question> {
  readonly question: Question;
}

export class Asking<Question, Answer> {
  readonly #ports: AskingPorts<Question, Answer>;
  /** The question that is asked and not answered. */
  #open: Put<Question> | null = null;
  /** The question that is put and not asked yet. */
  #waiting: Put<Question> | null = null;
  /** The question that was put last, asked or not. */
  #newest: Put<Question> | null = null;
  #settled: Promise<void> = Promise.resolve();
  /** Resolves `#settled`; `null` while nothing is asked. */
  #settle: (() => void) | null = null;

  constructor(ports: AskingPorts<Question, Answer>) {
    this.#ports = ports;
  }

  /** The question whose answer is due; `null` for none. */
  get open(): Question | null {
    return this.#open?.question ?? null;
  }

  /** Whether no question is asked and none waits. */
  get isIdle(): boolean {
    return this.#open === null && this.#waiting === null;
  }

  /** Resolves when every question that was put has been answered, given up or forgotten. */
  get settled(): Promise<void> {
    return this.#settled;
  }

  /** Puts a question; it replaces a waiting one. Resolves together with `settled`. */
  put(question: Question): Promise<void> {
    this.#waiting = { question };
    this.#newest = this.#waiting;
    this.askAgain();
    return this.#settled;
  }

  /** Puts the newest question again, whether or not it was answered. */
  repeat(): void {
    if (this.#newest !== null) void this.put(this.#newest.question);
  }

  /** Asks the waiting question; to be called when a worker can answer again. */
  askAgain(): void {
    const { canAsk, interrupts } = this.#ports;
    if (this.#waiting === null || canAsk?.() === false) return;
    const isFree =
      this.#open === null || interrupts?.(this.#open.question, this.#waiting.question) === true;
    if (!isFree) return;
    this.#begin();
    void this.#askWhileOneWaits();
  }

  /** Gives up every question: no answer is wanted. */
  cancel(): void {
    this.#waiting = null;
    this.#newest = null;
    this.#end();
  }

  /** The asked worker is gone: its answer is dropped, and the question waits for the next worker. */
  forget(): void {
    // Copy the object: a late answer of the gone worker must not pass as the next worker's answer.
    this.#waiting ??= this.#open && { ...this.#open };
    this.#end();
  }

  async #askWhileOneWaits(): Promise<void> {
    const { ask, onAnswer, onError } = this.#ports;
    for (let asked = this.#takeWaiting(); asked !== null; asked = this.#takeWaiting()) {
      const { question } = asked;
      const isWanted = (): boolean => this.#open === asked;
      this.#open = asked;
      try {
        const answer = await ask(question, isWanted);
        if (isWanted()) onAnswer(answer, question, this.#waiting === null);
      } catch (error) {
        if (isWanted()) onError(error, question, this.#waiting === null);
      }
      // Cancelled, forgotten or interrupted: that call has done the rest already.
      if (!isWanted()) return;
    }
    this.#end();
  }

  #takeWaiting(): Put<Question> | null {
    const waiting = this.#waiting;
    this.#waiting = null;
    return waiting;
  }

  #begin(): void {
    if (this.#settle !== null) return;
    this.#settled = new Promise((resolve) => {
      this.#settle = resolve;
    });
    this.#ports.onAsking?.(true);
  }

  #end(): void {
    this.#open = null;
    if (this.#settle === null) return;
    this.#settle();
    this.#settle = null;
    this.#ports.onAsking?.(false);
  }
}
