/**
 * Computes the contrastive loss on given pairs (Hadsell, Chopra, LeCun 2006): a positive pair at distance
 * d costs d², a negative pair max(0, margin − d)², averaged over the pairs, without their ½. With the cosine
 * distance D = 1 − a·b in the place of d, embeddings must have length 1.
 */
import * as tf from '@tensorflow/tfjs-core';
import type { DistanceChoice } from '../../../settings/choices.ts';
import { checkBatch, type Loss, smallestSquaredDistance } from '../loss.ts';
import type { GivenPairsLoss } from '../lossImplementation.ts';
import {
  halvesOf,
  onePair,
  type PairMakeUp,
  positiveColumn,
  positiveShareOf,
} from './givenPairs.ts';

/**
 * @param makeUp the numbers of pairs in every batch: all first images, then all second ones
 * @param distance the distance of a pair; the cosine distance needs embeddings of length 1
 */
export function contrastiveLossOnGivenPairs(makeUp: PairMakeUp, distance: DistanceChoice): Loss {
  const { pairs } = makeUp;
  const isPositive = positiveColumn(makeUp);
  return {
    compute: ({ embeddings, settings }) => {
      checkBatch(embeddings, 2 * pairs);
      const halves = halvesOf(embeddings, pairs);
      const { costs, ...pull } = contrasts[distance](halves, isPositive, settings.margin);
      return {
        loss: tf.div(tf.sum(costs), pairs),
        pull: { form: 'pairs', ...pull },
        headGradients: null,
      };
    },
    dispose: () => isPositive.dispose(),
  };
}

/** The costs of all pairs [pairs, 1], and the gradients of their mean at both images. */
interface Contrast {
  readonly costs: tf.Tensor2D;
  readonly atFirst: tf.Tensor2D;
  readonly atSecond: tf.Tensor2D;
}

type Halves = ReturnType<typeof halvesOf>;
type ContrastBy = (halves: Halves, isPositive: tf.Tensor2D, margin: number) => Contrast;

const contrasts: Readonly<Record<DistanceChoice, ContrastBy>> = {
  euclidean: ({ first, second }, isPositive, margin) => {
    const [pairs] = first.shape;
    const difference = tf.sub<tf.Tensor2D>(first, second);
    const squared = tf.sum<tf.Tensor2D>(tf.square(difference), 1, true);
    const distances = tf.sqrt(tf.maximum(squared, smallestSquaredDistance));
    const isNegative = tf.sub(1, isPositive);
    const violations = tf.mul(tf.relu(tf.sub(tf.scalar(margin), distances)), isNegative);
    // ∂loss/∂d² of each pair, and ∂d²/∂(first) = 2·(first − second).
    const slopes = tf.div(tf.sub(isPositive, tf.div(violations, distances)), pairs);
    const atFirst = tf.mul<tf.Tensor2D>(difference, tf.mul(slopes, 2));
    return {
      costs: tf.add(tf.mul(squared, isPositive), tf.square(violations)),
      atFirst,
      atSecond: tf.neg(atFirst),
    };
  },
  cosine: ({ first, second }, isPositive, margin) => {
    const [pairs] = first.shape;
    const products = tf.sum<tf.Tensor2D>(tf.mul(first, second), 1, true);
    const distances = tf.sub<tf.Tensor2D>(1, products);
    const isNegative = tf.sub(1, isPositive);
    const violations = tf.mul(tf.relu(tf.sub(tf.scalar(margin), distances)), isNegative);
    const pulled = tf.mul(distances, isPositive);
    // ∂loss/∂D of each pair is 2·(pulled − violations), and ∂D/∂(first) = −second.
    const slopes = tf.div<tf.Tensor2D>(tf.mul(tf.sub(violations, pulled), 2), pairs);
    return {
      costs: tf.add(tf.mul(distances, pulled), tf.square(violations)),
      atFirst: tf.mul(slopes, second),
      atSecond: tf.mul(slopes, first),
    };
  },
};

/** The loss of a single pair. */
export const pairContrast: GivenPairsLoss['createForPair'] = (isPositive, { distance }) =>
  contrastiveLossOnGivenPairs(onePair(isPositive), distance);

/** The row in the table of losses. */
export const contrastiveGivenPairs: GivenPairsLoss = {
  batches: 'pairs',
  create: (makeUp, { distance }) => contrastiveLossOnGivenPairs(makeUp, distance),
  createForPair: pairContrast,
  stuckLoss: ({ margin }, makeUp) => (1 - positiveShareOf(makeUp)) * margin ** 2,
};
