/** The page as it is built for visitors, in a folder of its own, and what its files weigh. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import { pathOf } from '../paths.ts';

const outDir = pathOf('.cache/bench/page');
/** The repository's own configuration; only the folder differs, so that nobody's `dist` is touched. */
export const pageConfig = {
  root: pathOf('.'),
  configFile: pathOf('vite.config.ts'),
  logLevel: 'error',
  build: { outDir, emptyOutDir: true },
} as const;

export async function buildPage(): Promise<void> {
  await build(pageConfig);
}

/** What is told apart of all that is fetched. */
export const fileKinds = ['page JS', 'worker JS', 'WASM', 'MNIST shards', 'other'] as const;
export type FileKind = (typeof fileKinds)[number];

export interface Weight {
  readonly kind: FileKind;
  readonly files: number;
  /** As they came: the preview's server compresses nothing. */
  readonly sizeBytes: number;
  /** As a server that compresses would send them; shards are compressed as they are. */
  readonly gzippedBytes: number;
}

/**
 * Weighs files by their kind.
 * @param names their addresses, relative to the page
 * @param workerEntry the address of the worker's first file
 */
export async function weigh(names: readonly string[], workerEntry: string): Promise<Weight[]> {
  const workerFiles = await withImports(workerEntry);
  const kindOf = (name: string): FileKind => {
    if (name.endsWith('.js')) return workerFiles.has(name) ? 'worker JS' : 'page JS';
    if (name.endsWith('.wasm')) return 'WASM';
    return name.endsWith('.bin') ? 'MNIST shards' : 'other';
  };
  const files = await Promise.all(
    names.map(async (name) => {
      const bytes = await readFile(join(outDir, name === '' ? 'index.html' : name));
      const isCompressed = name.endsWith('.bin') || name.endsWith('.woff2');
      const gzippedBytes = isCompressed ? bytes.length : gzipSync(bytes).length;
      return { kind: kindOf(name), sizeBytes: bytes.length, gzippedBytes };
    }),
  );
  return fileKinds.map((kind) => {
    const ofKind = files.filter((file) => file.kind === kind);
    return {
      kind,
      files: ofKind.length,
      sizeBytes: ofKind.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0),
      gzippedBytes: ofKind.reduce((sum, { gzippedBytes }) => sum + gzippedBytes, 0),
    };
  });
}

/** A script and all that it may import, from its folder. */
async function withImports(entry: string): Promise<Set<string>> {
  const found = new Set([entry]);
  const folder = entry.slice(0, entry.lastIndexOf('/') + 1);
  // A set also hands out what is added while it is being walked.
  for (const name of found) {
    const text = await readFile(join(outDir, name), 'utf8');
    for (const [, file = ''] of text.matchAll(/["'`]\.\/([\w-]+\.js)["'`]/g)) {
      found.add(`${folder}${file}`);
    }
  }
  return found;
}
