/** Keeps a text in the browser from visit to visit. */
import type { TextMemory } from './ports.ts';

/** If the browser refuses storage (private windows, site settings), nothing is remembered. */
export function pageMemory(key: string): TextMemory {
  return {
    read: () => {
      try {
        return localStorage.getItem(key);
      } catch {
        return null;
      }
    },
    write: (text) => {
      try {
        localStorage.setItem(key, text);
      } catch {
        return;
      }
    },
  };
}
