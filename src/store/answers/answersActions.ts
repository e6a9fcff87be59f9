/**
 * Owns the answers that a panel shows as they come: asks while a panel is visible, and keeps the newest
 * answer in `state.run.answers`. So a panel can have its own question without a feature.
 */
import type { Questions, WorkerAnswers } from '../../protocol/siameseWorker.ts';
import type { Asking } from '../core/asking.ts';
import type { Context } from '../core/context.ts';
import type { Feature } from '../core/feature.ts';
import type { ShownQuestion } from './shownAnswers.ts';

/** Asks the questions of one view. */
export interface Watching<Question> {
  /** Asks; the newest answer goes to `state.run.answers`. */
  readonly ask: (question: Question) => void;
  /** Ends the asking: the view is closed. */
  readonly end: () => void;
}

export class AnswersActions implements Feature {
  readonly #context: Context;
  readonly #askings = new Set<Pick<Asking<never, never>, 'forget' | 'repeat'>>();

  constructor(context: Context) {
    this.#context = context;
  }

  /** Begins the asking of a view, until the view calls `end`. */
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
    this.#repeat();
  }

  /** Asks again: the new run may be at the step of the last answer. */
  runBegan(): void {
    this.#repeat();
  }

  #repeat(): void {
    for (const asking of this.#askings) asking.repeat();
  }
}
