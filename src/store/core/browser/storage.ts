/** Asks the browser about its storage for this page. */
import type { StorageUse } from '../ports.ts';

/** Where the browser cannot tell or refuses, the answer is `null` or false. */
export function browserStorage(): StorageUse {
  return {
    persist: async () => {
      try {
        return await navigator.storage.persist();
      } catch {
        return false;
      }
    },
    usedBytes: async () => {
      try {
        const { usage } = await navigator.storage.estimate();
        return usage ?? null;
      } catch {
        return null;
      }
    },
  };
}
