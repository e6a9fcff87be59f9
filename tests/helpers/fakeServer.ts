/** Owns a fake web server and clock for the loader: serves files from memory, and logs waits. */
import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import type { Manifest } from '../../src/data/shards/manifest.ts';
import type { LoaderPorts } from '../../src/data/shards/shardLoader.ts';
import { makeShards, manifestOf, type ShardRecipe, type SyntheticShard } from './syntheticData.ts';

export const manifestUrl = new URL('https://example.org/data/manifest.json');

/** The server's answer to one request; `null` serves the file. A throw is a network error. */
export type Answer = (file: string, attempt: number) => Response | null | Promise<Response | null>;

/** A data set in its served form. */
export interface PackedData {
  readonly manifest: Manifest;
  /** The files by name, the manifest included. */
  readonly files: ReadonlyMap<string, Uint8Array<ArrayBuffer>>;
}

/** Makes up a data set and packs it. */
export function packData(classCount: number, recipes: readonly ShardRecipe[]): PackedData {
  return packShards(classCount, makeShards(classCount, recipes));
}

/** Packs shards as the build does: gzip, with size and SHA-256. */
export function packShards(classCount: number, shards: readonly SyntheticShard[]): PackedData {
  const files = new Map<string, Uint8Array<ArrayBuffer>>();
  for (const { file, unpacked } of shards) {
    files.set(file, Uint8Array.from(gzipSync(unpacked, { level: 1 })));
  }
  const served = new Map(Array.from(files, ([file, bytes]) => [file, described(bytes)]));
  const manifest = manifestOf(classCount, shards, served);
  files.set('manifest.json', new TextEncoder().encode(JSON.stringify(manifest)));
  return { manifest, files };
}

/** The manifest's facts about a served file. */
export function described(bytes: Uint8Array): { sizeBytes: number; sha256: string } {
  return { sizeBytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
}

/** An answer that delays some files until `letGo` is called. */
export function holdBack(...files: string[]): { answer: Answer; letGo: () => void } {
  let letGo = (): void => {};
  const isLetGo = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  const answer = async (file: string): Promise<null> => {
    if (files.includes(file)) await isLetGo;
    return null;
  };
  return { answer, letGo };
}

/** An answer without some files: always, or for the first tries only. */
export function missing(files: readonly string[], tries = Number.POSITIVE_INFINITY): Answer {
  return (file, attempt) =>
    files.includes(file) && attempt <= tries ? new Response('', { status: 404 }) : null;
}

export class FakeServer {
  readonly #files: PackedData['files'];
  readonly #answer: Answer;
  readonly #attempts = new Map<string, number>();
  /** Every request: `+` at its start, `-` at its answer. */
  readonly log: string[] = [];
  /** The files that were asked for past every cache, one for each try. */
  readonly reloads: string[] = [];
  /** The checksums of the shards that were kept, by address. */
  readonly kept = new Map<string, string>();
  /** The waits between tries, in milliseconds. */
  readonly waits: number[] = [];

  constructor(files: PackedData['files'], answer: Answer = () => null) {
    this.#files = files;
    this.#answer = answer;
  }

  /** The requested files in order, one for each try. */
  get requests(): string[] {
    return this.log.filter((line) => line.startsWith('+')).map((line) => line.slice(1));
  }

  get ports(): LoaderPorts {
    return {
      fetch: (url, cache) => this.#fetch(url, cache),
      keepShard: async (url, _bytes, sha256) => {
        this.kept.set(url.href, sha256);
      },
      wait: async (ms) => {
        this.waits.push(ms);
      },
    };
  }

  async #fetch(url: URL, cache: 'default' | 'reload'): Promise<Response> {
    const file = url.pathname.split('/').at(-1) ?? '';
    const attempt = (this.#attempts.get(file) ?? 0) + 1;
    this.#attempts.set(file, attempt);
    this.log.push(`+${file}`);
    if (cache === 'reload') this.reloads.push(file);
    // As on a network, no answer comes at once.
    await new Promise((resolve) => setImmediate(resolve));
    try {
      return (await this.#answer(file, attempt)) ?? this.#serve(file);
    } finally {
      this.log.push(`-${file}`);
    }
  }

  #serve(file: string): Response {
    const bytes = this.#files.get(file);
    return bytes === undefined ? new Response('', { status: 404 }) : new Response(bytes);
  }
}
