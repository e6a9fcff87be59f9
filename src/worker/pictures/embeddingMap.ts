/**
 * Where the gallery's digits lie in a plane: told anew a few times a second while the network trains,
 * and once more when it rests and all of them are as it sees them.
 */

import { aligned } from '../../metrics/projection/alignment.ts';
import { principalPlane } from '../../metrics/projection/principalPlane.ts';
import { type Projection, project } from '../../metrics/projection/projection.ts';
import { separationOf } from '../../metrics/separation.ts';
import type { EventStream } from '../eventStream.ts';
import type { Gallery } from './gallery.ts';
import type { Picture } from './picture.ts';

/** At most five maps a second. */
const intervalMs = 200;

export interface EmbeddingMapPorts {
  readonly runId: number;
  readonly gallery: Gallery;
  readonly stream: EventStream;
  /** Steps done. */
  readonly step: () => number;
  /** A clock in milliseconds. */
  readonly now: () => number;
}

/** The plane that is drawn in, and which rows lay where when it was last seen. */
interface Plane {
  readonly projection: Projection;
  /** The gallery's round whose embeddings it was found from. */
  readonly round: number;
  readonly positions: Float32Array;
}

export class EmbeddingMap implements Picture {
  readonly wantedBy = ['map'] as const;
  readonly #ports: EmbeddingMapPorts;
  #plane: Plane | null = null;
  #shownSlices = 0;
  #shownAtMs = Number.NEGATIVE_INFINITY;

  constructor(ports: EmbeddingMapPorts) {
    this.#ports = ports;
  }

  /** Whether there are new embeddings, and the last map is long enough ago or these are the last. */
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
    // Of numbers that are none there is no map; the last one stays.
    if (projection === null) return;
    const positions = project(table.embeddings, projection);
    if (this.#plane === null) stream.add({ kind: 'gallery', runId, digits });
    this.#plane = { projection, round: gallery.rounds, positions };
    const separation = separationOf(table, digits.labels);
    stream.add({ kind: 'map', runId, map: { step: step(), positions, projection, separation } });
    // At rest, nothing else may come to send it.
    stream.flush();
  }

  /** A new plane after each round of the gallery, turned as the last one lay. */
  #projectionFor(table: NonNullable<Gallery['embeddings']>): Projection | null {
    const before = this.#plane;
    if (before?.round === this.#ports.gallery.rounds) return before.projection;
    const plane = principalPlane(table);
    if (plane === null || before === null || table.embeddingSize === 2) return plane;
    return aligned(plane, table.embeddings, before.positions);
  }
}
