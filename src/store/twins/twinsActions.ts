/** Owns looking at what goes on inside the twins. */
import type { Activations, ActivationsQuestion } from '../../protocol/answers/activations.ts';
import type { DigitPair } from '../../protocol/answers/comparison.ts';
import type { Asking } from '../core/asking.ts';
import type { Context } from '../core/context.ts';
import type { Feature } from '../core/feature.ts';

export class TwinsActions implements Feature {
  readonly #context: Context;
  readonly #asking: Asking<ActivationsQuestion, Activations>;
  /** What was looked at last. */
  #looked: ActivationsQuestion | null = null;

  constructor(context: Context) {
    this.#context = context;
    this.#asking = context.asking({
      ask: (question: ActivationsQuestion) => context.worker.activations(question),
      onAnswer: (activations: Activations) => context.setOfRun(activations.runId, { activations }),
    });
  }

  /**
   * Asks what the towers make of a pair now; the answer is in the state.
   * @param layer the layer that is looked at closely
   */
  look(pair: DigitPair, layer: number | null): void {
    this.#looked = { pair, layer };
    void this.#asking.put(this.#looked);
  }

  workerEnded(): void {
    this.#asking.forget();
    this.#context.setRun({ activations: null });
  }

  workerBegan(): void {
    if (this.#looked !== null) void this.#asking.put(this.#looked);
  }
}
