/** Owns calls of the contrastive loss over all pairs of a batch. */
import * as tf from '@tensorflow/tfjs-core';
import { createRandom } from '../../../src/data/random.ts';
import {
  contrastivePairs,
  contrastivePairsName,
  plainContrastivePairs,
} from '../../../src/siamese/ops/contrastivePairs.ts';
import { numbersWithin } from '../randomNumbers.ts';
import type { KernelCase, KernelCases } from './kernelCase.ts';

const random = createRandom(83, 'weights');
const smallestSquared = 1e-4;

/** @param margin near the mean distance: some negative pairs are closer, others are not */
function pairCase(
  [images, classes]: readonly [images: number, classes: number],
  embeddingSize: number,
  margin: number,
): KernelCase {
  const embeddings = numbersWithin(random, images * embeddingSize);
  const pairs = Array.from({ length: images }, (_, a) =>
    Array.from({ length: images }, (_, b) => ({ a, b, isPositive: a % classes === b % classes })),
  ).flat();
  const positives = pairs.map(({ a, b, isPositive }) => (isPositive && a !== b ? 0.25 : 0));
  const negatives = pairs.map(({ isPositive }) => (isPositive ? 0 : 1));
  const call = (op: typeof contrastivePairs) => () => {
    const masks = {
      positiveWeights: tf.tensor2d(positives, [images, images]),
      negatives: tf.tensor2d(negatives, [images, images]),
    };
    const { loss, coefficients } = op(tf.tensor2d(embeddings, [images, embeddingSize]), masks, {
      margin,
      smallestSquared,
    });
    return [loss, coefficients];
  };
  const distanceOf = (a: number, b: number): number => {
    let squares = 0;
    for (let at = 0; at < embeddingSize; at++) {
      const own = embeddings[a * embeddingSize + at] ?? 0;
      squares += (own - (embeddings[b * embeddingSize + at] ?? 0)) ** 2;
    }
    return Math.sqrt(squares);
  };
  const truth = (): number[] => {
    const distances = pairs.map(({ a, b }) => distanceOf(a, b));
    const violations = distances.map((distance, at) =>
      negatives[at] === 1 ? Math.max(0, margin - distance) : 0,
    );
    const count = Math.max(1, violations.filter((violation) => violation > 0).length);
    let loss = 0;
    const coefficients = distances.map((distance, at) => {
      const [weight, violation] = [positives[at] ?? 0, violations[at] ?? 0];
      loss += weight * distance ** 2 + violation ** 2 / count;
      return 4 * (weight - violation / (Math.max(distance, Math.sqrt(smallestSquared)) * count));
    });
    return [loss, ...coefficients];
  };
  return {
    shape: `${images} images of ${classes} classes, embeddings of ${embeddingSize}, margin ${margin}`,
    run: call(contrastivePairs),
    plain: call(plainContrastivePairs),
    truth,
  };
}

export const pairCases: KernelCases = {
  kernel: contrastivePairsName,
  backends: ['wasm', 'webgl'],
  isExact: false,
  cases: [
    pairCase([1, 1], 3, 2),
    pairCase([2, 1], 4, 2),
    pairCase([2, 2], 5, 4),
    pairCase([3, 2], 4, 3),
    // No negative pair is closer than the margin.
    pairCase([4, 2], 6, 0.01),
    pairCase([7, 3], 8, 2.3),
    pairCase([8, 8], 5, 1.8),
    pairCase([20, 4], 16, 3.2),
    pairCase([120, 10], 32, 4.6),
  ],
};
