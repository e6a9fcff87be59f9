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
type Transaction<Mode extends IDBTransactionMode> = IDBPTransaction<
  KeptDatabase,
  StoreName[],
  Mode
>;

/** Opens the database at the first need, and again after the browser has closed it. */
export function browserRecords(): KeptRecords {
  const connection = new Connection();
  return {
    outdated: connection.outdated,
    read: (store, key) =>
      connection.use((database) =>
        inTransaction(database.transaction([store], 'readonly'), (reading) =>
          reading.objectStore(store).get(key),
        ),
      ),
    readAll: (store, prefix = '') =>
      connection.use((database) =>
        inTransaction(database.transaction([store], 'readonly'), async (reading) => {
          const opened = reading.objectStore(store);
          const range = rangeOf(prefix);
          const [keys, values] = await Promise.all([
            opened.getAllKeys(range),
            opened.getAll(range),
          ]);
          return keys.map((key, index) => ({ key, value: values[index] }));
        }),
      ),
    write: (changes, guard) =>
      connection.use((database) => {
        const stores = new Set(changes.map(({ store }) => store));
        if (guard !== undefined) stores.add(guard.store);
        return inTransaction(database.transaction([...stores], 'readwrite'), async (writing) => {
          if (guard !== undefined) {
            const found: unknown = await writing.objectStore(guard.store).get(guard.key);
            if (!guard.allows(found)) return false;
          }
          await Promise.all(changes.map((change) => make(writing, change)));
          return true;
        });
      }),
    clear: () =>
      connection.use((database) =>
        inTransaction(database.transaction([...storeNames], 'readwrite'), async (writing) => {
          await Promise.all(storeNames.map((name) => writing.objectStore(name).clear()));
        }),
      ),
  };
}

/** Makes requests and resolves at the end of their transaction; one that fails takes back all others. */
async function inTransaction<Mode extends IDBTransactionMode, Result>(
  transaction: Transaction<Mode>,
  request: (transaction: Transaction<Mode>) => Promise<Result>,
): Promise<Result> {
  const { done } = transaction;
  // If a request fails, that is the error: nobody waits for the end any more.
  done.catch(() => {});
  try {
    const result = await request(transaction);
    await done;
    return result;
  } catch (error) {
    // A request that was refused at once leaves the transaction open, with the requests before it.
    ignoreErrors(() => transaction.abort());
    // The requests of an aborted transaction do not know why; it does.
    throw transaction.error ?? error;
  }
}

async function make(writing: Transaction<'readwrite'>, change: Change): Promise<unknown> {
  const store = writing.objectStore(change.store);
  if (change.kind === 'put') return store.put(change.value, change.key);
  return store.delete(change.kind === 'remove' ? change.key : rangeOf(change.prefix));
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
  /** The newest handle that was opened. */
  #handle: Database | null = null;
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
        return await this.#try(work);
      } catch (error) {
        if (!isClosed(error)) throw error;
        return await this.#try(work);
      }
    } catch (error) {
      throw error instanceof KeptError
        ? error
        : new KeptError(faultOf(error), textOf(error), error);
    }
  }

  async #try<Result>(work: (database: Database) => Promise<Result>): Promise<Result> {
    const database = await this.#database();
    try {
      return await work(database);
    } catch (error) {
      if (isClosed(error)) this.#letGo(database);
      throw error;
    }
  }

  /** Opens another handle at the next use, unless there is another one already. */
  #letGo(database: Database): void {
    database.close();
    if (this.#handle === database) this.#opened = null;
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
    let whyNotMigrated: unknown = null;
    let stopWaiting = (_error: KeptError): void => {};
    const blocked = new Promise<never>((_resolve, reject) => {
      stopWaiting = reject;
    });
    const opening = openDB<KeptDatabase>(databaseName, databaseVersion, {
      upgrade: (upgraded, oldVersion, _newVersion, transaction) => {
        transaction.done.catch(() => {});
        migrate(upgraded, oldVersion, transaction).catch((error: unknown) => {
          whyNotMigrated = error;
          // Nobody waits for a migration; one that fails must not end as if it were done.
          ignoreErrors(() => transaction.abort());
        });
      },
      blocked: () => {
        this.#isBlocked = true;
        stopWaiting(blockedError());
      },
      // Without this, a deletion or a newer version would have to wait for this page.
      blocking: (_present, wanted) => {
        if (database !== null) this.#letGo(database);
        if (wanted !== null) this.#endForGood();
      },
      terminated: () => {
        if (database !== null) this.#letGo(database);
      },
    });
    // It may have been blocked until now.
    const ended = opening.finally(() => {
      this.#isBlocked = false;
    });
    const opened = ended.then((open) => {
      database = open;
      this.#handle = open;
      // The next use finds it open.
      this.#opened = opening;
      return open;
    });
    try {
      return await Promise.race([opened, blocked]);
    } catch (error) {
      if (error instanceof DOMException && error.name === 'VersionError') this.#endForGood();
      throw whyNotMigrated ?? error;
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
