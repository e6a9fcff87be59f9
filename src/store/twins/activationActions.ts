/** Looking at what goes on inside the twins: one question at a time, the newest one counts. */
import type { DigitPair } from '../../protocol/siameseWorker.ts';
import type { Context } from '../core/context.ts';

interface Question {
  readonly pair: DigitPair;
  /** The layer that is looked at closely. */
  readonly layer: number | null;
}

export class ActivationActions {
  readonly #context: Context;
  #wanted: Question | null = null;
  /** What was wanted last. */
  #newest: Question | null = null;
  /** The asking that goes on; another worker is asked anew. */
  #asking: object | null = null;

  constructor(context: Context) {
    this.#context = context;
  }

  /** Asks what the towers make of a pair now; what was wanted before and is not asked yet, is not any more. */
  look(pair: DigitPair, layer: number | null): void {
    this.#newest = { pair, layer };
    this.#wanted = this.#newest;
    if (this.#asking === null && this.#context.hasNetwork) {
      void this.#context.attempt(() => this.#askUntilSettled());
    }
  }

  /** Expects no more answers: the worker that was asked is gone. */
  forget(): void {
    this.#asking = null;
    this.#wanted = null;
    this.#context.set({ activations: null });
  }

  /** Asks another worker what was wanted of the last one. */
  resume(): void {
    if (this.#newest !== null) this.look(this.#newest.pair, this.#newest.layer);
  }

  async #askUntilSettled(): Promise<void> {
    const own = {};
    this.#asking = own;
    try {
      while (this.#wanted !== null && this.#asking === own) {
        const { pair, layer } = this.#wanted;
        this.#wanted = null;
        const activations = await this.#context.client.remote.activations(pair, layer);
        if (this.#asking === own) this.#context.set({ activations });
      }
    } finally {
      if (this.#asking === own) this.#asking = null;
    }
  }
}
