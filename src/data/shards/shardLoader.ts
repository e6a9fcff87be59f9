/**
 * Fetches the shards of a data set in the manifest's order, checks and unpacks them, and tries again
 * after longer and longer waits. The network and the clock are passed in.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { addShard, type Dataset, slotOf } from '../dataset.ts';
import { type Manifest, parseManifest, type Shard } from './manifest.ts';

/** What the loader needs from its surroundings. */
export interface LoaderPorts {
  /** @param cache `reload` for an answer of the server's own, past every cache */
  readonly fetch: (url: URL, cache: 'default' | 'reload') => Promise<Response>;
  /** Resolves after `ms` milliseconds. */
  readonly wait: (ms: number) => Promise<void>;
  /** Keeps a shard for the next visit, as it came. May fail: nothing here depends on it. */
  readonly keepShard: (url: URL, bytes: Uint8Array<ArrayBuffer>, sha256: string) => Promise<void>;
}

/** The waits before the second, third and fourth try. */
const retryDelaysMs = [400, 1_200, 3_600];
/** The first shard loads alone; then this many shards load at once. */
const parallelStreams = 3;

/**
 * Fetches and checks the manifest, with the same retries as a shard.
 * @throws Error that says what was wrong with the last try.
 */
export async function loadManifest(manifestUrl: URL, ports: LoaderPorts): Promise<Manifest> {
  return withRetries(ports, async (cache) => {
    const response = await fetchOk(manifestUrl, cache, ports);
    const text = await response.text();
    try {
      return parseManifest(JSON.parse(text));
    } catch (error) {
      if (error instanceof SyntaxError) {
        throw new Error(`${manifestUrl.pathname} is not JSON: is the data set packed?`);
      }
      throw error;
    }
  });
}

/**
 * Loads every shard that is not ready yet. A shard whose last try fails is marked `failed` and left
 * out; another call tries it again. Resolves when those that are ready are also kept, as far as they can be.
 * @param onChange called after each shard, with its error if it failed
 */
export async function loadShards(
  dataset: Dataset,
  manifest: Manifest,
  manifestUrl: URL,
  ports: LoaderPorts,
  onChange: (shard: Shard, error: Error | null) => void,
): Promise<void> {
  const keeping: Promise<void>[] = [];
  const queue = manifest.shards.filter((shard) => slotOf(dataset, shard).state !== 'ready');
  for (const shard of queue) slotOf(dataset, shard).state = 'pending';
  const loadNext = async (): Promise<boolean> => {
    const shard = queue.shift();
    if (shard === undefined) return false;
    let failure: Error | null = null;
    try {
      const url = new URL(shard.file, manifestUrl);
      const { bytes, unpacked } = await withRetries(ports, (cache) =>
        fetchShard(shard, url, cache, ports),
      );
      addShard(dataset, shard, unpacked);
      // Who trains does not wait for the cache; that a shard is not in it, the page sees for itself.
      keeping.push(ports.keepShard(url, bytes, shard.sha256).catch(() => {}));
    } catch (error) {
      slotOf(dataset, shard).state = 'failed';
      failure = error instanceof Error ? error : new Error(String(error));
    }
    onChange(shard, failure);
    return true;
  };
  await loadNext();
  await Promise.all(
    Array.from({ length: parallelStreams }, async () => {
      while (await loadNext());
    }),
  );
  await Promise.all(keeping);
}

/**
 * Fetches one shard, checks its size and SHA-256, and unpacks it.
 * @throws Error that names the file, what was expected and what was found.
 */
async function fetchShard(
  shard: Shard,
  url: URL,
  cache: 'default' | 'reload',
  ports: LoaderPorts,
): Promise<{ bytes: Uint8Array<ArrayBuffer>; unpacked: Uint8Array }> {
  const response = await fetchOk(url, cache, ports);
  const bytes = new Uint8Array(await response.arrayBuffer());
  if (bytes.length !== shard.sizeBytes) {
    throw new Error(`${shard.file} has ${bytes.length} bytes, expected ${shard.sizeBytes}`);
  }
  const checksum = bytesToHex(sha256(bytes));
  if (checksum !== shard.sha256) {
    throw new Error(`${shard.file} has the SHA-256 ${checksum}, expected ${shard.sha256}`);
  }
  try {
    return { bytes, unpacked: await unpack(bytes) };
  } catch (error) {
    throw new Error(`${shard.file} cannot be unpacked: ${String(error)}`);
  }
}

async function fetchOk(
  url: URL,
  cache: 'default' | 'reload',
  ports: LoaderPorts,
): Promise<Response> {
  const response = await ports.fetch(url, cache).catch((error: unknown) => {
    throw new Error(`${url.pathname} cannot be fetched: ${String(error)}`);
  });
  if (!response.ok) throw new Error(`${url.pathname} answered ${response.status}`);
  return response;
}

async function unpack(compressed: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  const stream = new Blob([compressed]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/** What a cache gave may be what was wrong, so every try after the first goes past all caches. */
async function withRetries<T>(
  ports: LoaderPorts,
  attempt: (cache: 'default' | 'reload') => Promise<T>,
): Promise<T> {
  let cache: 'default' | 'reload' = 'default';
  for (const delayMs of retryDelaysMs) {
    try {
      return await attempt(cache);
    } catch {
      await ports.wait(delayMs);
      cache = 'reload';
    }
  }
  return attempt(cache);
}
