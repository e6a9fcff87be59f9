/** Decides which work is done between two training steps, and how often. */

import type { EventStream } from '../eventStream.ts';
import type { PictureMakers } from '../pictures/pictureMakers.ts';
import type { RunHealth } from '../run/health/runHealth.ts';
import type { PairWatch } from '../run/pairWatch.ts';
import type { BackgroundWork } from './backgroundWork.ts';
import type { Checkpoints } from './checkpoints.ts';
import { TurnPace } from './turnPace.ts';
import { type Turns, yieldToQueue } from './turns.ts';

/** One turn in this many goes to a stale picture, if there is one; the others go to the evaluator. */
const turnsPerPicture = 3;

export interface BetweenStepsPorts {
  readonly health: RunHealth;
  readonly watch: PairWatch;
  readonly checkpoints: Checkpoints;
  readonly pictures: PictureMakers;
  /** The turns of the evaluator, the explainer and the answers. */
  readonly turns: Turns;
  readonly background: BackgroundWork;
  readonly stream: EventStream;
  /** A clock in milliseconds. */
  readonly now: () => number;
  /** Turns take at most this share of the steps' time. */
  readonly turnShare: number;
  /** Begins a new comparison of the drawings. */
  readonly refreshComparison: () => void;
}

export class BetweenSteps {
  readonly #ports: BetweenStepsPorts;
  readonly #pace: TurnPace;
  #turnsGiven = 0;

  constructor(ports: BetweenStepsPorts) {
    this.#ports = ports;
    this.#pace = new TurnPace(ports.now, ports.turnShare);
  }

  /** To be called when training starts or goes on. */
  restart(): void {
    this.#pace.restart();
  }

  /** Does this work and lets the worker's other calls through; resolves when the next step may begin. */
  async tend(): Promise<void> {
    const { health, watch, checkpoints, turns, background, stream, refreshComparison } =
      this.#ports;
    // Urgent work takes a turn at every step: a person waits for it, and it needs few turns.
    this.#pace.stepTaken();
    const isTurn = this.#pace.isTurn && !watch.isDrawnOn;
    if (turns.giveUrgent() || (isTurn && this.#giveTurn())) this.#pace.turnTaken();
    health.stepTaken();
    if (watch.isDue) refreshComparison();
    if (checkpoints.isDue) background.add(checkpoints.take());
    stream.flushIfDue();
    await yieldToQueue();
    await watch.answered;
  }

  /** Lets the evaluator or a picture do a piece of work; returns whether there was any. */
  #giveTurn(): boolean {
    const { pictures, turns, background } = this.#ports;
    this.#turnsGiven++;
    const making = this.#turnsGiven % turnsPerPicture === 0 ? pictures.makeOne() : null;
    if (making === null) return turns.give();
    background.add(making);
    return true;
  }
}
