/** Keeps values in the browser's IndexedDB. The only module that imports idb; checks no value. */
import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { KeptName, KeptValues } from './keptValues.ts';

interface KeptDatabase extends DBSchema {
  values: { key: KeptName; value: unknown };
}

/** Opens the database at the first need, and again after the browser has closed it. */
export function browserKept(): KeptValues {
  let opened: Promise<IDBPDatabase<KeptDatabase>> | null = null;
  const forget = (): void => {
    opened = null;
  };
  const database = async (): Promise<IDBPDatabase<KeptDatabase>> => {
    opened ??= openDB<KeptDatabase>('siamese-playground', 1, {
      upgrade: (fresh) => {
        fresh.createObjectStore('values');
      },
      terminated: forget,
    });
    try {
      return await opened;
    } catch (error) {
      forget();
      throw error;
    }
  };
  return {
    read: async (name) => (await database()).get('values', name),
    write: async (name, value) => {
      await (await database()).put('values', value, name);
    },
  };
}
