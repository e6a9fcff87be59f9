import { fileURLToPath } from 'node:url';

/** The file or folder at a path that is relative to the repository's root. */
export function pathOf(path: string): string {
  return fileURLToPath(new URL(`../../../${path}`, import.meta.url));
}
