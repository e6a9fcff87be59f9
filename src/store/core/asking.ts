/**
 * Owns the one way to ask a worker: one question at a time, the newest wins. A worker's end makes it
 * forget the answers that are due; the next worker is asked again. Knows no store and no feature.
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
  /** Takes the error of a question that could not be answered. */
  readonly onError: (error: unknown, question: Question) => void;
  /** Told when asking begins, and when nothing is asked any more. */
  readonly onAsking?: (isAsking: boolean) => void;
  /** Whether there is somebody to ask; a question waits for `askAgain` until there is. */
  readonly canAsk?: () => boolean;
  /**
   * Whether a newer question is asked at once and the open one's answer is dropped. Without it, a newer
   * question waits for the answer, and only the newest of those that wait is asked.
   */
  readonly interrupts?: (open: Question, newer: Question) => boolean;
}

/** One question that was put; the object tells it from an equal one. */
interface Put<Question> {
  readonly question: Question;
}

export class Asking<Question, Answer> {
  readonly #ports: AskingPorts<Question, Answer>;
  /** Asked and not answered. */
  #open: Put<Question> | null = null;
  /** Put and not asked yet. */
  #waiting: Put<Question> | null = null;
  /** Put last, asked or not. */
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

  /** Resolves when every question that was put has been answered, given up or forgotten. */
  get settled(): Promise<void> {
    return this.#settled;
  }

  /** Puts a question; it takes the place of one that waits. Resolves as `settled` does. */
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

  /** Asks what waits: to be called when there is somebody to ask again. */
  askAgain(): void {
    const { canAsk, interrupts } = this.#ports;
    if (this.#waiting === null || canAsk?.() === false) return;
    const isFree =
      this.#open === null || interrupts?.(this.#open.question, this.#waiting.question) === true;
    if (!isFree) return;
    this.#begin();
    void this.#askWhileOneWaits();
  }

  /** Gives up every question: nobody wants an answer. */
  cancel(): void {
    this.#waiting = null;
    this.#newest = null;
    this.#end();
  }

  /** The worker that was asked is gone: its answer is not due any more, and the question waits again. */
  forget(): void {
    // Another object: the late answer to the first asking must not pass for the second's.
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
        if (isWanted()) onError(error, question);
      }
      // Given up, forgotten or interrupted: whoever did it has seen to the rest.
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
