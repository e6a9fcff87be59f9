/** Owns the look inside one step: goes from phase to phase and follows one pair. */
import type { InsideStepOfRun } from '../../protocol/answers/insideStep.ts';
import type { Asking } from '../core/asking.ts';
import { type Context, messageOf } from '../core/context.ts';
import type { Feature } from '../core/feature.ts';
import type { RunActions } from '../run/runActions.ts';
import { currentInside, type Inside, type StepPhase } from './inside.ts';

/** A wish to look at the next step, or to take the step that is shown. */
type Wish =
  | { readonly kind: 'look'; readonly phase: StepPhase; readonly pair: number }
  | { readonly kind: 'take'; readonly inside: Inside };

export class InsideActions implements Feature {
  readonly #context: Context;
  readonly #asking: Asking<Wish, InsideStepOfRun | null>;

  constructor(context: Context, run: RunActions) {
    this.#context = context;
    this.#asking = context.asking({
      ask: async (wish: Wish) => {
        if (wish.kind === 'look') return run.lookInside(wish.pair);
        await run.takeStepNow();
        return null;
      },
      onAnswer: (data: InsideStepOfRun | null, wish: Wish, isNewest: boolean) => {
        // Drop an answer about an earlier pair: the answer about the newest pair is on its way.
        if (data === null || wish.kind === 'take' || !isNewest) return;
        context.setOfRun(data.runId, { inside: { phase: wish.phase, data } });
      },
      onError: (error: unknown, wish: Wish) => {
        if (wish.kind === 'take') context.setOfRun(wish.inside.data.runId, { inside: wish.inside });
        context.report(messageOf(error));
      },
      onAsking: (isLookingInside) => context.set({ isLookingInside }),
    });
  }

  /** Looks inside the next step, goes on to its next phase, or takes the step. */
  async nextPhase(): Promise<void> {
    if (this.#asking.open !== null) return;
    const inside = currentInside(this.#context.state.run);
    switch (inside?.phase) {
      case 'forward':
        this.#context.setRun({ inside: { ...inside, phase: 'backward' } });
        break;
      case 'backward':
        // Set the phase now: the status after the step comes before the reply.
        this.#context.setRun({ inside: { ...inside, phase: 'update' } });
        await this.#asking.put({ kind: 'take', inside });
        break;
      default:
        await this.#asking.put({ kind: 'look', phase: 'forward', pair: inside?.data.chosen ?? 0 });
    }
  }

  /** Follows another pair, if the step is not taken yet. */
  async followPair(pair: number): Promise<void> {
    const inside = currentInside(this.#context.state.run);
    if (inside === null || inside.phase === 'update') return;
    await this.#asking.put({ kind: 'look', phase: inside.phase, pair });
  }

  /** Ends the look and asks no question again: the next worker may be at another step. */
  workerEnded(): void {
    this.#asking.cancel();
    this.#context.setRun({ inside: null });
  }
}
