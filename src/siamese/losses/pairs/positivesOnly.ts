/**
 * Computes the mean squared distance of positive pairs; nothing pushes embeddings apart. Its minimum is a
 * collapsed network, with all embeddings at one point: a person can watch that happen.
 */
import * as tf from '@tensorflow/tfjs-core';
import { squaredDistances } from '../../ops/squaredDistances.ts';
import { checkBatch, type Loss } from '../loss.ts';
import type { ClassLoss } from '../lossImplementation.ts';
import { pairContrast } from './contrastiveGivenPairs.ts';
import { cosineLossOfPositives } from './cosinePairs.ts';
import { createPairMasks, disposePairMasks } from './pairMasks.ts';

/**
 * @param labels [images] the class of each image in every batch
 * @throws RangeError when there is no positive or no negative pair
 */
export function positivesOnlyLoss(labels: ArrayLike<number>): Loss {
  const masks = createPairMasks(labels);
  return {
    compute: ({ embeddings }) => {
      checkBatch(embeddings, labels.length);
      return {
        loss: tf.sum(tf.mul(squaredDistances(embeddings), masks.positiveWeights)),
        pull: { form: 'differences', coefficients: tf.mul(masks.positiveWeights, 4) },
        headGradients: null,
      };
    },
    dispose: () => disposePairMasks(masks),
  };
}

/** The row in the table of losses. */
export const positivesOnly: ClassLoss = {
  batches: 'classes',
  create: (labels, { distance }) =>
    distance === 'cosine' ? cosineLossOfPositives(labels) : positivesOnlyLoss(labels),
  createForPair: (isPositive, settings) => (isPositive ? pairContrast(true, settings) : null),
  stuckLoss: () => null,
};
