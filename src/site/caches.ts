/**
 * Owns the names of the browser's caches that hold the offline copy of the page, and of the messages about
 * it. A copy belongs to the folder in which the page lies, its *scope*, with a slash at the end.
 */

/** Begins the name of every cache of ours. */
const family = 'siamese-playground.';

/** Holds the app: documents, scripts, styles, fonts, WebAssembly; one version, and the one that is coming. */
export const appCacheName = (scope: string): string => `${family}app ${scope}`;

/** Holds the shards of the data set, each as its checksum was right. */
export const shardCacheName = (scope: string): string => `${family}shards ${scope}`;

/** Holds nothing: it is there when a person wants no copy. Page, workers and service worker see it alike. */
export const declinedCacheName = (scope: string): string => `${family}declined ${scope}`;

/** What the page tells a new service worker that waits: take the place of the old one. */
export const takeOver = 'take over';
