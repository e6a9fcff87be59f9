/** Follows the losses of a run: whether it goes astray, and whether it goes nowhere. */
import type { DivergenceReason } from '../../protocol/events.ts';

/**
 * So many times the loss of the beginning is astray for good. Less may come back: Adam at a rate of 0.1
 * throws the default network to 10⁴ times its first loss, and is at half of it 150 steps later.
 */
const explodedRatio = 1e6;
/** Up to so many times the same, all is well. */
const goodRatio = 2;
/** A run can be called stuck by its last losses, after so many. */
const recentLosses = 50;
const stuckAfter = 100;
/** How near the loss must stay to where it is stuck. */
const stuckTolerance = 0.03;

export class LossWatch {
  readonly #stuckLoss: () => number | null;
  #count = 0;
  #firstLoss = 0;
  #recent: number[] = [];
  #isGood = true;

  /** @param stuckLoss the loss of a network that tells nothing apart; `null` where that is no trap */
  constructor(stuckLoss: () => number | null) {
    this.#stuckLoss = stuckLoss;
  }

  /** Takes the next loss; tells why training must stop, or `null` where it may go on. */
  add(loss: number): DivergenceReason | null {
    if (!Number.isFinite(loss)) return 'not-a-number';
    if (this.#count === 0) this.#firstLoss = loss;
    this.#count++;
    this.#recent.push(loss);
    if (this.#recent.length > recentLosses) this.#recent.shift();
    // A trained network begins with little, and a margin that is moved makes more of it.
    const reference = Math.max(this.#firstLoss, this.#stuckLoss() ?? 0);
    if (loss > goodRatio * reference) this.#isGood = false;
    return loss > explodedRatio * reference ? 'exploded' : null;
  }

  /** Whether all losses since the last call were as they should be. */
  takeVerdict(): boolean {
    const isGood = this.#isGood;
    this.#isGood = true;
    return isGood;
  }

  /** Forgets what came before: training goes on from elsewhere. */
  restart(): void {
    this.#recent = [];
    this.#isGood = true;
  }

  /** Whether the loss has stayed for a while where a network ends up that tells nothing apart. */
  get isStuck(): boolean {
    const stuckLoss = this.#stuckLoss();
    if (stuckLoss === null || this.#count < stuckAfter || this.#recent.length < recentLosses) {
      return false;
    }
    // Both halves: the mean of a loss that falls past that point is near it for a while.
    const half = recentLosses / 2;
    return [this.#recent.slice(0, half), this.#recent.slice(half)].every((losses) => {
      const mean = losses.reduce((sum, loss) => sum + loss, 0) / half;
      return Math.abs(mean - stuckLoss) <= stuckTolerance * stuckLoss;
    });
  }
}
