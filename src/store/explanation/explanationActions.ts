/** Owns the explanation of the two drawings: asks for it while a person looks. */
import type { DigitPair } from '../../protocol/answers/comparison.ts';
import type { Explanation } from '../../protocol/answers/explanation.ts';
import type { Asking } from '../core/asking.ts';
import type { Context } from '../core/context.ts';
import type { Feature } from '../core/feature.ts';

/** A question about this pair makes the worker give up its explanation. */
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
      // New drawings interrupt the explanation of earlier ones; the same drawings wait.
      interrupts: (open, newer) => open.a !== newer.a || open.b !== newer.b,
    });
  }

  /** Explains the present drawings with the present network. */
  start(): void {
    const { a, b } = this.#context.state.pads;
    if (a.digit === null || b.digit === null) this.stop();
    else void this.#asking.put({ a: a.digit, b: b.digit });
  }

  /** Gives up the explanation, because no one looks. */
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

  /** Explains again: the new run may be at the step of the last explanation. */
  runBegan(): void {
    this.#asking.repeat();
  }
}
