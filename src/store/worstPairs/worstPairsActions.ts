/** Asks the worker for the worst pairs of two digits. */
import type { Context } from '../core/context.ts';
import type { AskedPairs, DigitCell } from './worstPairs.ts';

export class WorstPairsActions {
  readonly #context: Context;

  constructor(context: Context) {
    this.#context = context;
  }

  /** Shows the worst pairs of two digits, by the newest evaluation; what was shown of them stays meanwhile. */
  async show(cell: DigitCell): Promise<void> {
    const before = this.#context.state.worstPairs;
    const isShown = before?.cell.classA === cell.classA && before.cell.classB === cell.classB;
    const asked: AskedPairs = { cell, found: isShown ? before.found : null };
    this.#context.set({ worstPairs: asked });
    const found = await this.#context.client.remote
      .worstPairs(cell.classA, cell.classB)
      .catch((error: unknown) => {
        if (this.#isWanted(asked)) this.hide();
        throw error;
      });
    if (!this.#isWanted(asked)) return;
    // The status of another run may still be on its way.
    const isOfRun = found.runId === this.#context.state.status?.runId;
    this.#context.set({ worstPairs: isOfRun ? { cell, found } : null });
  }

  hide(): void {
    this.#context.set({ worstPairs: null });
  }

  /** Whether nothing else has been asked since, and the run is the same. */
  #isWanted(asked: AskedPairs): boolean {
    return this.#context.state.worstPairs === asked;
  }
}
