/** Which pictures are looked at: the worker makes numbers for these, and for no others. */
import type { PictureName } from '../../protocol/pictures.ts';
import type { Context } from '../core/context.ts';
import type { Feature } from '../core/feature.ts';

export class PicturesActions implements Feature {
  readonly #context: Context;
  /** How many views look at each. */
  readonly #viewers = new Map<PictureName, number>();

  constructor(context: Context) {
    this.#context = context;
  }

  /** A view looks at a picture from now on, until it calls what is returned, once. */
  watch(name: PictureName): () => void {
    this.#change(name, 1);
    return () => this.#change(name, -1);
  }

  workerBegan(): void {
    this.#tell();
  }

  #tell(): void {
    if (!this.#context.hasNetwork) return;
    const wanted = [...this.#viewers.keys()];
    void this.#context.attempt(() => this.#context.worker.watchPictures(wanted));
  }

  #change(name: PictureName, by: 1 | -1): void {
    const before = this.#viewers.get(name) ?? 0;
    const viewers = before + by;
    if (viewers > 0) this.#viewers.set(name, viewers);
    else this.#viewers.delete(name);
    if (viewers === 0 || before === 0) this.#tell();
  }
}

export type { PictureName } from '../../protocol/pictures.ts';
