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
  #isTraining = false;

  /** While training, turns come from `give` only. */
  set isTraining(isTraining: boolean) {
    this.#isTraining = isTraining;
    if (!isTraining) while (this.give());
  }

  /** Resolves when it is the caller's turn. */
  async next(): Promise<void> {
    if (this.#isTraining) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    else await yieldToQueue();
  }

  /** Gives the turn to whoever has waited longest; whether there was anyone. */
  give(): boolean {
    const first = this.#waiting.shift();
    first?.();
    return first !== undefined;
  }
}
