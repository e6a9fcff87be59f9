/** Watches whether all images have one size. */

interface Size {
  readonly width: number;
  readonly height: number;
}

export class SizeWatch {
  #common: Size | null = null;
  #differ = false;

  see({ width, height }: Size): void {
    this.#common ??= { width, height };
    if (this.#common.width !== width || this.#common.height !== height) this.#differ = true;
  }

  /** The size of all images; `null` where they differ, or where there is none. */
  common(): Size | null {
    return this.#differ ? null : this.#common;
  }
}
