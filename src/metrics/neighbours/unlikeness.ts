/**
 * Decides whether an image is unlike all training images, by the mean distances to its nearest
 * neighbours. A network that tells ten digits apart embeds almost anything near one of them. Embeddings
 * alone detect 28 % of scribbles; with coarse images beside them it is 70 %. False alarms: 0.3 % of other
 * test digits, 0.8 % of digits drawn by hand (measured with the shipped network by
 * `npm run bench:drawings`, at a share of 99 %).
 */
import { quantileOf } from './nearestRows.ts';

/** The mean distances of an image to its nearest neighbours: by embeddings and by pixels. */
export interface Remoteness {
  /** Mean distance of the embeddings. */
  readonly embedding: number;
  /** Mean Euclidean distance of the coarse images. */
  readonly image: number;
}

/** The limit between near and far, for one network. */
export interface UnlikenessLimit {
  /** For each distance, the value that the wanted share of known images does not exceed. */
  readonly scale: Remoteness;
  /** The same for the larger of both distances, in units of the scale. */
  readonly farthest: number;
}

/**
 * Finds the limit that a share of known images does not exceed.
 * @param known remoteness of each known image among the others
 * @param share 0…1
 * @returns `null` without images, or if all are at one point
 */
export function fitUnlikeness(known: readonly Remoteness[], share: number): UnlikenessLimit | null {
  const farthestBy = (distance: keyof Remoteness): number | null =>
    quantileOf(
      Float32Array.from(known, (remoteness) => remoteness[distance]),
      share,
    );
  const [embedding, image] = [farthestBy('embedding'), farthestBy('image')];
  if (embedding === null || image === null || !(embedding > 0) || !(image > 0)) return null;
  const scale = { embedding, image };
  const farthest = quantileOf(
    Float32Array.from(known, (remoteness) => largerOf(remoteness, scale)),
    share,
  );
  return farthest === null ? null : { scale, farthest };
}

/** Whether an image is farther from its neighbours than the limit. */
export function isUnlike(remoteness: Remoteness, { scale, farthest }: UnlikenessLimit): boolean {
  // Rounded like the limit: an image exactly at the limit is not above it.
  return Math.fround(largerOf(remoteness, scale)) > farthest;
}

function largerOf(remoteness: Remoteness, scale: Remoteness): number {
  return Math.max(remoteness.embedding / scale.embedding, remoteness.image / scale.image);
}
