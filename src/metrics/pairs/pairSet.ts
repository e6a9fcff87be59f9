/** Types only: pairs of images by their indices. Imports nothing. */

/** Pairs of images of one split. The first half is positive, the second negative. */
export interface PairSet {
  /** [pairs] index of each pair's first image. */
  readonly first: Int32Array;
  /** [pairs] index of each pair's second image. */
  readonly second: Int32Array;
  /** Positive pairs, and as many negative ones. */
  readonly countOfEach: number;
}
