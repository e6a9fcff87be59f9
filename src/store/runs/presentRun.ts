/**
 * Owns the key of the run at hand. One tab at a time has a run; a tab remembers its own through reloads,
 * and the browser remembers the newest one.
 */
import type { Context } from '../core/context.ts';

const lockPrefix = 'siamese-playground.run/';

/** A run that this tab has, or may soon have, at hand: no other tab can take it. */
export interface Reservation {
  readonly key: string;
  /** Gives the run free for other tabs. */
  readonly release: () => void;
}

export class PresentRun {
  readonly #context: Context;
  #key: string;
  /** `null` until the lock is granted, and while the page sleeps. */
  #reservation: Reservation | null = null;

  constructor(context: Context) {
    this.#context = context;
    this.#key = context.ports.newKey();
  }

  get key(): string {
    return this.#key;
  }

  /** The key of this tab's last run; `null` in a new tab. */
  get ofTab(): string | null {
    return this.#context.ports.tabMemory.read();
  }

  /** The key of the browser's newest run. */
  get newest(): string | null {
    return this.#context.ports.newestMemory.read();
  }

  /** Reserves a kept run; `null` if another tab has it open. */
  async reserve(key: string, patienceMs = 0): Promise<Reservation | null> {
    const release = await this.#context.ports.tabs.hold(`${lockPrefix}${key}`, patienceMs);
    return release && { key, release };
  }

  /** Makes a reserved run the one at hand. */
  become(reservation: Reservation): void {
    this.#change(reservation.key, reservation);
  }

  /** Makes a new run the one at hand. */
  begin(): void {
    const key = this.#context.ports.newKey();
    this.#change(key, null);
    void this.reserve(key).then((reservation) => {
      if (this.#key === key) this.#reservation = reservation;
      else reservation?.release();
    });
  }

  /** Gives the run free while the page sleeps. */
  letGo(): void {
    this.#reservation?.release();
    this.#reservation = null;
  }

  /** Takes the run again after the page has slept; returns false if another tab has taken it. */
  async takeAgain(): Promise<boolean> {
    this.#reservation ??= await this.reserve(this.#key);
    return this.#reservation !== null;
  }

  /** Something of this run was kept: a new tab carries it on. */
  markNewest(): void {
    this.#context.ports.newestMemory.write(this.#key);
  }

  /** The keys of the runs that other tabs have open. */
  async openElsewhere(): Promise<readonly string[]> {
    const names = await this.#context.ports.tabs.heldNames().catch(() => new Set<string>());
    return [...names]
      .filter((name) => name.startsWith(lockPrefix))
      .map((name) => name.slice(lockPrefix.length))
      .filter((key) => key !== this.#key);
  }

  #change(key: string, reservation: Reservation | null): void {
    this.letGo();
    this.#key = key;
    this.#reservation = reservation;
    this.#context.ports.tabMemory.write(key);
    const { runs } = this.#context.state;
    this.#context.set({ runs: { ...runs, presentKey: key } });
  }
}
