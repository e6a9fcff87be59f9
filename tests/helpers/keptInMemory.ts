/** Owns what the store needs besides a worker: kept values, locks, and a clock that a test moves. */

import type { KeptName, KeptValues } from '../../src/store/core/kept/keptValues.ts';
import type { TextMemory } from '../../src/store/core/ports.ts';

/** Values kept in memory, copied as a database would. */
export function keptInMemory(values: Partial<Record<KeptName, unknown>> = {}): KeptValues {
  const kept = new Map(Object.entries(values));
  return {
    read: async (name) => structuredClone(kept.get(name)),
    write: async (name, value) => {
      kept.set(name, structuredClone(value));
    },
  };
}

/** A memory that lasts as long as the test. */
export function textMemory(): TextMemory {
  let text: string | null = null;
  return {
    read: () => text,
    write: (written) => {
      text = written;
    },
  };
}

/** Delayed actions, which wait until a test lets time pass. */
export class Waiting {
  readonly #actions = new Set<() => void>();
  /** The time of the clock, which a test sets. */
  nowMs = 0;

  /** Adds an action; the returned function cancels it. */
  add(action: () => void): () => void {
    const own = (): void => action();
    this.#actions.add(own);
    return () => this.#actions.delete(own);
  }

  /** Runs all waiting actions. */
  passTime(): void {
    const due = [...this.#actions];
    this.#actions.clear();
    for (const action of due) action();
  }
}

/** Locks that several pages of one browser share. */
export class FakeLocks {
  readonly #held = new Set<string>();

  /** Takes a lock at once, or not at all. */
  async hold(name: string): Promise<(() => void) | null> {
    if (this.#held.has(name)) return null;
    this.#held.add(name);
    return () => this.#held.delete(name);
  }
}
