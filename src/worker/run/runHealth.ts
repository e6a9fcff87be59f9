/** Watches over a run: keeps what is good, turns back what has gone astray, warns of what goes nowhere. */
import type { DivergenceReason } from '../../protocol/events.ts';
import type { RunWarning } from '../../protocol/run.ts';
import { stuckLossOf } from '../../siamese/losses/stuckLoss.ts';
import type { Evaluator } from './evaluator.ts';
import { LossWatch } from './lossWatch.ts';
import type { Stepper } from './stepper.ts';

/** The network is kept this often, to come back to it. */
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
    // A loss that is stuck at the margin says why the network has collapsed: it goes first.
    if (this.#losses.isStuck) return 'stuck-at-margin';
    return this.#evaluator.isCollapsed ? 'collapsed' : null;
  }

  /** How often the run has been turned back. */
  get turnBacks(): number {
    return this.#turnBacks;
  }

  /** Takes a loss; tells why training must stop, or `null` where it may go on. */
  addLoss(loss: number): DivergenceReason | null {
    return this.#losses.add(loss);
  }

  /** To be called after each step: keeps the network now and then, while all is well. */
  stepTaken(): void {
    if (this.#stepper.step % stepsPerKeep === 0 && this.#losses.takeVerdict()) this.#stepper.keep();
  }

  /** Goes back to the newest network that was well; tells after how many steps that was. */
  turnBack(): number {
    this.#turnBacks++;
    this.#stepper.restoreKept();
    this.#losses.restart();
    this.#evaluator.forget();
    return this.#stepper.step;
  }
}
