/** Owns the question for the classes that one class is confused with most; it follows the evaluations. */
import type { ClassConfusions } from '../../protocol/answers/classConfusions.ts';
import type { WorkerEvent } from '../../protocol/events.ts';
import type { Asking } from '../core/asking.ts';
import { type Context, messageOf } from '../core/context.ts';
import type { Feature } from '../core/feature.ts';

export class ConfusionsActions implements Feature {
  readonly #context: Context;
  readonly #asking: Asking<number, ClassConfusions>;

  constructor(context: Context) {
    this.#context = context;
    this.#asking = context.asking({
      ask: (label: number) => context.worker.classConfusions(label),
      onAnswer: (found: ClassConfusions, label: number) => {
        // A divergence may have ended the look meanwhile.
        const isLookedAt = context.state.run.lookedAtClass?.label === label;
        if (isLookedAt) context.setOfRun(found.runId, { lookedAtClass: { label, found } });
      },
      onError: (error: unknown) => {
        this.lookAtWorst();
        context.report(messageOf(error));
      },
      // Without a network, the worker refuses at once: nobody waits for figures of a gone worker.
      canAsk: () => true,
      // Another class is asked for at once; a newer evaluation of the same class waits.
      interrupts: (open, newer) => open !== newer,
    });
  }

  /**
   * Shows a class with those that it is confused with most, and goes on with every newer evaluation of the
   * run.
   * @param label the index of the class
   */
  async lookAt(label: number): Promise<void> {
    const before = this.#context.state.run.lookedAtClass;
    const found = before?.label === label ? before.found : null;
    this.#context.setRun({ lookedAtClass: { label, found } });
    await this.#asking.put(label);
  }

  /** Shows the classes with the most errors again. */
  lookAtWorst(): void {
    this.#asking.cancel();
    this.#context.setRun({ lookedAtClass: null });
  }

  eventsCame(events: readonly WorkerEvent[]): void {
    const { lookedAtClass, status } = this.#context.state.run;
    // A divergence has ended the look: the worker would say that nothing is measured.
    if (lookedAtClass === null) this.#asking.cancel();
    else if (events.some((event) => event.kind === 'evaluation' && event.runId === status?.runId)) {
      void this.#asking.put(lookedAtClass.label);
    }
  }

  workerEnded(): void {
    this.lookAtWorst();
  }

  /** Gives up the question: figures of a gone run are of no use. */
  runBegan(): void {
    this.#asking.cancel();
  }
}
