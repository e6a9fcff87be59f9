/** Owns a folder that a browser saves files in, and waits for them. */
import { statSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { vi } from 'vitest';
import type { SavedFile } from './engine.ts';

/** Browsers write to a file of another name first. */
const unfinished = /\.(part|crdownload|wkdownload|tmp)$/;

/** A new, empty folder; the returned function removes it. */
export async function temporaryFolder(): Promise<{ path: string; remove: () => Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), 'siamese-engines-'));
  const remove = (): Promise<void> => rm(path, { recursive: true, force: true, maxRetries: 10 });
  return { path, remove };
}

/** Acts, and waits until a file that was not in the folder is there and grows no more. */
export async function savedIn(folder: string, action: () => Promise<void>): Promise<SavedFile> {
  const before = new Set(await readdir(folder));
  await action();
  let lastSize = 0;
  const name = await vi.waitUntil(
    async () => {
      const names = await readdir(folder);
      const found = names.find((name) => !before.has(name));
      // A half-written file may stand beside an empty one of the final name.
      if (found === undefined || names.some((name) => unfinished.test(name))) return undefined;
      // Firefox makes an empty file of a random name and deletes it before it saves.
      const size = statSync(join(folder, found), { throwIfNoEntry: false })?.size ?? 0;
      const isWhole = size > 0 && size === lastSize;
      lastSize = size;
      return isWhole ? found : undefined;
    },
    { timeout: 30_000, interval: 200 },
  );
  const bytes = await readFile(join(folder, name));
  // Some browsers do not save a second file of the same name.
  await rm(join(folder, name));
  return { name, bytes };
}
