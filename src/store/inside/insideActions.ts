/** Owns looking inside one step: from phase to phase, with a pair to follow. */
import type { InsideStepOfRun } from '../../protocol/answers/insideStep.ts';
import type { Asking } from '../core/asking.ts';
import { type Context, messageOf } from '../core/context.ts';
import type { Feature } from '../core/feature.ts';
import type { RunActions } from '../run/runActions.ts';
import { currentInside, type Inside, type StepPhase } from './inside.ts';

/** Either a look at the next step, or the taking of the step that was looked into. */
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
        // Of an earlier choice of the pair: the newest is on its way.
        if (data === null || wish.kind === 'take' || !isNewest) return;
        context.setOfRun(data.runId, { inside: { phase: wish.phase, data } });
      },
      onError: (error: unknown, wish: Wish) => {
        if (wish.kind === 'take') context.setRun({ inside: wish.inside });
        context.report(messageOf(error));
      },
      onAsking: (isLookingInside) => context.set({ isLookingInside }),
    });
  }

  /** Looks into the next step, goes on to its next phase, or takes it. */
  async nextPhase(): Promise<void> {
    if (this.#asking.open !== null) return;
    const inside = currentInside(this.#context.state.run);
    switch (inside?.phase) {
      case 'forward':
        this.#context.setRun({ inside: { ...inside, phase: 'backward' } });
        break;
      case 'backward':
        // At once: the status with the step taken comes before the reply.
        this.#context.setRun({ inside: { ...inside, phase: 'update' } });
        await this.#asking.put({ kind: 'take', inside });
        break;
      default:
        await this.#asking.put({ kind: 'look', phase: 'forward', pair: inside?.data.chosen ?? 0 });
    }
  }

  /** Follows another pair of a step that is not taken yet. */
  async followPair(pair: number): Promise<void> {
    const inside = currentInside(this.#context.state.run);
    if (inside === null || inside.phase === 'update') return;
    await this.#asking.put({ kind: 'look', phase: inside.phase, pair });
  }

  /** Shows nothing, and asks for nothing again: the next worker may be at another step. */
  workerEnded(): void {
    this.#asking.cancel();
    this.#context.setRun({ inside: null });
  }
}
