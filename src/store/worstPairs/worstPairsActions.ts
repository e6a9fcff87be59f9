/** Owns the question for the worst pairs of two classes; the answer stays that of its moment. */
import type { ClassPair, WorstPairs } from '../../protocol/answers/worstPairs.ts';
import type { Asking } from '../core/asking.ts';
import { type Context, messageOf } from '../core/context.ts';
import type { Feature } from '../core/feature.ts';

export class WorstPairsActions implements Feature {
  readonly #context: Context;
  readonly #asking: Asking<ClassPair, WorstPairs>;

  constructor(context: Context) {
    this.#context = context;
    this.#asking = context.asking({
      ask: (classes: ClassPair) => context.worker.worstPairs(classes),
      onAnswer: (found: WorstPairs, cell: ClassPair) => {
        // A divergence may have hidden the worst pairs meanwhile.
        const isShown = context.state.run.worstPairs?.cell === cell;
        if (isShown) context.setOfRun(found.runId, { worstPairs: { cell, found } });
      },
      onError: (error: unknown) => {
        this.hide();
        context.report(messageOf(error));
      },
      // Without a network, the worker refuses at once: nobody waits for pairs of a gone worker.
      canAsk: () => true,
      interrupts: () => true,
    });
  }

  /** Shows the worst pairs by the newest evaluation; shown pairs of the same classes stay meanwhile. */
  async show(cell: ClassPair): Promise<void> {
    const before = this.#context.state.run.worstPairs;
    const isShown = before?.cell.classA === cell.classA && before.cell.classB === cell.classB;
    this.#context.setRun({ worstPairs: { cell, found: isShown ? before.found : null } });
    await this.#asking.put(cell);
  }

  hide(): void {
    this.#asking.cancel();
    this.#context.setRun({ worstPairs: null });
  }

  workerEnded(): void {
    this.hide();
  }

  /** Gives up the question: pairs of a gone run are of no use. */
  runBegan(): void {
    this.#asking.cancel();
  }
}
