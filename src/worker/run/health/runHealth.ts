/** Watches a run: keeps good networks, goes back to one after a divergence, and warns of a stuck run. */
import type { DivergenceReason } from '../../../protocol/events.ts';
import type { RunWarning } from '../../../protocol/run.ts';
import { stuckLossOf } from '../../../siamese/losses/stuckLoss.ts';
import type { Evaluator } from '../measuring/evaluator.ts';
import type { Stepper } from '../stepper.ts';
import { LossWatch } from './lossWatch.ts';

/** Every this many steps, a good network is kept to go back to. */
const stepsPerKeep = 25;

export class RunHealth {
  readonly #stepper: Stepper;
  readonly #evaluator: Evaluator;
  readonly #losses: LossWatch;
  #turnBacks = 0;

  constructor(stepper: Stepper, evaluator: Evaluator) {
    this.#stepper = stepper;
    this.#evaluator = evaluator;
    this.#losses = new LossWatch(() => stuckLossOf(stepper.settings, stepper.recipe));
  }

  get warning(): RunWarning | null {
    // A loss stuck at the margin explains a collapsed network, so this warning comes first.
    if (this.#losses.isStuck) return 'stuck-at-margin';
    return this.#evaluator.warning;
  }

  /** How often the run has gone back. */
  get turnBacks(): number {
    return this.#turnBacks;
  }

  /** Takes a loss; returns why training must stop, or `null` if it may go on. */
  addLoss(loss: number): DivergenceReason | null {
    return this.#losses.add(loss);
  }

  /** To be called after each step; keeps the network now and then, if the losses are good. */
  stepTaken(): void {
    if (this.#stepper.step % stepsPerKeep === 0 && this.#losses.takeVerdict()) this.#stepper.keep();
  }

  /** Goes back to the newest good network; returns its number of steps. */
  turnBack(): number {
    this.#turnBacks++;
    this.#stepper.restoreKept();
    this.#losses.restart();
    this.#evaluator.forget();
    return this.#stepper.step;
  }
}
