/**
 * Notices a worker that has fallen silent: one that the browser has ended without a word, or one that is
 * stuck. Counts the page's own ticks and reads no clock: while the page is frozen, asleep or busy, no tick
 * comes, and no worker is blamed for that time. Knows no worker: what it sends and hears is passed in.
 */

/** Calls an action every `ms` milliseconds, until the returned function is called. */
export type Every = (ms: number, action: () => void) => () => void;

/** The browser's own ticks. */
export const everyInterval: Every = (ms, action) => {
  const timer = setInterval(action, ms);
  return () => clearInterval(timer);
};

const tickMs = 500;
/** A worker whose script is still on its way has nothing to answer with. */
const loadingPatienceMs = 60_000;
/** Starting a backend compiles shaders; on a software renderer and a busy machine that takes seconds. */
export const startingPatienceMs = 15_000;
/** With one more tick, a silence is noticed within five seconds. */
export const usualPatienceMs = 4_000;
/** A worker that was silent for long, and came back, may be silent this many times as long again. */
const slowFactor = 3;

export interface HeartbeatPorts {
  readonly every: Every;
  /** Asks the worker for a sign of life. */
  readonly ping: () => void;
  /** Called once, with the length of the silence. */
  readonly onSilent: (silentMs: number) => void;
}

export class Heartbeat {
  readonly #stop: () => void;
  readonly #ports: HeartbeatPorts;
  #patienceMs: number;
  #hasBeenHeard = false;
  #silentTicks = 0;
  #longestTicks = 0;

  /** @param patienceMs how long the worker may be silent once it has been heard */
  constructor(ports: HeartbeatPorts, patienceMs: number) {
    this.#ports = ports;
    this.#patienceMs = patienceMs;
    this.#stop = ports.every(tickMs, () => this.#tick());
  }

  /** From now on the worker may be silent this long. */
  expectWithin(patienceMs: number): void {
    this.#patienceMs = patienceMs;
  }

  /** The worker has said something. */
  heard(): void {
    if (this.#hasBeenHeard) {
      this.#longestTicks = Math.max(this.#longestTicks, this.#silentTicks);
    }
    this.#hasBeenHeard = true;
    this.#silentTicks = 0;
  }

  stop(): void {
    this.#stop();
  }

  #tick(): void {
    this.#silentTicks++;
    const silentMs = this.#silentTicks * tickMs;
    if (silentMs >= this.#allowedMs) {
      this.stop();
      this.#ports.onSilent(silentMs);
      return;
    }
    // A worker that talks anyway need not be asked.
    if (this.#silentTicks > 1) this.#ports.ping();
  }

  get #allowedMs(): number {
    if (!this.#hasBeenHeard) return loadingPatienceMs;
    const slowMs = Math.min(startingPatienceMs, slowFactor * this.#longestTicks * tickMs);
    return Math.max(this.#patienceMs, slowMs);
  }
}
