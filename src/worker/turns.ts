/**
 * Lets the event queue run, and hands out turns to measuring: one every few training steps while
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

  get isTraining(): boolean {
    return this.#isTraining;
  }

  /** While training, turns come from `give` only. */
  set isTraining(isTraining: boolean) {
    this.#isTraining = isTraining;
    if (!isTraining) while (this.give());
  }

  /** Resolves when it is the caller's turn. */
  next(): Promise<void> {
    return this.#nextOf(this.#waiting);
  }

  /** The same for what a person waits for: its turn is the next one there is. */
  nextUrgent(): Promise<void> {
    return this.#nextOf(this.#urgent);
  }

  /** Gives the turn to whoever has waited longest, the urgent first; whether there was anyone. */
  give(): boolean {
    return this.giveUrgent() || giveFirst(this.#waiting);
  }

  /** Gives the turn to what is urgent only; whether there was anything. */
  giveUrgent(): boolean {
    return giveFirst(this.#urgent);
  }

  async #nextOf(queue: (() => void)[]): Promise<void> {
    if (this.#isTraining) await new Promise<void>((resolve) => queue.push(resolve));
    else await yieldToQueue();
  }
}

function giveFirst(queue: (() => void)[]): boolean {
  const first = queue.shift();
  first?.();
  return first !== undefined;
}
