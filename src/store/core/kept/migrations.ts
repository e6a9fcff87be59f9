/** Owns the versions of the database, and the way from each older one to the present one. */
import type { DBSchema, IDBPDatabase, IDBPTransaction, StoreNames } from 'idb';
import { type StoreName, storeNames } from './keptRecords.ts';

export const databaseName = 'siamese-playground';
/** 1: lists of symbols and comparisons in `values`; 2: a record each, and runs; 3: a person's own data. */
export const databaseVersion = 3;

export interface KeptDatabase extends DBSchema {
  values: { key: string; value: unknown };
  symbols: { key: string; value: unknown };
  comparisons: { key: string; value: unknown };
  runs: { key: string; value: unknown };
  states: { key: string; value: unknown };
  curves: { key: string; value: unknown };
  desks: { key: string; value: unknown };
  datasets: { key: string; value: unknown };
  datasetImages: { key: string; value: unknown };
  setAside: { key: string; value: unknown };
}

type Upgrade = IDBPTransaction<KeptDatabase, StoreNames<KeptDatabase>[], 'versionchange'>;

/** Brings a database from an older version (0: there is none) to the present one. Loses nothing. */
export async function migrate(
  database: IDBPDatabase<KeptDatabase>,
  oldVersion: number,
  transaction: Upgrade,
): Promise<void> {
  for (const name of storeNames) {
    if (!database.objectStoreNames.contains(name)) database.createObjectStore(name);
  }
  if (oldVersion === 1) {
    await eachOnItsOwn(transaction, 'symbols');
    await eachOnItsOwn(transaction, 'comparisons');
  }
}

/**
 * Turns a list into records; whoever reads them checks them. Numbered keys keep the list's order, whose
 * first record is the oldest symbol, or the newest comparison.
 */
async function eachOnItsOwn(
  transaction: Upgrade,
  name: Extract<StoreName, 'symbols' | 'comparisons'>,
): Promise<void> {
  const values = transaction.objectStore('values');
  const list: unknown = await values.get(name);
  await values.delete(name);
  if (!Array.isArray(list)) {
    if (list === undefined) return;
    const setAside = { value: list, reason: 'Expected a list' };
    await transaction.objectStore('setAside').put(setAside, `values/${name}`);
    return;
  }
  const records = transaction.objectStore(name);
  const oldestFirst: unknown[] = name === 'symbols' ? list : list.toReversed();
  for (const [index, value] of oldestFirst.entries()) {
    await records.put(value, `0-${String(index).padStart(6, '0')}`);
  }
}
