/**
 * Owns what the store of an embedded panel has in place of the browser's storage. A panel on somebody
 * else's page begins from its link alone: it reads nothing of what a person has kept here, and leaves
 * nothing behind.
 */
import { noOfflineCopy } from '../core/browser/offlineCopy.ts';
import type { KeptRecords } from '../core/kept/keptRecords.ts';
import type { PlaygroundPorts, StorageUse, Tabs, TextMemory } from '../core/ports.ts';

type KeepingPorts = Pick<
  PlaygroundPorts,
  'kept' | 'probeMemory' | 'tabMemory' | 'newestMemory' | 'tabs' | 'storageUse' | 'offlineCopy'
>;

/** All that keeps something from visit to visit, keeping nothing; none of it fails. */
export function keepingNothing(): KeepingPorts {
  return {
    kept: noRecords,
    probeMemory: noMemory,
    tabMemory: noMemory,
    newestMemory: noMemory,
    tabs: noOtherTabs,
    storageUse: noStorage,
    offlineCopy: noOfflineCopy,
  };
}

const noRecords: KeptRecords = {
  outdated: new Promise(() => {}),
  read: async () => undefined,
  readAll: async () => [],
  // As if it were kept: nothing went wrong that a person should hear of.
  write: async () => true,
  clear: async () => {},
};

const noMemory: TextMemory = { read: () => null, write: () => {}, clear: () => {} };

/** Nothing is shared, so every lock is free. */
const noOtherTabs: Tabs = {
  hold: async () => () => {},
  heldNames: async () => new Set(),
  tell: () => {},
  onMessage: () => {},
};

const noStorage: StorageUse = { persist: async () => false, usedBytes: async () => null };
