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
  readonly fetch: (url: URL) => Promise<Response>;
  /** Resolves after `ms` milliseconds. */
  readonly wait: (ms: number) => Promise<void>;
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
  return withRetries(ports, async () => {
    const response = await fetchOk(manifestUrl, ports);
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
 * out; another call tries it again.
 * @param onChange called after each shard, with its error if it failed
 */
export async function loadShards(
  dataset: Dataset,
  manifest: Manifest,
  manifestUrl: URL,
  ports: LoaderPorts,
  onChange: (shard: Shard, error: Error | null) => void,
): Promise<void> {
  const queue = manifest.shards.filter((shard) => slotOf(dataset, shard).state !== 'ready');
  for (const shard of queue) slotOf(dataset, shard).state = 'pending';
  const loadNext = async (): Promise<boolean> => {
    const shard = queue.shift();
    if (shard === undefined) return false;
    let failure: Error | null = null;
    try {
      const unpacked = await withRetries(ports, () => fetchShard(shard, manifestUrl, ports));
      addShard(dataset, shard, unpacked);
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
}

/**
 * Fetches one shard, checks its size and SHA-256, and unpacks it.
 * @throws Error that names the file, what was expected and what was found.
 */
export async function fetchShard(
  shard: Shard,
  manifestUrl: URL,
  ports: LoaderPorts,
): Promise<Uint8Array> {
  const response = await fetchOk(new URL(shard.file, manifestUrl), ports);
  const bytes = new Uint8Array(await response.arrayBuffer());
  if (bytes.length !== shard.sizeBytes) {
    throw new Error(`${shard.file} has ${bytes.length} bytes, expected ${shard.sizeBytes}`);
  }
  const checksum = bytesToHex(sha256(bytes));
  if (checksum !== shard.sha256) {
    throw new Error(`${shard.file} has the SHA-256 ${checksum}, expected ${shard.sha256}`);
  }
  try {
    return await unpack(bytes);
  } catch (error) {
    throw new Error(`${shard.file} cannot be unpacked: ${String(error)}`);
  }
}

async function fetchOk(url: URL, ports: LoaderPorts): Promise<Response> {
  const response = await ports.fetch(url).catch((error: unknown) => {
    throw new Error(`${url.pathname} cannot be fetched: ${String(error)}`);
  });
  if (!response.ok) throw new Error(`${url.pathname} answered ${response.status}`);
  return response;
}

async function unpack(compressed: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  const stream = new Blob([compressed]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

async function withRetries<T>(ports: LoaderPorts, attempt: () => Promise<T>): Promise<T> {
  for (const delayMs of retryDelaysMs) {
    try {
      return await attempt();
    } catch {
      await ports.wait(delayMs);
    }
  }
  return attempt();
}
