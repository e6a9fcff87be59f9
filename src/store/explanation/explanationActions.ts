/** Asking the worker what makes the two digits alike or different, as long as someone looks. */
import type { DigitPair } from '../../protocol/siameseWorker.ts';
import type { Context } from '../core/context.ts';

const nothing: DigitPair = { a: null, b: null };

export class ExplanationActions {
  readonly #context: Context;
  /** What the worker is being asked; another worker, and other drawings, are asked anew. */
  #asking: DigitPair | null = null;
  /** Whether the network may have changed since it was asked. */
  #isStale = false;
  /** Whether the worker that was asked is gone. */
  #isInterrupted = false;

  constructor(context: Context) {
    this.#context = context;
  }

  /**
   * Explains the drawings as they are by the network as it is. Other drawings than those that are being
   * explained take their place; for the same ones it is asked once more when the answer has come.
   */
  explain(): void {
    if (!this.#context.hasNetwork) return;
    const { a, b } = this.#context.state.pads;
    if (this.#asking?.a === a.digit && this.#asking.b === b.digit) this.#isStale = true;
    else if (a.digit === null || b.digit === null) this.stop();
    else void this.#context.attempt(() => this.#ask({ a: a.digit, b: b.digit }));
  }

  /** Gives up what is being explained: nobody looks. */
  stop(): void {
    this.#isInterrupted = false;
    if (this.#asking === null) return;
    this.#end();
    void this.#context.attempt(async () => {
      await this.#context.client.remote.explain(nothing);
    });
  }

  /** Expects no more answers: the worker that was asked is gone. */
  forget(): void {
    this.#isInterrupted ||= this.#asking !== null;
    this.#end();
  }

  /** Asks another worker what the last one had not answered. */
  resume(): void {
    if (this.#isInterrupted) this.explain();
    this.#isInterrupted = false;
  }

  #end(): void {
    this.#asking = null;
    this.#context.set({ isExplaining: false });
  }

  async #ask(pair: DigitPair): Promise<void> {
    this.#asking = pair;
    this.#context.set({ isExplaining: true });
    try {
      do {
        this.#isStale = false;
        const explanation = await this.#context.client.remote.explain(pair);
        if (this.#asking === pair && explanation !== null) this.#context.set({ explanation });
      } while (this.#asking === pair && this.#isStale);
    } finally {
      if (this.#asking === pair) this.#end();
    }
  }
}
