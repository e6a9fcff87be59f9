/** Looks into the browser's database in tests, beside the page's own code. */
import { openDB } from 'idb';
import { vi } from 'vitest';
import { type Change, KeptError, type KeptRecords } from '../../src/store/core/kept/keptRecords.ts';
import { laterTask } from './laterTask.ts';

export const databaseName = 'siamese-playground';

/** Puts a record into the store of runs. */
export const put = (key: string, value: unknown = key): Change => ({
  kind: 'put',
  store: 'runs',
  key,
  value,
});

/** The keys in the store of runs. */
export async function keysOf(records: KeptRecords, prefix?: string): Promise<string[]> {
  return (await records.readAll('runs', prefix)).map(({ key }) => key);
}

/** The fault with which a use ends. */
export async function faultOf(use: Promise<unknown>): Promise<string> {
  try {
    await use;
  } catch (error) {
    if (error instanceof KeptError) return error.fault;
    throw error;
  }
  throw new Error('The use succeeded');
}

/** Whether the storage has told by now that a newer page has it. */
export async function isOutdated(records: KeptRecords): Promise<boolean> {
  let is = false;
  void records.outdated.then(() => {
    is = true;
  });
  await laterTask();
  return is;
}

/** The handles that are opened from now on, in order. */
export function openedHandles(): () => IDBDatabase[] {
  const open = vi.spyOn(indexedDB, 'open');
  return () =>
    open.mock.results.map(({ type, value }) => {
      if (type !== 'return') throw new Error('No database was opened');
      return value.result;
    });
}

/** The whole database as any other code reads it. */
export async function everything(): Promise<Record<string, unknown[]>> {
  const database = await openDB(databaseName);
  const stores: Record<string, unknown[]> = {};
  for (const store of database.objectStoreNames) {
    stores[store] = await database.getAll(store);
  }
  database.close();
  return stores;
}
