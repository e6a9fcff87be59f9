/** Owns the choice of the map's layout, and asks a worker of its own for the layout by UMAP. */
import type { Asking } from '../core/asking.ts';
import type { Context } from '../core/context.ts';
import type { Feature } from '../core/feature.ts';
import type { UmapLayout, UmapState } from './umap.ts';

export class MapActions implements Feature {
  readonly #context: Context;
  /** Asks for a layout with a seed; a newer question interrupts an older one. */
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
      // Without a network, the worker refuses at once, and the map goes back to PCA.
      canAsk: () => true,
      interrupts: () => true,
    });
  }

  /** Shows the map by UMAP and computes it the first time; or shows the map by PCA again. */
  async showUmap(isChosen: boolean): Promise<void> {
    this.#set({ isChosen });
    if (!isChosen) this.cancelUmap();
    else if (this.#context.state.umap.layout === null) await this.computeUmap();
  }

  /** Computes a layout by UMAP for the present network; the last layout stays until the new one is done. */
  async computeUmap(): Promise<void> {
    this.#context.ports.umap.cancel();
    this.#set({ isChosen: true, progress: 0 });
    await this.#asking.put(this.#context.state.settings.seed);
  }

  /** Gives up the layout that is computed now. */
  cancelUmap(): void {
    if (this.#asking.open === null) return;
    this.#context.ports.umap.cancel();
    this.#asking.cancel();
  }

  /** Gives up the layout: its embeddings may belong to a run that is gone. */
  workerEnded(): void {
    this.cancelUmap();
  }

  async #layOut(seed: number, isWanted: () => boolean): Promise<UmapLayout | null> {
    const { worker, ports, state } = this.#context;
    const gallery = await worker.galleryEmbeddings();
    if (!isWanted()) return null;
    if (gallery === null) {
      const { many } = state.dataset.imageNoun;
      throw new Error(`The test ${many} are still on their way to the map.`);
    }
    const positions = await ports.umap.layOut({ ...gallery, seed }, (progress) => {
      if (isWanted()) this.#set({ progress });
    });
    return positions && { ...gallery, positions };
  }

  /** Ends the progress; without a layout by UMAP, the map goes back to PCA. */
  #rest(): void {
    const { isChosen, layout } = this.#context.state.umap;
    this.#set({ progress: null, isChosen: isChosen && layout !== null });
  }

  #set(change: Partial<UmapState>): void {
    this.#context.set({ umap: { ...this.#context.state.umap, ...change } });
  }
}
