/**
 * Lets the event queue run, and hands out turns to evaluations: one every few training steps while
 * training, at once otherwise.
 */

const { port1, port2 } = new MessageChannel();
const waiting: (() => void)[] = [];
port1.onmessage = () => waiting.shift()?.();

/**
 * Resolves after all messages that are already queued. Through a MessageChannel, because timers and
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
  /** Before all others. */
  readonly #urgent: (() => void)[] = [];
  #isTraining = false;
  #isHeldUp = false;

  get isTraining(): boolean {
    return this.#isTraining;
  }

  /** While training, turns come from `give` only. */
  set isTraining(isTraining: boolean) {
    this.#isTraining = isTraining;
    if (!isTraining) while (this.give());
  }

  get isHeldUp(): boolean {
    return this.#isHeldUp;
  }

  /** Training waits for images: whoever waits has a turn now, and what is urgent whenever it asks. */
  set isHeldUp(isHeldUp: boolean) {
    this.#isHeldUp = isHeldUp;
    if (isHeldUp) while (this.give());
  }

  /** Resolves when it is the caller's turn. */
  next(): Promise<void> {
    return this.#isTraining ? turnFrom(this.#waiting) : yieldToQueue();
  }

  /** The same for what a person waits for: its turn is the next one there is. */
  nextUrgent(): Promise<void> {
    return this.#isTraining && !this.#isHeldUp ? turnFrom(this.#urgent) : yieldToQueue();
  }

  /** Gives the turn to whoever has waited longest, the urgent first; whether there was anyone. */
  give(): boolean {
    return this.giveUrgent() || giveFirst(this.#waiting);
  }

  /** Gives the turn to what is urgent only; whether there was anything. */
  giveUrgent(): boolean {
    return giveFirst(this.#urgent);
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
