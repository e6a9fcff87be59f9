/** Owns what the page knows of its offline copy. */

/**
 * `unavailable`: this browser keeps none at this address. `none`: there is none. `loading`: it is being
 * made. `ready`: the app, its WebAssembly and every shard are in it.
 */
export type OfflineState = 'unavailable' | 'none' | 'loading' | 'ready';

export interface Offline {
  readonly state: OfflineState;
  /** Why there is none; `null` where there is one, or none can be. */
  readonly whyNone: 'removed' | 'failed' | null;
  /** Whether another version of the page is there and waits for a reload. */
  readonly hasNewVersion: boolean;
}

export const noOffline: Offline = { state: 'loading', whyNone: null, hasNewVersion: false };
