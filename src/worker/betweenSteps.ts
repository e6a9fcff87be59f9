/** What is tended to between two training steps, and how often. */
import type { BackgroundWork } from './backgroundWork.ts';
import type { Checkpoints } from './checkpoints.ts';
import type { EventStream } from './eventStream.ts';
import type { PairWatch } from './pairWatch.ts';
import type { Pictures } from './pictures/pictures.ts';
import type { RunHealth } from './runHealth.ts';
import type { Stepper } from './stepper.ts';
import { type Turns, yieldToQueue } from './turns.ts';

/** What is done in a turn costs at most a third of a step: one in four steps is under a tenth. */
const stepsPerTurn = 4;

export interface BetweenStepsPorts {
  readonly stepper: Stepper;
  readonly health: RunHealth;
  readonly watch: PairWatch;
  readonly checkpoints: Checkpoints;
  readonly pictures: Pictures;
  /** The judge's. */
  readonly turns: Turns;
  readonly background: BackgroundWork;
  readonly stream: EventStream;
  /** Begins to compare the drawings anew. */
  readonly refreshComparison: () => void;
}

export class BetweenSteps {
  readonly #ports: BetweenStepsPorts;
  #turnsGiven = 0;

  constructor(ports: BetweenStepsPorts) {
    this.#ports = ports;
  }

  /** Tends to all of it, and lets the worker's other calls through; resolves when the next step may begin. */
  async tend(): Promise<void> {
    const { stepper, health, watch, checkpoints, turns, background, stream, refreshComparison } =
      this.#ports;
    // What a person waits for takes its turn at once, and has few of them to take.
    if (!turns.giveUrgent() && stepper.step % stepsPerTurn === 0) this.#giveTurn();
    health.stepTaken();
    if (watch.isDue) refreshComparison();
    if (checkpoints.isDue) background.add(checkpoints.take());
    stream.flushIfDue();
    await yieldToQueue();
    await watch.answered;
  }

  /** Lets the judge or a picture do a piece of its work, one after the other. */
  #giveTurn(): void {
    const { pictures, turns, background } = this.#ports;
    this.#turnsGiven++;
    const making = this.#turnsGiven % 2 === 0 ? pictures.makeOne() : null;
    if (making === null) turns.give();
    else background.add(making);
  }
}
