/** Owns the comparing of the drawings: after every change, and with every run. */
import type { Comparison, DigitPair } from '../../protocol/answers/comparison.ts';
import type { Asking } from '../core/asking.ts';
import type { Context } from '../core/context.ts';
import type { Feature } from '../core/feature.ts';
import { withComparison } from '../run/events.ts';

export class ComparisonActions implements Feature {
  readonly #context: Context;
  readonly #asking: Asking<DigitPair, Comparison>;

  constructor(context: Context) {
    this.#context = context;
    this.#asking = context.asking({
      ask: (pair: DigitPair) => context.worker.compare(pair),
      // Of an earlier run it is dropped: the present run's first status asks again.
      onAnswer: (comparison: Comparison) =>
        context.store.setState((state) => withComparison(state, comparison)),
      onAsking: (isComparing) => context.set({ isComparing }),
    });
  }

  /** Compares the drawings as they are with the network as it is. */
  compare(): void {
    const { a, b } = this.#context.state.pads;
    void this.#asking.put({ a: a.digit, b: b.digit });
  }

  workerEnded(): void {
    this.#asking.forget();
    // The next worker counts its comparisons anew.
    this.#context.setRun({ comparison: null });
  }

  workerBegan(): void {
    // The last worker may have told of one after it ended.
    this.#context.setRun({ comparison: null });
    this.compare();
  }

  runBegan(): void {
    this.compare();
  }
}
