/** What is tended to between two training steps, and how often. */

import type { EventStream } from '../eventStream.ts';
import type { Pictures } from '../pictures/pictures.ts';
import type { PairWatch } from '../run/pairWatch.ts';
import type { RunHealth } from '../run/runHealth.ts';
import type { BackgroundWork } from './backgroundWork.ts';
import type { Checkpoints } from './checkpoints.ts';
import { TurnPace } from './turnPace.ts';
import { type Turns, yieldToQueue } from './turns.ts';

/** One in so many turns is a picture's, where one is wanted; the others are the evaluator's. */
const turnsPerPicture = 3;

export interface BetweenStepsPorts {
  readonly health: RunHealth;
  readonly watch: PairWatch;
  readonly checkpoints: Checkpoints;
  readonly pictures: Pictures;
  /** The evaluator's. */
  readonly turns: Turns;
  readonly background: BackgroundWork;
  readonly stream: EventStream;
  /** A clock in milliseconds. */
  readonly now: () => number;
  /** At most this share of the steps' time is spent on turns. */
  readonly turnShare: number;
  /** Begins to compare the drawings anew. */
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

  /** Tends to all of it, and lets the worker's other calls through; resolves when the next step may begin. */
  async tend(): Promise<void> {
    const { health, watch, checkpoints, turns, background, stream, refreshComparison } =
      this.#ports;
    // What a person waits for takes its turn at once, and has few of them to take.
    const isTurn = this.#pace.isTurn() && !watch.isDrawnOn;
    if (turns.giveUrgent() || (isTurn && this.#giveTurn())) this.#pace.turnTaken();
    health.stepTaken();
    if (watch.isDue) refreshComparison();
    if (checkpoints.isDue) background.add(checkpoints.take());
    stream.flushIfDue();
    await yieldToQueue();
    await watch.answered;
  }

  /** Lets the evaluator or a picture do a piece of its work; whether there was any. */
  #giveTurn(): boolean {
    const { pictures, turns, background } = this.#ports;
    this.#turnsGiven++;
    const making = this.#turnsGiven % turnsPerPicture === 0 ? pictures.makeOne() : null;
    if (making === null) return turns.give();
    background.add(making);
    return true;
  }
}
