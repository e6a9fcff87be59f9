import { describe, expect, it } from 'vitest';
import { declinedCacheName, shardCacheName } from '../../../../src/site/caches.ts';
import { keepShardsIn } from '../../../../src/worker/dataset/shardKeeping.ts';

const scope = 'https://here.test/page/';
const url = new URL('mnist/train-00.bin', scope);
const bytes = Uint8Array.of(1, 2, 3);

/** Caches in memory, as far as the keeper needs them. */
class MemoryCaches {
  readonly names = new Set<string>();
  readonly kept = new Map<string, Response>();
  puts = 0;

  get storage(): CacheStorage {
    const cache = {
      match: async (at: URL) => this.kept.get(at.href)?.clone(),
      put: async (at: URL, response: Response) => {
        this.puts++;
        this.kept.set(at.href, response);
      },
    };
    return Object.assign(Object.create(null), {
      has: async (name: string) => this.names.has(name),
      open: async (name: string) => {
        this.names.add(name);
        return cache;
      },
    });
  }
}

describe('a shard', () => {
  it('is kept byte for byte beside those of its page', async () => {
    const memory = new MemoryCaches();
    await keepShardsIn(memory.storage)(url, bytes, 'aa');
    expect([...memory.names]).toEqual([shardCacheName(scope)]);
    const kept = await memory.kept.get(url.href)?.arrayBuffer();
    expect(Array.from(new Uint8Array(kept ?? new ArrayBuffer(0)))).toEqual([1, 2, 3]);
  });

  it('is written once, and again only when it is another', async () => {
    const memory = new MemoryCaches();
    const keep = keepShardsIn(memory.storage);
    await keep(url, bytes, 'aa');
    await keep(url, bytes, 'aa');
    expect(memory.puts).toBe(1);
    await keep(url, Uint8Array.of(4), 'bb');
    expect(memory.puts).toBe(2);
  });

  it('is not kept where a person wants no copy, nor where there are no caches', async () => {
    const memory = new MemoryCaches();
    memory.names.add(declinedCacheName(scope));
    await keepShardsIn(memory.storage)(url, bytes, 'aa');
    await keepShardsIn(undefined)(url, bytes, 'aa');
    expect(memory.puts).toBe(0);
  });
});
