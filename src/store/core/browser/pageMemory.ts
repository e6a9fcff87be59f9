/** Keeps a text in the browser: from visit to visit, or as long as the tab. */
import type { TextMemory } from '../ports.ts';

/** Lasts from visit to visit. */
export function pageMemory(key: string): TextMemory {
  return memoryIn(() => localStorage, key);
}

/** Lasts as long as the tab: through reloads, and through a restart of the browser that restores tabs. */
export function tabMemory(key: string): TextMemory {
  return memoryIn(() => sessionStorage, key);
}

/** If the browser refuses storage (private windows, site settings), nothing is remembered. */
function memoryIn(storage: () => Storage, key: string): TextMemory {
  return {
    read: () => {
      try {
        return storage().getItem(key);
      } catch {
        return null;
      }
    },
    write: (text) => {
      try {
        storage().setItem(key, text);
      } catch {
        return;
      }
    },
    clear: () => {
      try {
        storage().removeItem(key);
      } catch {
        return;
      }
    },
  };
}
