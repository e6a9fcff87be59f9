/**
 * Owns how the run's network is measured on another data set: lends the worker its images once, asks, and keeps
 * the newest figures in `state.run.measured`.
 */
import type { MeasuredFigures, MeasureQuestion } from '../../protocol/answers/measuring.ts';
import type { Asking } from '../core/asking.ts';
import type { Context } from '../core/context.ts';
import type { Feature } from '../core/feature.ts';
import type { DatasetsActions } from '../datasets/datasetsActions.ts';
import { imageSourceOf } from '../datasets/imageSource.ts';
import { isSameQuestion } from './measureQuestion.ts';

interface Lending {
  readonly id: string;
  /** Settles when the worker has the images. */
  readonly done: Promise<void>;
}

export class MeasuringActions implements Feature {
  readonly #context: Context;
  readonly #datasets: Pick<DatasetsActions, 'find'>;
  readonly #asking: Asking<MeasureQuestion, MeasuredFigures | null>;
  #lending: Lending | null = null;

  constructor(context: Context, datasets: Pick<DatasetsActions, 'find'>) {
    this.#context = context;
    this.#datasets = datasets;
    this.#asking = context.asking<MeasureQuestion, MeasuredFigures | null>({
      ask: async (question, isWanted) => {
        await this.#lend(question.id);
        return isWanted() ? context.worker.measureOn(question) : null;
      },
      onAnswer: (measured) => {
        if (measured !== null) context.setOfRun(measured.runId, { measured });
      },
      // The same question again, while training goes on, waits: else none would ever be answered.
      interrupts: (open, newer) => !isSameQuestion(open, newer),
    });
  }

  /** Measures now; another question ends this one, the same one again waits for its answer. */
  async ask(question: MeasureQuestion): Promise<void> {
    await this.#asking.put(question);
  }

  /** Nobody looks any more: gives up the question, and frees the images. */
  end(): void {
    this.#asking.cancel();
    if (this.#lending === null) return;
    this.#lending = null;
    void this.#context.attempt(() => this.#context.client.lend(null));
  }

  workerEnded(): void {
    this.#lending = null;
    this.#asking.forget();
  }

  workerBegan(): void {
    this.#asking.repeat();
  }

  runBegan(): void {
    this.#asking.repeat();
  }

  /** @throws Error when the images are not there, or do not fit */
  async #lend(id: string): Promise<void> {
    if (this.#lending?.id !== id) {
      const lending: Lending = { id, done: this.#handOver(id, () => this.#lending === lending) };
      this.#lending = lending;
    }
    const { done } = this.#lending;
    try {
      await done;
    } catch (error) {
      if (this.#lending?.done === done) this.#lending = null;
      throw error;
    }
  }

  async #handOver(id: string, isWanted: () => boolean): Promise<void> {
    const { client, ports, state } = this.#context;
    const facts = this.#datasets.find(id);
    if (facts === null) throw new Error(`The data set “${id}” is not in this browser any more.`);
    const images = await imageSourceOf(facts, ports);
    // Meanwhile a person may have chosen another one, which the worker is to keep.
    if (!isWanted()) return;
    const own = state.datasets.list.find((other) => other.id === id);
    const { classes } = facts;
    await client.lend({ id, classes, families: own?.families ?? null, images });
  }
}
