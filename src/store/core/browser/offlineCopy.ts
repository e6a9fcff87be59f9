/**
 * Makes and removes the offline copy of the page: the service worker, which keeps the app, and the cache
 * into which the training worker puts the shards.
 */
import { parseManifest } from '../../../data/shards/manifest.ts';
import { appCacheName, declinedCacheName, shardCacheName, takeOver } from '../../../site/caches.ts';
import type { OfflineCopy } from '../ports.ts';

/** A new version that has not arrived by then comes with a later reload. */
const patienceMs = 8_000;

/** A page that stays open looks for a newer version when a person comes back to it, no more often than this. */
const updateAtMostEveryMs = 3_600_000;

export function browserOfflineCopy(): OfflineCopy {
  const { serviceWorker }: Partial<Navigator> = navigator;
  const { caches }: Partial<Window> = window;
  if (serviceWorker === undefined || caches === undefined) return noOfflineCopy;
  const scope = new URL('./', document.baseURI).href;
  let tellNewVersion = (): void => {};

  /** Tells of a version that has arrived behind the one that this page is of. */
  const watch = (registration: ServiceWorkerRegistration): void => {
    const tellOnce = (): void => {
      if (registration.waiting !== null && registration.active !== null) tellNewVersion();
    };
    const follow = (): void => registration.installing?.addEventListener('statechange', tellOnce);
    tellOnce();
    follow();
    registration.addEventListener('updatefound', follow);
    let lookedAtMs = Date.now();
    document.addEventListener('visibilitychange', () => {
      const isDue = Date.now() - lookedAtMs >= updateAtMostEveryMs;
      if (document.visibilityState !== 'visible' || !isDue) return;
      lookedAtMs = Date.now();
      // Without a network there is nothing new.
      void registration.update().catch(() => {});
    });
  };

  return {
    isPossible: true,
    isDeclined: () => caches.has(declinedCacheName(scope)).catch(() => false),
    keepApp: async () => {
      await serviceWorker.register(new URL('serviceWorker.js', scope).href, {
        updateViaCache: 'none',
      });
      watch(await serviceWorker.ready);
    },
    isWhole: async (manifestPath) => {
      const registration = await serviceWorker.getRegistration(scope);
      if ((registration?.active ?? null) === null) return false;
      const app = await caches.open(appCacheName(scope));
      const url = new URL(manifestPath, scope);
      const manifest = await app.match(url, { ignoreSearch: true });
      const kept = await caches.open(shardCacheName(scope));
      const addresses = new Set((await kept.keys()).map((request) => request.url));
      if (manifest === undefined) return false;
      const { shards } = parseManifest(await manifest.json());
      return shards.every(({ file }) => addresses.has(new URL(file, url).href));
    },
    remove: async () => {
      // First the mark: shards that are still loading stay out.
      await caches.open(declinedCacheName(scope));
      await (await serviceWorker.getRegistration(scope))?.unregister();
      await caches.delete(appCacheName(scope));
      await caches.delete(shardCacheName(scope));
    },
    allow: async () => {
      await caches.delete(declinedCacheName(scope));
    },
    onNewVersion: (listener) => {
      tellNewVersion = listener;
    },
    bringNewVersion: async () => {
      const registration = await serviceWorker.getRegistration(scope);
      if (registration === undefined) return;
      const inTime = AbortSignal.timeout(patienceMs);
      const isLate = new Promise<void>((resolve) =>
        inTime.addEventListener('abort', () => resolve()),
      );
      await Promise.race([takeNewest(registration, serviceWorker), isLate]);
    },
  };
}

/** Looks for a new version, waits until it has arrived, and has it answer the page from now on. */
async function takeNewest(
  registration: ServiceWorkerRegistration,
  container: ServiceWorkerContainer,
): Promise<void> {
  // Without a network there is nothing new.
  await registration.update().catch(() => {});
  const { installing } = registration;
  if (installing !== null) await untilSettled(installing);
  const { waiting } = registration;
  if (waiting === null) return;
  const taken = new Promise<void>((resolve) => {
    container.addEventListener('controllerchange', () => resolve(), { once: true });
  });
  waiting.postMessage(takeOver);
  await taken;
}

function untilSettled(worker: ServiceWorker): Promise<void> {
  return new Promise((resolve) => {
    worker.addEventListener('statechange', () => {
      if (worker.state !== 'installing') resolve();
    });
  });
}

/** Of a browser that keeps none. */
export const noOfflineCopy: OfflineCopy = {
  isPossible: false,
  isDeclined: async () => false,
  keepApp: async () => {},
  isWhole: async () => false,
  remove: async () => {},
  allow: async () => {},
  onNewVersion: () => {},
  bringNewVersion: async () => {},
};
