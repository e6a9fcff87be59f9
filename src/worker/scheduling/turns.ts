/**
 * Lets the event queue run, and gives turns to work beside training: one every few steps during
 * training, at once otherwise.
 */

const { port1, port2 } = new MessageChannel();
const waiting: (() => void)[] = [];
port1.onmessage = () => waiting.shift()?.();

/**
 * Resolves after all messages that are queued already. It uses a MessageChannel, because timers and
 * animation frames stall in hidden tabs.
 */
export function yieldToQueue(): Promise<void> {
  return new Promise((resolve) => {
    waiting.push(resolve);
    port2.postMessage(null);
  });
}

export class Turns {
  readonly #waiting: (() => void)[] = [];
  /** These come before all others. */
  readonly #urgent: (() => void)[] = [];
  /** Pieces of looks: the schedule gives them turns of their own. */
  readonly #looks: (() => void)[] = [];
  #isTraining = false;
  #isHeldUp = false;

  get isTraining(): boolean {
    return this.#isTraining;
  }

  /** During training, only `give`, `giveUrgent` and `giveLook` give turns. */
  set isTraining(isTraining: boolean) {
    this.#isTraining = isTraining;
    if (!isTraining) this.#giveAll();
  }

  get isHeldUp(): boolean {
    return this.#isHeldUp;
  }

  /** Set while training waits for images: all waiting work gets its turn now, later urgent work at once. */
  set isHeldUp(isHeldUp: boolean) {
    this.#isHeldUp = isHeldUp;
    if (isHeldUp) this.#giveAll();
  }

  /** Resolves when it is the caller's turn. */
  next(): Promise<void> {
    return this.#isTraining ? turnFrom(this.#waiting) : yieldToQueue();
  }

  /** The same for work that a person waits for: it gets the next turn. */
  nextUrgent(): Promise<void> {
    return this.#isTraining && !this.#isHeldUp ? turnFrom(this.#urgent) : yieldToQueue();
  }

  /** The same for the beginning of a look. */
  nextLook(): Promise<void> {
    return this.#isTraining ? turnFrom(this.#looks) : yieldToQueue();
  }

  /** The same for the next piece of a look. */
  nextOfLook(): Promise<void> {
    return this.#isTraining && !this.#isHeldUp ? turnFrom(this.#looks) : yieldToQueue();
  }

  /** Whether a look, or a piece of one, waits. */
  get isLookWaiting(): boolean {
    return this.#looks.length > 0;
  }

  /** Gives a turn to a look; returns whether any waited. */
  giveLook(): boolean {
    return giveFirst(this.#looks);
  }

  /** Gives a turn to the longest-waiting work, urgent work first; returns whether any work waited. */
  give(): boolean {
    return this.giveUrgent() || giveFirst(this.#waiting);
  }

  /** Gives a turn to urgent work only; returns whether any waited. */
  giveUrgent(): boolean {
    return giveFirst(this.#urgent);
  }

  #giveAll(): void {
    while (this.give() || this.giveLook());
  }
}

function turnFrom(queue: (() => void)[]): Promise<void> {
  return new Promise((resolve) => {
    queue.push(resolve);
  });
}

function giveFirst(queue: (() => void)[]): boolean {
  const first = queue.shift();
  first?.();
  return first !== undefined;
}
