/** Has the gallery laid out by UMAP, in a worker of its own. */
import type { Context } from '../core/context.ts';
import type { UmapState } from './umap.ts';

export class UmapActions {
  readonly #context: Context;
  /** Tells the layout that is wanted from those given up. */
  #wanted: object | null = null;

  constructor(context: Context) {
    this.#context = context;
  }

  /** Shows the map by UMAP, which is computed the first time; or by PCA again. */
  async choose(isChosen: boolean): Promise<void> {
    this.#set({ isChosen });
    if (!isChosen) this.cancel();
    else if (this.#context.state.umap.layout === null) await this.compute();
  }

  /** Computes a layout of the network as it is; the last one stays until it is there. */
  async compute(): Promise<void> {
    this.cancel();
    const wanted = {};
    this.#wanted = wanted;
    this.#set({ isChosen: true, progress: 0 });
    try {
      const { client, ports, state } = this.#context;
      const gallery = await client.remote.galleryEmbeddings();
      if (this.#wanted !== wanted) return;
      if (gallery === null) throw new Error('The test digits are still on their way to the map.');
      const request = { ...gallery, seed: state.settings.seed };
      const positions = await ports.umap.layOut(request, (progress) => {
        if (this.#wanted === wanted) this.#set({ progress });
      });
      if (this.#wanted === wanted && positions !== null) {
        this.#set({ layout: { ...gallery, positions } });
      }
    } catch (error) {
      if (this.#wanted === wanted) throw error;
    } finally {
      if (this.#wanted === wanted) this.cancel();
    }
  }

  /** Gives up what is being computed: the map is as it was before, by PCA where that was all. */
  cancel(): void {
    if (this.#wanted === null) return;
    this.#wanted = null;
    this.#context.ports.umap.cancel();
    const { isChosen, layout } = this.#context.state.umap;
    this.#set({ progress: null, isChosen: isChosen && layout !== null });
  }

  #set(change: Partial<UmapState>): void {
    this.#context.set({ umap: { ...this.#context.state.umap, ...change } });
  }
}
