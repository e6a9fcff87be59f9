/** Owns what the store needs besides a worker: kept records, tabs, a page's life, and a clock. */

import type { Change, KeptRecords, StoreName } from '../../src/store/core/kept/keptRecords.ts';
import { storeNames } from '../../src/store/core/kept/keptRecords.ts';
import type { PageLife, Screen, TabMessage, Tabs, TextMemory } from '../../src/store/core/ports.ts';

/** Records by store and key. */
export type Records = Partial<Record<StoreName, Readonly<Record<string, unknown>>>>;

/** Records kept in memory, copied as a database would; a test can make it fail. */
export class KeptInMemory implements KeptRecords {
  readonly outdated: Promise<void>;
  /** Every write that was made. */
  readonly writes: (readonly Change[])[] = [];
  /** Each use throws it, unless it is `null`. */
  failure: Error | null = null;
  /** Tells that a newer version of the page has taken the storage over. */
  becomeOutdated = (): void => {};
  readonly #stores = new Map<StoreName, Map<string, unknown>>();

  constructor(records: Records = {}) {
    this.outdated = new Promise((resolve) => {
      this.becomeOutdated = resolve;
    });
    for (const name of storeNames) {
      this.#stores.set(name, new Map(Object.entries(structuredClone(records[name] ?? {}))));
    }
  }

  async read(store: StoreName, key: string): Promise<unknown> {
    this.#failIfWanted();
    return structuredClone(this.#store(store).get(key));
  }

  async readAll(store: StoreName, prefix = '') {
    this.#failIfWanted();
    return [...this.#store(store)]
      .filter(([key]) => key.startsWith(prefix))
      .toSorted(([one], [other]) => (one < other ? -1 : 1))
      .map(([key, value]) => ({ key, value: structuredClone(value) }));
  }

  async write(
    changes: readonly Change[],
    guard?: Parameters<KeptRecords['write']>[1],
  ): Promise<boolean> {
    this.#failIfWanted();
    if (guard !== undefined && !guard.allows(this.#store(guard.store).get(guard.key))) return false;
    this.writes.push(structuredClone(changes));
    for (const change of changes) {
      const store = this.#store(change.store);
      if (change.kind === 'put') store.set(change.key, structuredClone(change.value));
      else if (change.kind === 'remove') store.delete(change.key);
      else for (const key of store.keys()) if (key.startsWith(change.prefix)) store.delete(key);
    }
    return true;
  }

  async clear(): Promise<void> {
    this.#failIfWanted();
    for (const store of this.#stores.values()) store.clear();
  }

  /** The keys in a store. */
  keys(store: StoreName): string[] {
    return [...this.#store(store).keys()];
  }

  /** The values in a store. */
  values(store: StoreName): unknown[] {
    return [...this.#store(store).values()];
  }

  #store(name: StoreName): Map<string, unknown> {
    const store = this.#stores.get(name);
    if (store === undefined) throw new Error(`There is no store ${name}`);
    return store;
  }

  #failIfWanted(): void {
    if (this.failure !== null) throw this.failure;
  }
}

/** A memory that lasts as long as the test. */
export function textMemory(): TextMemory {
  let text: string | null = null;
  return {
    read: () => text,
    write: (written) => {
      text = written;
    },
    clear: () => {
      text = null;
    },
  };
}

/** The tabs of one browser: locks, and messages from one tab to the others. */
export class FakeTabs {
  readonly #held = new Set<string>();
  readonly #listeners: { readonly tab: Tabs; readonly listen: (message: TabMessage) => void }[] =
    [];

  /** Lets go of all locks, as when every page is gone. */
  forgetLocks(): void {
    this.#held.clear();
  }

  /** The browser as one of its tabs sees it. */
  tab(): Tabs {
    const tab: Tabs = {
      hold: async (name) => {
        if (this.#held.has(name)) return null;
        this.#held.add(name);
        return () => {
          this.#held.delete(name);
        };
      },
      heldNames: async () => new Set(this.#held),
      tell: (message) => {
        for (const other of this.#listeners) if (other.tab !== tab) other.listen(message);
      },
      onMessage: (listen) => {
        this.#listeners.push({ tab, listen });
      },
    };
    return tab;
  }
}

/** A page's life, which a test directs. */
export class FakePageLife implements PageLife {
  reloads = 0;
  readonly #isReturn: boolean;
  readonly #hidden: (() => void)[] = [];
  readonly #left: (() => void)[] = [];
  readonly #back: (() => void)[] = [];
  readonly #asks: (() => boolean)[] = [];

  /** @param isReturn whether the tab has shown the page before */
  constructor(isReturn = false) {
    this.#isReturn = isReturn;
  }

  isReturn(): boolean {
    return this.#isReturn;
  }
  onHidden(listener: () => void): void {
    this.#hidden.push(listener);
  }
  onLeave(listener: () => void): void {
    this.#left.push(listener);
  }
  onComeBack(listener: () => void): void {
    this.#back.push(listener);
  }
  askBeforeLeaving(isNeeded: () => boolean): void {
    this.#asks.push(isNeeded);
  }
  reload(): void {
    this.reloads++;
  }

  hide(): void {
    for (const listener of this.#hidden) listener();
  }
  leave(): void {
    this.hide();
    for (const listener of this.#left) listener();
  }
  comeBack(): void {
    for (const listener of this.#back) listener();
  }
  /** Whether the browser would ask a person who leaves now. */
  get asks(): boolean {
    return this.#asks.some((isNeeded) => isNeeded());
  }
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

/** A screen, which a test turns off and on. */
export class FakeScreen implements Screen {
  /** How many times the browser was asked. */
  asked = 0;
  /** How many locks are held. */
  held = 0;
  /** Whether the browser agrees. */
  isAllowed = true;
  #isSeen = true;
  readonly #listeners: (() => void)[] = [];

  isSeen(): boolean {
    return this.#isSeen;
  }

  onSeen(listener: () => void): void {
    this.#listeners.push(listener);
  }

  async keepAwake(): Promise<(() => void) | null> {
    this.asked++;
    if (!this.isAllowed) return null;
    this.held++;
    return () => {
      this.held--;
    };
  }

  /** Shows or hides the page. */
  turn(isSeen: boolean): void {
    this.#isSeen = isSeen;
    for (const listen of this.#listeners) listen();
  }
}
