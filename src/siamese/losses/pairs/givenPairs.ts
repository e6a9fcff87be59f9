/** Owns batches of given pairs: their numbers of pairs, and their two halves. */
import * as tf from '@tensorflow/tfjs-core';

/** The numbers of pairs in a batch of given pairs; the positive ones come first. */
export interface PairMakeUp {
  readonly pairs: number;
  readonly positivePairs: number;
}

/** A batch of one pair. */
export function onePair(isPositive: boolean): PairMakeUp {
  return { pairs: 1, positivePairs: isPositive ? 1 : 0 };
}

/** The share of positive pairs, 0…1. */
export function positiveShareOf({ pairs, positivePairs }: PairMakeUp): number {
  return positivePairs / pairs;
}

/** [pairs, 1] 1 at positive pairs, 0 at negative ones; the caller owns it. */
export function positiveColumn({ pairs, positivePairs }: PairMakeUp): tf.Tensor2D {
  const column = Float32Array.from({ length: pairs }, (_, pair) => (pair < positivePairs ? 1 : 0));
  return tf.tensor2d(column, [pairs, 1]);
}

/** The embeddings of the first images and of the second images, [pairs, embeddingSize] each. */
export function halvesOf(
  embeddings: tf.Tensor2D,
  pairs: number,
): { first: tf.Tensor2D; second: tf.Tensor2D } {
  return {
    first: tf.slice2d(embeddings, [0, 0], [pairs, -1]),
    second: tf.slice2d(embeddings, [pairs, 0], [pairs, -1]),
  };
}
