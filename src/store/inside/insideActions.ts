/** Looking inside one step: from phase to phase, with a pair to follow. */
import type { Context } from '../core/context.ts';
import type { RunActions } from '../run/runActions.ts';
import { currentInside, type Inside, type StepPhase } from './inside.ts';

export class InsideActions {
  readonly #context: Context;
  readonly #run: RunActions;
  /** What the worker is being asked; another worker is asked anew. */
  #asking: object | null = null;
  /** The pair that a person has chosen last. */
  #wanted = 0;

  constructor(context: Context, run: RunActions) {
    this.#context = context;
    this.#run = run;
  }

  /** Looks into the next step, goes on to its next phase, or takes it. */
  async nextPhase(): Promise<void> {
    if (this.#asking !== null) return;
    const inside = currentInside(this.#context.state);
    switch (inside?.phase) {
      case 'forward':
        this.#context.set({ inside: { ...inside, phase: 'backward' } });
        break;
      case 'backward':
        await this.#takeStep(inside);
        break;
      default:
        this.#wanted = inside?.data.chosen ?? 0;
        await this.#look('forward');
    }
  }

  /** Follows another pair of a step that is not taken yet. */
  async followPair(index: number): Promise<void> {
    const inside = currentInside(this.#context.state);
    if (inside === null || inside.phase === 'update') return;
    this.#wanted = index;
    if (this.#asking === null) await this.#look(inside.phase);
  }

  /** Expects no more answers, and shows nothing: the worker that was asked is gone. */
  forget(): void {
    this.#asking = null;
    this.#context.set({ inside: null, isLookingInside: false });
  }

  /** Shows the wanted pair; asks again where another one was chosen meanwhile. */
  async #look(phase: StepPhase): Promise<void> {
    await this.#ask(async (isWanted) => {
      for (;;) {
        const pair = this.#wanted;
        const data = await this.#run.inspectStep(pair);
        if (!isWanted()) return;
        if (pair !== this.#wanted) continue;
        this.#context.set({ inside: { phase, data } });
        return;
      }
    });
  }

  async #takeStep(inside: Inside): Promise<void> {
    // At once: the status with the step taken comes before the reply.
    this.#context.set({ inside: { ...inside, phase: 'update' } });
    await this.#ask(async (isWanted) => {
      try {
        await this.#run.takeStep();
      } catch (error) {
        if (isWanted()) this.#context.set({ inside });
        throw error;
      }
    });
  }

  async #ask(question: (isWanted: () => boolean) => Promise<void>): Promise<void> {
    const own = {};
    this.#asking = own;
    this.#context.set({ isLookingInside: true });
    try {
      await question(() => this.#asking === own);
    } finally {
      if (this.#asking === own) {
        this.#asking = null;
        this.#context.set({ isLookingInside: false });
      }
    }
  }
}
