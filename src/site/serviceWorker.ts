/**
 * Owns the service worker's entry: keeps the whole app in the cache, and answers the page from there, so
 * that it works without a network and never mixes two versions. Nothing imports it; the page registers it
 * by its address.
 */
import { PrecacheController, type PrecacheEntry } from 'workbox-precaching';
import { answerTo } from './answers.ts';
import { appCacheName, takeOver } from './caches.ts';

declare const self: ServiceWorkerGlobalScope & {
  /** The app's files with their checksums; the build puts the list here. */
  readonly __WB_MANIFEST: PrecacheEntry[];
};

const { scope } = self.registration;
const app = new PrecacheController({ cacheName: appCacheName(scope) });
app.addToCacheList(self.__WB_MANIFEST);

self.addEventListener('install', (event) => {
  void app.install(event);
});

self.addEventListener('activate', (event) => {
  // The old version's files go; the page that has asked for the new one loads itself anew.
  void app.activate(event);
  event.waitUntil(self.clients.claim());
});

self.addEventListener('message', ({ data }: ExtendableMessageEvent) => {
  if (data === takeOver) void self.skipWaiting();
});

self.addEventListener('fetch', (event) => {
  const answer = answerTo(event.request, {
    scope,
    keyOf: (url) => app.getCacheKeyForURL(url),
    caches: self.caches,
    fetch: (request) => fetch(request),
  });
  if (answer !== null) event.respondWith(answer);
});
