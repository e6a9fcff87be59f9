/** Creates the masks of positive and negative pairs, for losses over all pairs of a batch. */
import * as tf from '@tensorflow/tfjs-core';
import type { PairMasks } from '../../ops/contrastivePairs.ts';

/**
 * The masks of a batch; the caller owns them.
 * @param labels [images] class indices
 * @throws RangeError when there is no positive or no negative pair
 */
export function createPairMasks(labels: ArrayLike<number>): PairMasks {
  const count = labels.length;
  const positives = new Float32Array(count * count);
  const negatives = new Float32Array(count * count);
  let positiveCount = 0;
  let negativeCount = 0;
  for (let row = 0; row < count; row++) {
    for (let column = 0; column < count; column++) {
      if (row === column) continue;
      const isPositive = labels[row] === labels[column];
      (isPositive ? positives : negatives)[row * count + column] = 1;
      if (isPositive) positiveCount++;
      else negativeCount++;
    }
  }
  if (positiveCount === 0 || negativeCount === 0) {
    throw new RangeError(
      `A batch needs positive and negative pairs, got ${positiveCount} and ${negativeCount}`,
    );
  }
  return {
    positiveWeights: tf.tensor2d(
      positives.map((mask) => mask / positiveCount),
      [count, count],
    ),
    negatives: tf.tensor2d(negatives, [count, count]),
  };
}

/** Disposes the masks. */
export function disposePairMasks(masks: PairMasks): void {
  tf.dispose([masks.positiveWeights, masks.negatives]);
}
