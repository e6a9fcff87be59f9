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
  /** Whether this is a copy of another run, of which nothing is kept yet. */
  #isUnkeptCopy = false;

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

  /**
   * Makes a new run, a copy of a kept one, the one at hand. As long as nothing is kept of the copy, a
   * reload brings back the run that it is a copy of.
   */
  beginCopyOf(original: string): void {
    this.begin();
    this.#isUnkeptCopy = true;
    this.#context.ports.tabMemory.write(original);
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

  /** The run was kept: this tab carries it on after a reload, and so does a new tab. */
  markKept(): void {
    this.#isUnkeptCopy = false;
    this.#context.ports.tabMemory.write(this.#key);
    this.markNewest();
  }

  /** What the page shows beside the run was kept: a new tab opens with it, unless there is more to show. */
  markNewest(): void {
    if (!this.#isUnkeptCopy) this.#context.ports.newestMemory.write(this.#key);
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
    this.#isUnkeptCopy = false;
    this.#context.ports.tabMemory.write(key);
    const { runs } = this.#context.state;
    this.#context.set({ runs: { ...runs, presentKey: key } });
  }
}
