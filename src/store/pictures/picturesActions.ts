/** Owns which pictures are visible, and tells the worker to make numbers for these only. */
import type { PictureName } from '../../protocol/pictures.ts';
import type { Context } from '../core/context.ts';
import type { Feature } from '../core/feature.ts';

export class PicturesActions implements Feature {
  readonly #context: Context;
  /** The number of views that show each picture. */
  readonly #viewers = new Map<PictureName, number>();

  constructor(context: Context) {
    this.#context = context;
  }

  /** A view shows a picture from now on, until it calls the returned function, once. */
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
