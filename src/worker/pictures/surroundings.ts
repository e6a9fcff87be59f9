/**
 * Finds the gallery's test digits nearest to a drawing, and whether the drawing lies farther from them
 * than digits do. The limit comes from the gallery's own digits, each of them left out in turn.
 */

import { type Dataset, imageAt } from '../../data/dataset.ts';
import { coarseImageOf, coarseImageSize } from '../../data/images/coarseImage.ts';
import type { DistanceMeasure } from '../../metrics/distance.ts';
import type { EmbeddingTable } from '../../metrics/embeddingTable.ts';
import { meanDistanceOf, type NearRow, nearestRows } from '../../metrics/neighbours/nearestRows.ts';
import {
  fitUnlikeness,
  isUnlike,
  type Remoteness,
  type UnlikenessLimit,
} from '../../metrics/neighbours/unlikeness.ts';
import type { Neighbourhood } from '../../protocol/answers/comparison.ts';
import type { GalleryDigits } from '../../protocol/pictures.ts';
import { testDigitOf } from '../answers/testDigit.ts';
import type { Stepper } from '../run/stepper.ts';
import type { Gallery } from './gallery.ts';
import type { PictureMaker } from './pictureMaker.ts';

/** This many nearest digits are reported. */
const nearestCount = 5;
/** This share of test digits lies within the limit from its neighbours. */
const likeShare = 0.99;
/** Distances in a piece: a few milliseconds, about the forward pass of a batch. */
const comparisonsPerPiece = 80_000;

const euclidean: DistanceMeasure = { kind: 'euclidean' };

export interface SurroundingsPorts {
  readonly gallery: Gallery;
  readonly stepper: Stepper;
  readonly dataset: Dataset;
  /** Called when the limit of the present network is known. */
  readonly onLimit: () => void;
}

/** A drawing and its embedding by the first tower. */
export interface EmbeddedDrawing {
  /** 784 grey values. */
  readonly image: Uint8Array;
  readonly measure: DistanceMeasure;
  /** A flat table, with the drawing's embedding from `start` on. */
  readonly embeddings: Float32Array;
  readonly start: number;
}

export class Surroundings implements PictureMaker {
  readonly wantedBy = ['neighbours'] as const;
  readonly #ports: SurroundingsPorts;
  #coarseImages: EmbeddingTable | null = null;
  /** How far the first digits of the gallery lie from their neighbours, as many as are measured. */
  #measured: { readonly step: number; readonly digits: Remoteness[] } = { step: -1, digits: [] };
  #limit: { readonly step: number; readonly limit: UnlikenessLimit | null } | null = null;

  constructor(ports: SurroundingsPorts) {
    this.#ports = ports;
  }

  /** Whether every embedding of the gallery is of the present network; only then can it give a limit. */
  get isCurrent(): boolean {
    const { gallery } = this.#ports;
    return gallery.embeddings !== null && !gallery.isStale;
  }

  get isStale(): boolean {
    return this.isCurrent && this.#limit?.step !== this.#ports.stepper.step;
  }

  /** Measures the next few digits of the gallery; after the last ones, the limit is known. */
  async make(): Promise<void> {
    const { gallery, stepper, onLimit, dataset } = this.#ports;
    const { embeddings: table, digits } = gallery;
    if (table === null || digits === null) return;
    const { step, judged: network, batchSize } = stepper;
    if (this.#measured.step !== step) this.#measured = { step, digits: [] };
    const { digits: measured } = this.#measured;
    const { images } = digits;
    const first = measured.length;
    const piece = Math.ceil(comparisonsPerPiece / images.length);
    const count = Math.min(images.length - first, batchSize, piece);
    const measure = await network.readDistance();
    const embeddings = network.plan.isTied
      ? table.embeddings.subarray(first * table.embeddingSize)
      : await gallery.embed(first, count, 'a');
    for (let query = 0; query < count; query++) {
      const except = first + query;
      const image = imageAt(dataset.splits.test, images[except] ?? 0);
      const start = query * table.embeddingSize;
      const drawing = { image, measure, embeddings, start };
      const near = nearestRows(
        { measure, query: embeddings, queryStart: start, table, except },
        nearestCount,
      );
      measured.push(this.#remoteness(drawing, near, digits, except));
    }
    if (measured.length < images.length) return;
    this.#limit = { step, limit: fitUnlikeness(measured, likeShare) };
    onLimit();
  }

  /** The digits nearest to a drawing; `null` until the whole gallery has been embedded. */
  around(drawing: EmbeddedDrawing): Neighbourhood | null {
    const { gallery, stepper, dataset } = this.#ports;
    const { embeddings: table, digits } = gallery;
    if (table === null || digits === null) return null;
    const { measure, embeddings: query, start: queryStart } = drawing;
    const near = nearestRows({ measure, query, queryStart, table }, nearestCount);
    const limit = this.#limit?.step === stepper.step ? this.#limit.limit : null;
    return {
      nearest: near.map(({ row, distance }) => ({
        ...testDigitOf(dataset, digits.images[row] ?? 0),
        distance,
      })),
      isUnlike: limit && isUnlike(this.#remoteness(drawing, near, digits), limit),
    };
  }

  #remoteness(
    { image }: EmbeddedDrawing,
    near: readonly NearRow[],
    digits: GalleryDigits,
    except = -1,
  ): Remoteness {
    const table = this.#coarseImagesOf(digits);
    const query = coarseImageOf(image);
    const alike = nearestRows(
      { measure: euclidean, query, queryStart: 0, table, except },
      nearestCount,
    );
    return {
      embedding: meanDistanceOf(near) ?? Number.NaN,
      image: meanDistanceOf(alike) ?? Number.NaN,
    };
  }

  #coarseImagesOf({ images }: GalleryDigits): EmbeddingTable {
    if (this.#coarseImages !== null) return this.#coarseImages;
    const embeddings = new Float32Array(images.length * coarseImageSize);
    for (const [row, image] of images.entries()) {
      const coarse = coarseImageOf(imageAt(this.#ports.dataset.splits.test, image));
      embeddings.set(coarse, row * coarseImageSize);
    }
    this.#coarseImages = { embeddings, embeddingSize: coarseImageSize };
    return this.#coarseImages;
  }
}
