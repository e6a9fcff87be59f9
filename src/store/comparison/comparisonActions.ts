/** Owns the comparison of the drawings: asks for it after every change of a drawing and for every run. */
import type { Comparison, DigitPair } from '../../protocol/answers/comparison.ts';
import type { Asking } from '../core/asking.ts';
import type { Context } from '../core/context.ts';
import type { Feature } from '../core/feature.ts';
import { withComparison } from './newestComparison.ts';

export class ComparisonActions implements Feature {
  readonly #context: Context;
  readonly #asking: Asking<DigitPair, Comparison>;

  constructor(context: Context) {
    this.#context = context;
    this.#asking = context.asking({
      ask: (pair: DigitPair) => context.worker.compare(pair),
      // A comparison of an earlier run is dropped; the present run's first status asks again.
      onAnswer: (comparison: Comparison) =>
        context.store.setState((state) => withComparison(state, comparison)),
      onAsking: (isComparing) => context.set({ isComparing }),
    });
  }

  /** Compares the present drawings with the present network. */
  compare(): void {
    const { a, b } = this.#context.state.pads;
    void this.#asking.put({ a: a.digit, b: b.digit });
  }

  workerEnded(): void {
    // The next worker counts its comparisons from 0 again.
    this.#context.setRun({ comparison: null });
    this.#asking.forget();
  }

  workerBegan(): void {
    // A late comparison of the last worker may have come after its end.
    this.#context.setRun({ comparison: null });
    this.compare();
  }

  runBegan(): void {
    this.compare();
  }
}
