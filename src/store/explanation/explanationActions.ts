/** Owns the explaining of the two drawings, as long as someone looks. */
import type { DigitPair } from '../../protocol/answers/comparison.ts';
import type { Explanation } from '../../protocol/answers/explanation.ts';
import type { Asking } from '../core/asking.ts';
import type { Context } from '../core/context.ts';
import type { Feature } from '../core/feature.ts';

/** The worker gives up what it explains when it is asked about this. */
const nothing: DigitPair = { a: null, b: null };

export class ExplanationActions implements Feature {
  readonly #context: Context;
  readonly #asking: Asking<DigitPair, Explanation | null>;

  constructor(context: Context) {
    this.#context = context;
    this.#asking = context.asking({
      ask: (pair: DigitPair) => context.worker.explain(pair),
      onAnswer: (explanation: Explanation | null) => {
        if (explanation !== null) context.setOfRun(explanation.runId, { explanation });
      },
      onAsking: (isExplaining) => context.set({ isExplaining }),
      // Other drawings take the place of those that are being explained; the same ones wait.
      interrupts: (open, newer) => open.a !== newer.a || open.b !== newer.b,
    });
  }

  /** Explains the drawings as they are by the network as it is. */
  start(): void {
    const { a, b } = this.#context.state.pads;
    if (a.digit === null || b.digit === null) this.stop();
    else void this.#asking.put({ a: a.digit, b: b.digit });
  }

  /** Gives up what is being explained: nobody looks. */
  stop(): void {
    const isOpen = this.#asking.open !== null;
    this.#asking.cancel();
    if (isOpen) void this.#context.attempt(() => this.#context.worker.explain(nothing));
  }

  workerEnded(): void {
    this.#asking.forget();
  }

  workerBegan(): void {
    this.#asking.askAgain();
  }
}
