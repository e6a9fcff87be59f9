/**
 * Draws the negatives of triplets by their distance (Wu, Manmatha, Smola, Krähenbühl 2017, “Sampling
 * Matters in Deep Embedding Learning”). Two random points of a sphere are almost always about √2 apart: with
 * k numbers, the density of their distance is q(d) ∝ d^(k−2) · (1 − d²/4)^((k−3)/2). A negative is drawn
 * with a probability in proportion to min(λ, 1 ÷ q(d)), so that all distances come up. As in the paper's
 * program, λ is 1 ÷ q(0.5), and negatives from 1.4 on are left out, unless an anchor has no others. Needs
 * embeddings of length 1.
 */
import * as tf from '@tensorflow/tfjs-core';
import type { RandomSource } from '../../../data/random.ts';

/** Nearer negatives weigh as if they were this far: their gradients are mostly noise. */
const shortest = 0.5;
/** Farther negatives are left out: they keep nearly every margin. */
const farthest = 1.4;
/** The logarithm of a weight that is nothing beside any other; fp16 can hold it. */
const logOfNothing = -30_000;

/** Negatives to choose from. */
export interface Candidates {
  /** [anchors, negatives] squared Euclidean distances */
  readonly squared: tf.Tensor2D;
  /** The same shape: 0 at places that only fill up a row; `null` where all are real. */
  readonly counts: tf.Tensor2D | null;
}

/**
 * A negative for each anchor and positive: [anchors, positives, negatives] 1 at it, else 0. Stays on the
 * backend: only the random numbers come from here, one for each anchor and positive.
 * @param candidates the squared Euclidean distances of each anchor to its negatives
 * @param positives the number of positives of each anchor
 * @param embeddingSize numbers in an embedding
 */
export function distanceWeightedNegatives(
  candidates: Candidates,
  positives: number,
  embeddingSize: number,
  random: RandomSource,
): tf.Tensor3D {
  const [anchors, negatives] = candidates.squared.shape;
  const sums = tf.cumsum<tf.Tensor2D>(weightsOf(candidates, embeddingSize), 1);
  const totals = tf.slice2d(sums, [0, negatives - 1], [anchors, 1]);
  const shares = Float32Array.from({ length: anchors * positives }, () => random.uniform());
  const wanted = tf.mul(tf.tensor2d(shares, [anchors, positives]), totals);
  // The first negative whose sum is above the wanted one has as many before it as are not above it.
  const isBefore = tf.lessEqual(
    tf.reshape(sums, [anchors, 1, negatives]),
    tf.reshape(wanted, [anchors, positives, 1]),
  );
  const places = tf.minimum(tf.sum(tf.cast(isBefore, 'int32'), 2), negatives - 1);
  const oneHot = tf.oneHot(tf.cast(tf.reshape<tf.Rank.R1>(places, [-1]), 'int32'), negatives);
  return tf.reshape(tf.cast(oneHot, 'float32'), [anchors, positives, negatives]);
}

/** The weights of each anchor's negatives, [anchors, negatives]; the largest is 1. */
function weightsOf({ squared, counts }: Candidates, embeddingSize: number): tf.Tensor2D {
  const s = tf.clipByValue(squared, shortest ** 2, farthest ** 2);
  const logDensity = tf.add<tf.Tensor2D>(
    tf.mul(tf.log(s), (embeddingSize - 2) / 2),
    tf.mul(tf.log(tf.sub(1, tf.div(s, 4))), (embeddingSize - 3) / 2),
  );
  const isLeftOut = tf.cast(tf.greaterEqual(squared, farthest ** 2), 'float32');
  const ofReal = tf.sub<tf.Tensor2D>(tf.mul(isLeftOut, logOfNothing), logDensity);
  // A place that fills up weighs nothing even beside negatives that are all left out.
  const logWeights =
    counts === null
      ? ofReal
      : tf.add<tf.Tensor2D>(ofReal, tf.mul(tf.sub(1, counts), 2 * logOfNothing));
  // Less the largest: an anchor whose negatives are all left out then gives each the weight 1.
  return tf.exp(tf.sub<tf.Tensor2D>(logWeights, tf.max(logWeights, 1, true)));
}
