/**
 * Computes the contrastive loss on given pairs (Hadsell, Chopra, LeCun 2006): a positive pair at distance
 * d costs d², a negative pair max(0, margin − d)², averaged over the pairs, without their ½.
 */
import * as tf from '@tensorflow/tfjs-core';
import {
  halvesOf,
  onePair,
  type PairMakeUp,
  positiveColumn,
  positiveShareOf,
} from './givenPairs.ts';
import { checkBatch, type Loss, smallestSquaredDistance } from './loss.ts';
import type { GivenPairsLoss } from './lossImplementation.ts';

/** @param makeUp the numbers of pairs in every batch: all first images, then all second ones */
export function contrastiveLossOnGivenPairs(makeUp: PairMakeUp): Loss {
  const { pairs } = makeUp;
  const isPositive = positiveColumn(makeUp);
  return {
    compute: ({ embeddings, settings }) => {
      checkBatch(embeddings, 2 * pairs);
      const { first, second } = halvesOf(embeddings, pairs);
      const difference = tf.sub<tf.Tensor2D>(first, second);
      const squared = tf.sum<tf.Tensor2D>(tf.square(difference), 1, true);
      const distances = tf.sqrt(tf.maximum(squared, smallestSquaredDistance));
      const isNegative = tf.sub(1, isPositive);
      const violations = tf.mul(tf.relu(tf.sub(tf.scalar(settings.margin), distances)), isNegative);
      const costs = tf.add(tf.mul(squared, isPositive), tf.square(violations));
      // ∂loss/∂d² of each pair, and ∂d²/∂(first) = 2·(first − second).
      const slopes = tf.div(tf.sub(isPositive, tf.div(violations, distances)), pairs);
      const atFirst = tf.mul<tf.Tensor2D>(difference, tf.mul(slopes, 2));
      return {
        loss: tf.div(tf.sum(costs), pairs),
        pull: { form: 'pairs', atFirst, atSecond: tf.neg(atFirst) },
        headGradients: null,
      };
    },
    dispose: () => isPositive.dispose(),
  };
}

/** The loss of a single pair. */
export function pairContrast(isPositive: boolean): Loss {
  return contrastiveLossOnGivenPairs(onePair(isPositive));
}

/** The row in the table of losses. */
export const contrastiveGivenPairs: GivenPairsLoss = {
  batches: 'pairs',
  create: contrastiveLossOnGivenPairs,
  createForPair: pairContrast,
  stuckLoss: ({ margin }, makeUp) => (1 - positiveShareOf(makeUp)) * margin ** 2,
};
