/**
 * Whether an image is unlike all that a network has been trained on, from the mean distances to its
 * nearest neighbours. A network that was trained to tell ten digits apart puts almost anything near one
 * of them: of scribbles, its embeddings alone find out 28 %, with coarse images beside them 70 %, while
 * 0.3 % of other test digits and 0.8 % of digits drawn by hand are called out too (measured with the
 * shipped network by `npm run bench:drawings`, at a share of 99 %).
 */
import { quantileOf } from './nearestRows.ts';

/** How far an image is from its nearest neighbours, as the network sees it and as it looks. */
export interface Remoteness {
  /** Mean distance of the embeddings. */
  readonly embedding: number;
  /** Mean Euclidean distance of the coarse images. */
  readonly image: number;
}

/** What counts as far, for one network. */
export interface UnlikenessLimit {
  /** So far, at most, is the wanted share of known images by each distance. */
  readonly scale: Remoteness;
  /** So far, at most, is that share of them by the larger of both distances, in units of the scale. */
  readonly farthest: number;
}

/**
 * Finds the limit that a share of known images keep, each looked up among the others.
 * @param share 0…1
 * @returns `null` without images, or where all are at one point
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
  // Rounded as the limit is: who is at the limit is not beyond it.
  return Math.fround(largerOf(remoteness, scale)) > farthest;
}

function largerOf(remoteness: Remoteness, scale: Remoteness): number {
  return Math.max(remoteness.embedding / scale.embedding, remoteness.image / scale.image);
}
