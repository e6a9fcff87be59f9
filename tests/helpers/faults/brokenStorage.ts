/** Makes calls of IndexedDB fail: the opening of the database, transactions, and what they read and write. */
import { IDBDatabase, IDBFactory, IDBObjectStore } from 'fake-indexeddb';
import { vi } from 'vitest';
import type { Calls } from './calls.ts';

/** From now on counts these calls, and throws in those that fail; `vi.restoreAllMocks` ends it. */
export function breakStorage(calls: Calls): void {
  const failing = <Call extends (...values: never[]) => unknown>(call: Call): Call =>
    new Proxy(call, {
      apply: (target, on, values) => {
        if (calls.fails()) throw new DOMException('made to fail', 'UnknownError');
        return Reflect.apply(target, on, values);
      },
    });
  const { open } = IDBFactory.prototype;
  vi.spyOn(IDBFactory.prototype, 'open').mockImplementation(failing(open));
  const { transaction } = IDBDatabase.prototype;
  vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementation(failing(transaction));
  for (const name of ['get', 'getAll', 'getAllKeys', 'put', 'delete'] as const) {
    const call = IDBObjectStore.prototype[name];
    vi.spyOn(IDBObjectStore.prototype, name).mockImplementation(failing(call));
  }
}
