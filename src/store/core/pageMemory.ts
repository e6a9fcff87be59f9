/** A text that the browser keeps from visit to visit. */
import type { TextMemory } from './ports.ts';

/** Storage may be refused (private windows, site settings): nothing is remembered then. */
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
