/**
 * Makes the embedding map: where the gallery's digits lie in a plane. Sends a map a few times a second
 * during training, and a last one at rest, when every embedding is of the present network.
 */

import { aligned } from '../../metrics/projection/alignment.ts';
import { principalPlane } from '../../metrics/projection/principalPlane.ts';
import { type Projection, project } from '../../metrics/projection/projection.ts';
import { separationOf } from '../../metrics/separation.ts';
import type { EventStream } from '../eventStream.ts';
import type { Gallery } from './gallery.ts';
import type { PictureMaker } from './pictureMaker.ts';

/** At most five maps a second. */
const intervalMs = 200;

export interface MapMakerPorts {
  readonly runId: number;
  readonly gallery: Gallery;
  readonly stream: EventStream;
  /** Steps done. */
  readonly step: () => number;
  /** A clock in milliseconds. */
  readonly now: () => number;
}

/** The plane of the newest map, and where each of the gallery's rows lies in it. */
interface Plane {
  readonly projection: Projection;
  /** The plane comes from the embeddings of this round of the gallery. */
  readonly round: number;
  readonly positions: Float32Array;
}

export class MapMaker implements PictureMaker {
  readonly wantedBy = ['map'] as const;
  readonly #ports: MapMakerPorts;
  #plane: Plane | null = null;
  #shownSlices = 0;
  #shownAtMs = Number.NEGATIVE_INFINITY;

  constructor(ports: MapMakerPorts) {
    this.#ports = ports;
  }

  /** Whether there are new embeddings, and either the last map is old enough or all are up to date. */
  get isStale(): boolean {
    const { gallery, now } = this.#ports;
    if (gallery.embeddings === null || gallery.slices === this.#shownSlices) return false;
    return !gallery.isStale || now() - this.#shownAtMs >= intervalMs;
  }

  async make(): Promise<void> {
    const { runId, gallery, stream, step, now } = this.#ports;
    const { digits, embeddings: table, slices } = gallery;
    if (digits === null || table === null) return;
    this.#shownAtMs = now();
    this.#shownSlices = slices;
    const projection = this.#projectionFor(table);
    // NaN embeddings: keep the last map.
    if (projection === null) return;
    const positions = project(table.embeddings, projection);
    if (this.#plane === null) stream.add({ kind: 'gallery', runId, digits });
    this.#plane = { projection, round: gallery.rounds, positions };
    const separation = separationOf(table, digits.labels);
    stream.add({ kind: 'map', runId, map: { step: step(), positions, projection, separation } });
    // At rest, perhaps no later event sends it.
    stream.flush();
  }

  /** A new plane after each round of the gallery, turned to match the last one. */
  #projectionFor(table: NonNullable<Gallery['embeddings']>): Projection | null {
    const before = this.#plane;
    if (before?.round === this.#ports.gallery.rounds) return before.projection;
    const plane = principalPlane(table);
    if (plane === null || before === null || table.embeddingSize === 2) return plane;
    return aligned(plane, table.embeddings, before.positions);
  }
}
