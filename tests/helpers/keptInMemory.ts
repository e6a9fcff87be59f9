/** What the store needs besides a worker: a place to keep values, and a clock that a test moves. */

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

/** Remembers as long as the test lasts. */
export function textMemory(): TextMemory {
  let text: string | null = null;
  return {
    read: () => text,
    write: (written) => {
      text = written;
    },
  };
}

/** What waits for a while, until a test lets time pass. */
export class Waiting {
  readonly #actions = new Set<() => void>();

  /** Waits to do something, unless what is returned is called before. */
  add(action: () => void): () => void {
    const own = (): void => action();
    this.#actions.add(own);
    return () => this.#actions.delete(own);
  }

  /** Does all that waits. */
  passTime(): void {
    const due = [...this.#actions];
    this.#actions.clear();
    for (const action of due) action();
  }
}
