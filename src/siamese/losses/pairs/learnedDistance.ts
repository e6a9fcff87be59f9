/**
 * Computes the binary cross-entropy on a learned distance (Koch, Zemel, Salakhutdinov 2015). The distance
 * is Σₖ wₖ·|aₖ − bₖ| with trained weights, and σ(bias − distance) is the probability that a pair is
 * positive. The loss is −log of the probability of the true answer, averaged over the pairs.
 */
import * as tf from '@tensorflow/tfjs-core';
import { checkBatch, type Loss } from '../loss.ts';
import type { GivenPairsLoss } from '../lossImplementation.ts';
import {
  halvesOf,
  onePair,
  type PairMakeUp,
  positiveColumn,
  positiveShareOf,
} from './givenPairs.ts';

/** @param makeUp the numbers of pairs in every batch: all first images, then all second ones */
export function learnedDistanceLoss(makeUp: PairMakeUp): Loss {
  const { pairs } = makeUp;
  const isPositive = positiveColumn(makeUp);
  return {
    compute: ({ embeddings, head }) => {
      checkBatch(embeddings, 2 * pairs);
      if (head === null) throw new RangeError('A learned distance needs its weights');
      const { first, second } = halvesOf(embeddings, pairs);
      const difference = tf.sub<tf.Tensor2D>(first, second);
      const magnitudes = tf.abs(difference);
      const distances = tf.sum<tf.Tensor2D>(tf.mul(magnitudes, head.weights), 1, true);
      const logits = tf.sub<tf.Tensor2D>(head.bias, distances);
      // −log σ(z) = softplus(−z) and −log(1 − σ(z)) = softplus(z) = softplus(−z) + z.
      const costs = tf.add(tf.softplus(tf.neg(logits)), tf.mul(logits, tf.sub(1, isPositive)));
      const atLogits = tf.div(tf.sub(tf.sigmoid(logits), isPositive), pairs);
      const atFirst = tf.neg(
        tf.mul<tf.Tensor2D>(atLogits, tf.mul(tf.sign(difference), head.weights)),
      );
      const atWeights = tf.neg(tf.sum<tf.Tensor1D>(tf.mul(atLogits, magnitudes), 0));
      return {
        loss: tf.div(tf.sum(costs), pairs),
        pull: { form: 'pairs', atFirst, atSecond: tf.neg(atFirst) },
        headGradients: tf.concat1d([atWeights, tf.reshape(tf.sum(atLogits), [1])]),
      };
    },
    dispose: () => isPositive.dispose(),
  };
}

/** The entropy of a coin that shows heads with this probability, in nats. */
function entropy(share: number): number {
  return -share * Math.log(share) - (1 - share) * Math.log(1 - share);
}

/** The row in the table of losses. */
export const learnedDistance: GivenPairsLoss = {
  batches: 'pairs',
  create: learnedDistanceLoss,
  createForPair: (isPositive) => learnedDistanceLoss(onePair(isPositive)),
  stuckLoss: (_, makeUp) => entropy(positiveShareOf(makeUp)),
};
