/** Owns the choice of the map's layout, and the making of one by UMAP in a worker of its own. */
import type { Asking } from '../core/asking.ts';
import type { Context } from '../core/context.ts';
import type { Feature } from '../core/feature.ts';
import type { UmapLayout, UmapState } from './umap.ts';

export class MapActions implements Feature {
  readonly #context: Context;
  /** Asks for a layout with a seed; a newer question takes the place of an older one. */
  readonly #asking: Asking<number, UmapLayout | null>;

  constructor(context: Context) {
    this.#context = context;
    this.#asking = context.asking({
      ask: (seed: number, isWanted) => this.#layOut(seed, isWanted),
      onAnswer: (layout: UmapLayout | null) => {
        if (layout !== null) this.#set({ layout });
      },
      onAsking: (isAsking) => {
        if (!isAsking) this.#rest();
      },
      interrupts: () => true,
    });
  }

  /** Shows the map by UMAP, which is computed the first time; or by PCA again. */
  async showUmap(isChosen: boolean): Promise<void> {
    this.#set({ isChosen });
    if (!isChosen) this.cancelUmap();
    else if (this.#context.state.umap.layout === null) await this.computeUmap();
  }

  /** Lays the map out by UMAP for the network as it is; the last layout stays until it is there. */
  async computeUmap(): Promise<void> {
    if (!this.#context.hasNetwork) return this.#rest();
    this.#context.ports.umap.cancel();
    this.#set({ isChosen: true, progress: 0 });
    await this.#asking.put(this.#context.state.settings.seed);
  }

  /** Gives up what is being computed. */
  cancelUmap(): void {
    if (this.#asking.open === null) return;
    this.#context.ports.umap.cancel();
    this.#asking.cancel();
  }

  /** The gallery that is laid out may be of a run that is gone: it is not asked for again. */
  workerEnded(): void {
    this.cancelUmap();
  }

  async #layOut(seed: number, isWanted: () => boolean): Promise<UmapLayout | null> {
    const { worker, ports } = this.#context;
    const gallery = await worker.galleryEmbeddings();
    if (!isWanted()) return null;
    if (gallery === null) throw new Error('The test digits are still on their way to the map.');
    const positions = await ports.umap.layOut({ ...gallery, seed }, (progress) => {
      if (isWanted()) this.#set({ progress });
    });
    return positions && { ...gallery, positions };
  }

  /** The map is as it was before, by PCA where that was all. */
  #rest(): void {
    const { isChosen, layout } = this.#context.state.umap;
    this.#set({ progress: null, isChosen: isChosen && layout !== null });
  }

  #set(change: Partial<UmapState>): void {
    this.#context.set({ umap: { ...this.#context.state.umap, ...change } });
  }
}
