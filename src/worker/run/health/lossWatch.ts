/** Follows the losses of a run, and decides whether it diverges or is stuck. */
import type { DivergenceReason } from '../../../protocol/events.ts';

/**
 * A loss of more than this many times the first loss does not come back. A smaller loss may: Adam at a
 * rate of 0.1 throws the default network to 10⁴ times its first loss; 150 steps later it is at half
 * the first loss.
 */
const explodedRatio = 1e6;
/** Up to this many times the first loss, the run is well. */
const goodRatio = 2;
/** The last `recentLosses` losses show whether a run is stuck, but only after `stuckAfter` losses. */
const recentLosses = 50;
const stuckAfter = 100;
/** A stuck loss differs from the loss of a network that tells nothing apart by at most this share. */
const stuckTolerance = 0.03;

export class LossWatch {
  readonly #stuckLoss: () => number | null;
  #count = 0;
  #firstLoss = 0;
  #recent: number[] = [];
  #isGood = true;

  /** @param stuckLoss the loss of a network that tells nothing apart; `null` if no run gets stuck there */
  constructor(stuckLoss: () => number | null) {
    this.#stuckLoss = stuckLoss;
  }

  /** Takes the next loss; returns why training must stop, or `null` if it may go on. */
  add(loss: number): DivergenceReason | null {
    if (!Number.isFinite(loss)) return 'not-a-number';
    if (this.#count === 0) this.#firstLoss = loss;
    this.#count++;
    this.#recent.push(loss);
    if (this.#recent.length > recentLosses) this.#recent.shift();
    // A trained network begins with a small loss, and a new margin may raise it without harm.
    const reference = Math.max(this.#firstLoss, this.#stuckLoss() ?? 0);
    if (loss > goodRatio * reference) this.#isGood = false;
    return loss > explodedRatio * reference ? 'exploded' : null;
  }

  /** Whether all losses since the last call were good; begins a new count. */
  takeVerdict(): boolean {
    const isGood = this.#isGood;
    this.#isGood = true;
    return isGood;
  }

  /** Forgets the recent losses, because training goes on from an earlier network. */
  restart(): void {
    this.#recent = [];
    this.#isGood = true;
  }

  /** Whether the loss has stayed for a while at the loss of a network that tells nothing apart. */
  get isStuck(): boolean {
    const stuckLoss = this.#stuckLoss();
    if (stuckLoss === null || this.#count < stuckAfter || this.#recent.length < recentLosses) {
      return false;
    }
    // Check both halves: a loss that falls past that point has a mean near it for a while.
    const half = recentLosses / 2;
    return [this.#recent.slice(0, half), this.#recent.slice(half)].every((losses) => {
      const mean = losses.reduce((sum, loss) => sum + loss, 0) / half;
      return Math.abs(mean - stuckLoss) <= stuckTolerance * stuckLoss;
    });
  }
}
