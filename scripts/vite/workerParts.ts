/**
 * Keeps the entry of a worker a shell that no other script imports. WebKit runs an entry once more when
 * another module imports it: the worker would have two sessions, and both would answer.
 */
import type { Plugin, Rolldown } from 'vite';

/**
 * The name of the script that a module of a worker goes into: one script for all that the entry needs at
 * once. `null` leaves a module where the bundler puts it: the entry itself, and what is loaded later.
 */
export function scriptOfWorker(moduleId: string, context: Rolldown.ChunkingContext): string | null {
  if (context.getModuleInfo(moduleId)?.isEntry !== false) return null;
  const seen = new Set([moduleId]);
  // A set also hands out what is added while it is being walked.
  for (const id of seen) {
    const info = context.getModuleInfo(id);
    if (info?.isEntry === true) return 'worker-core';
    for (const importer of info?.importers ?? []) seen.add(importer);
  }
  return null;
}

/** Fails a build in which a script imports the entry of its worker. */
export const entriesApart: Plugin = {
  name: 'worker-entries-apart',
  generateBundle(_, bundle) {
    for (const file of Object.values(bundle)) {
      if (file.type !== 'chunk') continue;
      for (const name of [...file.imports, ...file.dynamicImports]) {
        const imported = bundle[name];
        if (imported?.type === 'chunk' && imported.isEntry) {
          throw new Error(`${file.fileName} imports ${name}, the entry of its worker`);
        }
      }
    }
  },
};
