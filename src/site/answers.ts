/**
 * Decides which requests of the page the service worker answers, and from where: the app as it was put into
 * the cache with this service worker, shards from theirs, everything else from the network. The caches and
 * the network are passed in.
 */
import { appCacheName, shardCacheName } from './caches.ts';
import { siteHeaders } from './headers.ts';

export interface AnswerPorts {
  /** The folder of the page. */
  readonly scope: string;
  /** The key in the app's cache of a file of this version; `undefined` if it has no such file. */
  readonly keyOf: (url: string) => string | undefined;
  readonly caches: Pick<CacheStorage, 'open'>;
  readonly fetch: (request: Request) => Promise<Response>;
}

const shardPath = /^mnist\/[\w-]+\.bin$/;

/** The answer, with the site's headers; `null` leaves the request to the browser. */
export function answerTo(request: Request, ports: AnswerPorts): Promise<Response> | null {
  const { scope, keyOf } = ports;
  const { origin, pathname } = new URL(request.url);
  const url = origin + pathname;
  if (request.method !== 'GET' || !url.startsWith(scope)) return null;
  const isNavigation = request.mode === 'navigate';
  // Who looks for a new version, or for a file that was broken, wants the server's answer.
  if (!isNavigation && (request.cache === 'no-store' || request.cache === 'reload')) return null;
  const key = keyOf(url === scope ? `${scope}index.html` : url);
  if (key !== undefined) return cached(appCacheName(scope), key, request, ports);
  if (shardPath.test(url.slice(scope.length))) {
    return cached(shardCacheName(scope), url, request, ports);
  }
  // A page under the policy runs no worker whose script comes without it.
  if (isNavigation || request.destination === 'worker') {
    return ports.fetch(request).then(withSiteHeaders);
  }
  return null;
}

/** The browser may have thrown a cache away: then the network answers. */
async function cached(
  cacheName: string,
  key: string,
  request: Request,
  { caches, fetch }: AnswerPorts,
): Promise<Response> {
  const kept = await caches
    .open(cacheName)
    .then((cache) => cache.match(key))
    .catch(() => undefined);
  return withSiteHeaders(kept ?? (await fetch(request)));
}

/** The answer with those of the site's headers that its server did not send. */
export function withSiteHeaders(response: Response): Response {
  // A redirect's answer shows nothing of itself, and the browser takes it only as it is.
  if (response.status === 0) return response;
  const headers = new Headers(response.headers);
  for (const [name, value] of Object.entries(siteHeaders)) {
    if (!headers.has(name)) headers.set(name, value);
  }
  const { status, statusText } = response;
  return new Response(response.body, { status, statusText, headers });
}
