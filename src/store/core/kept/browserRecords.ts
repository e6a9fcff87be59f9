/** Keeps records in the browser's IndexedDB. The only module that imports idb; checks no value. */
import { type IDBPDatabase, type IDBPTransaction, openDB } from 'idb';
import {
  type Change,
  KeptError,
  type KeptFault,
  type KeptRecords,
  type StoreName,
  storeNames,
} from './keptRecords.ts';
import { databaseName, databaseVersion, type KeptDatabase, migrate } from './migrations.ts';

type Database = IDBPDatabase<KeptDatabase>;
type Writing = IDBPTransaction<KeptDatabase, StoreName[], 'readwrite'>;

/** Opens the database at the first need, and again after the browser has closed it. */
export function browserRecords(): KeptRecords {
  const connection = new Connection();
  return {
    outdated: connection.outdated,
    read: (store, key) => connection.use((database) => database.get(store, key)),
    readAll: (store, prefix = '') =>
      connection.use(async (database) => {
        const { store: opened, done } = database.transaction(store);
        const range = rangeOf(prefix);
        const [keys, values] = await Promise.all([opened.getAllKeys(range), opened.getAll(range)]);
        await done;
        return keys.map((key, index) => ({ key, value: values[index] }));
      }),
    write: (changes, guard) =>
      connection.use(async (database) => {
        const stores = new Set(changes.map(({ store }) => store));
        if (guard !== undefined) stores.add(guard.store);
        const writing = database.transaction([...stores], 'readwrite');
        if (guard !== undefined) {
          const found: unknown = await writing.objectStore(guard.store).get(guard.key);
          if (!guard.allows(found)) {
            await writing.done;
            return false;
          }
        }
        await makeAll(writing, changes);
        return true;
      }),
    clear: () =>
      connection.use(async (database) => {
        const writing = database.transaction([...storeNames], 'readwrite');
        await Promise.all([
          ...storeNames.map((name) => writing.objectStore(name).clear()),
          writing.done,
        ]);
      }),
  };
}

async function makeAll(writing: Writing, changes: readonly Change[]): Promise<void> {
  const made = changes.map(async (change): Promise<unknown> => {
    const store = writing.objectStore(change.store);
    if (change.kind === 'put') return store.put(change.value, change.key);
    return store.delete(change.kind === 'remove' ? change.key : rangeOf(change.prefix));
  });
  try {
    await Promise.all([...made, writing.done]);
  } catch (error) {
    // A request that was refused at once leaves the transaction open, with the requests before it.
    ignoreErrors(() => writing.abort());
    throw error;
  }
}

/** All keys that begin with a prefix. */
function rangeOf(prefix: string): IDBKeyRange {
  return IDBKeyRange.bound(prefix, `${prefix}\uffff`);
}

/** The open database, opened again where the browser has closed it. */
class Connection {
  readonly outdated: Promise<void>;
  #endForGood = (): void => {};
  #opened: Promise<Database> | null = null;
  #isOutdated = false;
  /** Whether the database waits for a tab with an older version of the page to close. */
  #isBlocked = false;

  constructor() {
    this.outdated = new Promise((resolve) => {
      this.#endForGood = () => {
        this.#isOutdated = true;
        resolve();
      };
    });
  }

  /** Does some work; does it once more on a new handle if the browser has closed this one. */
  async use<Result>(work: (database: Database) => Promise<Result>): Promise<Result> {
    try {
      try {
        return await work(await this.#database());
      } catch (error) {
        if (!isClosed(error)) throw error;
        this.#opened = null;
        return await work(await this.#database());
      }
    } catch (error) {
      throw error instanceof KeptError
        ? error
        : new KeptError(faultOf(error), textOf(error), error);
    }
  }

  async #database(): Promise<Database> {
    if (this.#isOutdated) throw new KeptError('outdated', 'A newer version of this page is open');
    if (this.#isBlocked) throw blockedError();
    this.#opened ??= this.#open();
    const opened = this.#opened;
    try {
      return await opened;
    } catch (error) {
      if (this.#opened === opened) this.#opened = null;
      throw error;
    }
  }

  async #open(): Promise<Database> {
    let database: Database | null = null;
    let stopWaiting = (_error: KeptError): void => {};
    const blocked = new Promise<never>((_resolve, reject) => {
      stopWaiting = reject;
    });
    const opening = openDB<KeptDatabase>(databaseName, databaseVersion, {
      upgrade: (upgraded, oldVersion, _newVersion, transaction) =>
        migrate(upgraded, oldVersion, transaction),
      blocked: () => {
        this.#isBlocked = true;
        stopWaiting(blockedError());
      },
      // Without this, a deletion or a newer version would have to wait for this page.
      blocking: (_present, wanted) => {
        database?.close();
        this.#opened = null;
        if (wanted !== null) this.#endForGood();
      },
      terminated: () => {
        this.#opened = null;
      },
    });
    const opened = opening.then((open) => {
      database = open;
      // It may have been blocked until now: the next use finds it open.
      this.#isBlocked = false;
      this.#opened = opening;
      return open;
    });
    try {
      return await Promise.race([opened, blocked]);
    } catch (error) {
      if (error instanceof DOMException && error.name === 'VersionError') this.#endForGood();
      throw error;
    }
  }
}

function blockedError(): KeptError {
  return new KeptError('blocked', 'An older version of this page is open in another tab');
}

/** Whether the handle was closed under an action: it may succeed on another one. */
function isClosed(error: unknown): boolean {
  return (
    error instanceof DOMException &&
    (error.name === 'InvalidStateError' || error.name === 'AbortError')
  );
}

const faultsByName: Readonly<Record<string, KeptFault>> = {
  QuotaExceededError: 'full',
  VersionError: 'outdated',
  SecurityError: 'denied',
  InvalidStateError: 'denied',
  ReferenceError: 'denied',
  TypeError: 'denied',
};

function faultOf(error: unknown): KeptFault {
  const { name = '' } = error instanceof Error || error instanceof DOMException ? error : {};
  return faultsByName[name] ?? 'failed';
}

function textOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function ignoreErrors(action: () => void): void {
  try {
    action();
  } catch {
    return;
  }
}
