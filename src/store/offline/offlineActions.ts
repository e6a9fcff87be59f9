/** Owns the offline copy of the page: has it made once the page can train, and removed on request. */
import { datasets } from '../../settings/datasets.ts';
import type { Context } from '../core/context.ts';
import type { Feature } from '../core/feature.ts';
import type { OfflineCopy } from '../core/ports.ts';
import type { Offline } from './offline.ts';

export class OfflineActions implements Feature {
  readonly #context: Context;
  readonly #copy: OfflineCopy;
  /** Whether a copy is made in this visit: one try is enough. */
  #isBegun = false;
  #hasApp = false;
  #isDataLoaded = false;

  constructor(context: Context) {
    this.#context = context;
    this.#copy = context.ports.offlineCopy;
  }

  async pageOpened(): Promise<void> {
    if (!this.#copy.isPossible) return this.#set({ state: 'unavailable' });
    this.#copy.onNewVersion(() => this.#set({ hasNewVersion: true }));
    if (await this.#copy.isDeclined()) return this.#set({ state: 'none', whyNone: 'removed' });
    // Without a network, or on a later visit, nothing has to load before it is known.
    if (await this.#isWhole()) this.#set({ state: 'ready' });
  }

  /** The first shard is here and a step can be taken: now the copy may have its share of the network. */
  workerBegan(): void {
    void this.#begin();
  }

  dataLoaded(): void {
    this.#isDataLoaded = true;
    void this.#look();
  }

  /** Removes the copy; none is made until a person asks for one. */
  async remove(): Promise<void> {
    await this.#context.attempt(async () => {
      await this.#copy.remove();
      this.#set({ state: 'none', whyNone: 'removed', hasNewVersion: false });
    });
  }

  /** Lets the next visit make a copy: shards go into it as they load. */
  async allow(): Promise<void> {
    await this.#context.attempt(() => this.#copy.allow());
  }

  async #begin(): Promise<void> {
    if (this.#isBegun) return;
    this.#isBegun = true;
    if (!this.#copy.isPossible || (await this.#copy.isDeclined())) return;
    try {
      await this.#copy.keepApp();
      this.#hasApp = true;
      await this.#look();
    } catch {
      this.#set({ state: 'none', whyNone: 'failed' });
    }
  }

  /** Looks whether the copy is whole, when both of its halves should be. */
  async #look(): Promise<void> {
    if (!this.#hasApp || !this.#isDataLoaded || this.#context.state.offline.state !== 'loading') {
      return;
    }
    const isWhole = await this.#isWhole();
    if (this.#context.state.offline.state !== 'loading') return;
    this.#set(isWhole ? { state: 'ready' } : { state: 'none', whyNone: 'failed' });
  }

  /** A browser that does not let us look has no copy to rely on. */
  #isWhole(): Promise<boolean> {
    return this.#copy.isWhole(datasets.mnist.manifestPath).catch(() => false);
  }

  #set(change: Partial<Offline>): void {
    this.#context.set({ offline: { ...this.#context.state.offline, ...change } });
  }
}
