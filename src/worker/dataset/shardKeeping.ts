/** Puts the shards of a data set into the offline copy of the page, once each is known to be right. */
import type { LoaderPorts } from '../../data/shards/shardLoader.ts';
import { declinedCacheName, shardCacheName } from '../../site/caches.ts';

/**
 * A keeper of shards, which lie in a folder beside the page. It keeps none where a person wants no copy,
 * and where the browser has no caches (`undefined`): at addresses without TLS.
 */
export function keepShardsIn(caches: CacheStorage | undefined): LoaderPorts['keepShard'] {
  return async (url, bytes, sha256) => {
    const scope = new URL('..', url).href;
    if (caches === undefined || (await caches.has(declinedCacheName(scope)))) return;
    const cache = await caches.open(shardCacheName(scope));
    const kept = await cache.match(url);
    const tag = `"${sha256}"`;
    if (kept?.headers.get('ETag') === tag) return;
    const headers = { 'Content-Type': 'application/octet-stream', ETag: tag };
    await cache.put(url, new Response(bytes, { headers }));
  };
}
