/**
 * Owns the answers that a panel shows as they come: it asks while somebody looks, and the newest answer
 * stands in the run. A panel with a question of its own needs no feature of its own.
 */
import type { Questions, WorkerAnswers } from '../../protocol/siameseWorker.ts';
import type { Asking } from '../core/asking.ts';
import type { Context } from '../core/context.ts';
import type { Feature } from '../core/feature.ts';
import type { ShownQuestion } from './shownAnswers.ts';

/** Asks for one view. */
export interface Watching<Question> {
  /** Asks; the newest answer comes to stand in the run's `answers`. */
  readonly ask: (question: Question) => void;
  /** Nobody looks any more. */
  readonly end: () => void;
}

export class AnswersActions implements Feature {
  readonly #context: Context;
  readonly #askings = new Set<Pick<Asking<never, never>, 'forget' | 'repeat'>>();

  constructor(context: Context) {
    this.#context = context;
  }

  /** A view looks at the answers to a question, until it ends what is returned. */
  watch<Name extends ShownQuestion>(name: Name): Watching<Questions[Name]['question']> {
    const context = this.#context;
    const asking = context.asking<Questions[Name]['question'], Questions[Name]['answer']>({
      ask: (question) => {
        const worker: WorkerAnswers = context.worker;
        return worker[name](question);
      },
      onAnswer: (answer) => {
        const { answers } = context.state.run;
        context.setOfRun(answer.runId, { answers: { ...answers, [name]: answer } });
      },
    });
    this.#askings.add(asking);
    return {
      ask: (question) => void asking.put(question),
      end: () => {
        this.#askings.delete(asking);
        asking.cancel();
      },
    };
  }

  workerEnded(): void {
    for (const asking of this.#askings) asking.forget();
    this.#context.setRun({ answers: {} });
  }

  workerBegan(): void {
    for (const asking of this.#askings) asking.repeat();
  }
}
