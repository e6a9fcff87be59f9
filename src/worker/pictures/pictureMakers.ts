/**
 * Makes the numbers behind the visible pictures, one piece after the other. During training it makes a
 * piece now and then between steps; at rest it goes on until all show the present network.
 */
import type { PictureName } from '../../protocol/pictures.ts';
import { yieldToQueue } from '../scheduling/turns.ts';
import type { PictureMaker } from './pictureMaker.ts';

export class PictureMakers {
  readonly #pictures: readonly PictureMaker[];
  #wanted: ReadonlySet<PictureName> = new Set();
  /** Counts the pieces made: the pictures take turns. */
  #made = 0;
  #isMaking = false;
  #makingAll: Promise<void> | null = null;
  #isStopped = false;

  constructor(pictures: readonly PictureMaker[]) {
    this.#pictures = pictures;
  }

  /** The visible pictures; other pictures cost nothing. */
  set wanted(names: readonly PictureName[]) {
    this.#wanted = new Set(names);
  }

  /** Makes one piece; `null` when there is nothing to do, or the last piece is still being made. */
  makeOne(): Promise<void> | null {
    const stale = this.#stale();
    const picture = stale[this.#made % Math.max(1, stale.length)];
    if (picture === undefined || this.#isMaking) return null;
    return this.#make(picture);
  }

  /** Makes every stale picture while the network rests, until `stop`; lets other calls through. */
  async makeAll(): Promise<void> {
    this.#isStopped = false;
    this.#makingAll ??= this.#makeAllStale().finally(() => {
      this.#makingAll = null;
    });
    await this.#makingAll;
  }

  /** Ends `makeAll` after the piece that it is making. */
  stop(): void {
    this.#isStopped = true;
  }

  async #makeAllStale(): Promise<void> {
    while (!this.#isStopped && (this.#isMaking || this.#stale().length > 0)) {
      await this.makeOne();
      await yieldToQueue();
    }
  }

  async #make(picture: PictureMaker): Promise<void> {
    this.#isMaking = true;
    this.#made++;
    try {
      await picture.make();
    } finally {
      this.#isMaking = false;
    }
  }

  #stale(): PictureMaker[] {
    return this.#pictures.filter(
      (picture) => picture.wantedBy.some((name) => this.#wanted.has(name)) && picture.isStale,
    );
  }
}
