/**
 * Owns the gallery: the same 2,000 test digits, embedded again and again, a slice at a time. During
 * training a part of the embeddings is new; at rest all of them become new.
 */
import { type Dataset, imageAt, isComplete } from '../../data/dataset.ts';
import type { EmbeddingTable } from '../../metrics/embeddingTable.ts';
import type { GalleryDigits } from '../../protocol/pictures.ts';
import { embedAtOnce, type PaintImage } from '../../siamese/network/embedding.ts';
import type { Tower } from '../../siamese/network/siameseNetwork.ts';
import type { Stepper } from '../run/stepper.ts';
import { galleryImagesOf } from './galleryImages.ts';
import type { PictureMaker } from './pictureMaker.ts';

export interface GalleryPorts {
  readonly stepper: Stepper;
  readonly dataset: Dataset;
}

export class Gallery implements PictureMaker {
  readonly wantedBy = ['map', 'neighbours'] as const;
  readonly #ports: GalleryPorts;
  #digits: GalleryDigits | null = null;
  #table: EmbeddingTable | null = null;
  /** [digits] the step at which each digit was embedded; −1: not yet. */
  #embeddedAtStep = new Int32Array(0);
  #next = 0;
  #slices = 0;
  #rounds = 0;

  constructor(ports: GalleryPorts) {
    this.#ports = ports;
  }

  /** The digits; `null` while the test images are on their way. */
  get digits(): GalleryDigits | null {
    const { test } = this.#ports.dataset.splits;
    if (this.#digits === null && isComplete(test)) {
      const images = galleryImagesOf(test.labels);
      this.#digits = {
        images,
        labels: Uint16Array.from(images, (image) => test.labels[image] ?? 0),
      };
      this.#embeddedAtStep = new Int32Array(images.length).fill(-1);
    }
    return this.#digits;
  }

  /** The second tower's embeddings, a row for each digit; `null` until every digit has been embedded. */
  get embeddings(): EmbeddingTable | null {
    return this.#embeddedAtStep.includes(-1) ? null : this.#table;
  }

  /** A copy of `embeddings`, which a caller may transfer. */
  copyEmbeddings(): EmbeddingTable | null {
    const table = this.embeddings;
    return table && { ...table, embeddings: table.embeddings.slice() };
  }

  /** Whether some embeddings are older than the present network. */
  get isStale(): boolean {
    const { step } = this.#ports.stepper;
    return this.digits !== null && this.#embeddedAtStep.some((embedded) => embedded !== step);
  }

  /** Counts the slices that have been embedded. */
  get slices(): number {
    return this.#slices;
  }

  /** Counts how often all digits have been embedded. */
  get rounds(): number {
    return this.#rounds;
  }

  /** Embeds the next slice: as many digits as in a training batch, so the backend compiles no new shapes. */
  async make(): Promise<void> {
    const { digits } = this;
    if (digits === null) return;
    const { judged: network, batchSize, step } = this.#ports.stepper;
    const { embeddingSize } = network.plan.encoder;
    this.#table ??= {
      embeddings: new Float32Array(digits.images.length * embeddingSize),
      embeddingSize,
    };
    const first = this.#next;
    const end = Math.min(digits.images.length, first + batchSize);
    this.#next = end % digits.images.length;
    this.#table.embeddings.set(await this.embed(first, end - first, 'b'), first * embeddingSize);
    this.#embeddedAtStep.fill(step, first, end);
    this.#slices++;
    if (end === digits.images.length) this.#rounds++;
  }

  /**
   * Embeds some of the digits with the network as it is now.
   * @param count at most the number of images in a training batch
   * @returns [count × embeddingSize]
   */
  embed(first: number, count: number, tower: Tower): Promise<Float32Array> {
    const { stepper, dataset } = this.#ports;
    const { judged: network, batchSize } = stepper;
    const paint: PaintImage = (input, position, index) => {
      const image = this.digits?.images[first + index] ?? 0;
      input.setImage(position, imageAt(dataset.splits.test, image), null);
    };
    return embedAtOnce(network, tower, count, paint, batchSize);
  }
}
