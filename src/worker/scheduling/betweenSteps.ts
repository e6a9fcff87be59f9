/** Decides which work is done between two training steps, and how often. */

import type { EventStream } from '../eventStream.ts';
import type { PictureMakers } from '../pictures/pictureMakers.ts';
import type { RunHealth } from '../run/health/runHealth.ts';
import type { PairWatch } from '../run/pairWatch.ts';
import type { BackgroundWork } from './backgroundWork.ts';
import type { Checkpoints } from './checkpoints.ts';
import type { TurnSchedule } from './turnSchedule.ts';
import { type Turns, yieldToQueue } from './turns.ts';

/** One turn of other work in this many goes to a stale picture, if there is one. */
const turnsPerPicture = 3;

export interface BetweenStepsPorts {
  readonly health: RunHealth;
  readonly watch: PairWatch;
  readonly checkpoints: Checkpoints;
  readonly pictures: PictureMakers;
  /** The turns of the evaluator, the explainer and the answers. */
  readonly turns: Turns;
  readonly schedule: TurnSchedule;
  /** Steps done. */
  readonly step: () => number;
  readonly background: BackgroundWork;
  readonly stream: EventStream;
  /** Begins a new comparison of the drawings. */
  readonly refreshComparison: () => void;
}

export class BetweenSteps {
  readonly #ports: BetweenStepsPorts;
  #turnsGiven = 0;

  constructor(ports: BetweenStepsPorts) {
    this.#ports = ports;
  }

  /** To be called when training starts or goes on. */
  restart(): void {
    this.#ports.schedule.restart();
  }

  /** Does this work and lets the worker's other calls through; resolves when the next step may begin. */
  async tend(): Promise<void> {
    const { health, watch, checkpoints, background, stream, refreshComparison } = this.#ports;
    this.#giveTurns();
    health.stepTaken();
    if (watch.isDue) refreshComparison();
    if (checkpoints.isDue) background.add(checkpoints.take());
    stream.flushIfDue();
    await yieldToQueue();
    await watch.answered;
  }

  #giveTurns(): void {
    const { turns, schedule, step, watch } = this.#ports;
    schedule.stepTaken(step());
    // Urgent work takes a turn at every step: a person waits for it, and it needs few turns.
    const hadUrgent = turns.giveUrgent();
    // Looks also come while a person draws: they are what the person sees of the training.
    if (schedule.isLookTurn && turns.giveLook()) schedule.lookTurnTaken();
    const isOtherTurn = !watch.isDrawnOn && schedule.isOtherTurn(turns.isLookWaiting);
    if (hadUrgent || (isOtherTurn && this.#giveTurn())) schedule.otherTurnTaken();
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
