import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import type { BatchRecipe } from '../../../../src/data/batches/batchRecipe.ts';
import { createRandom } from '../../../../src/data/random.ts';
import { lossKinds } from '../../../../src/settings/choices.ts';
import { losses } from '../../../../src/settings/facts/losses.ts';
import { createLoss } from '../../../../src/siamese/losses/createLoss.ts';
import { createPairMasks } from '../../../../src/siamese/losses/pairs/pairMasks.ts';
import { supervisedContrastiveLoss } from '../../../../src/siamese/losses/softmax/supervisedContrastive.ts';
import { squaredDistances } from '../../../../src/siamese/ops/squaredDistances.ts';
import { relativeDifference, switchToBackend } from '../../../helpers/backends.ts';
import { rowsWithin } from '../../../helpers/randomNumbers.ts';
import { distanceReference } from '../../../helpers/referenceNetwork.ts';

const mining = 'semi-hard';
const distance = 'euclidean';
const groups = [{ source: 'dataset', classes: 3, imagesPerClass: 2 }] as const;
const classes: BatchRecipe = { kind: 'classes', groups };
const views: BatchRecipe = { kind: 'views', groups };
const pairs: BatchRecipe = { kind: 'pairs', groups, pairs: 4, positivePairs: 2 };

type Misfit = readonly [BatchRecipe, string];

/** The batches that a loss is made for, and how it refuses others. */
const batchesFor: Readonly<Record<BatchRecipe['kind'], readonly [BatchRecipe, ...Misfit[]]>> = {
  classes: [
    classes,
    [pairs, 'does not work on given pairs'],
    [views, 'does not work on two views of each image'],
  ],
  pairs: [pairs, [classes, 'needs given pairs'], [views, 'needs given pairs']],
  views: [
    views,
    [classes, 'needs two views of each image'],
    [pairs, 'does not work on given pairs'],
  ],
};

beforeAll(() => switchToBackend('cpu'));

describe('a loss', () => {
  it.each(lossKinds)('%s is made for batches that it can weigh, and for no others', (loss) => {
    const before = tf.memory().numTensors;
    const { hasGivenPairs, hasViews } = losses[loss];
    const [fit, ...misfits] = batchesFor[hasGivenPairs ? 'pairs' : hasViews ? 'views' : 'classes'];
    createLoss({ loss, mining, distance }, fit).dispose();
    for (const [misfit, why] of misfits) {
      expect(() => createLoss({ loss, mining, distance }, misfit)).toThrow(
        `The loss ${loss} ${why}`,
      );
    }
    expect(tf.memory().numTensors).toBe(before);
  });

  it('with a learned distance says so where there is none', () => {
    const loss = createLoss({ loss: 'learned-distance', mining, distance }, pairs);
    tf.tidy(() => {
      const input = {
        settings: { margin: 1, temperature: 1 },
        random: () => createRandom(1, 'mining'),
      };
      expect(() => loss.compute({ ...input, embeddings: tf.zeros([8, 2]), head: null })).toThrow(
        'A learned distance needs its weights',
      );
    });
    loss.dispose();
  });

  it('that contrasts an image with others of its class refuses one that has none', () => {
    expect(() => supervisedContrastiveLoss([0, 0, 1])).toThrow(
      'Image 2 of the batch has no other of its class',
    );
  });
});

describe('the masks of pairs', () => {
  it('share 1 among the positive pairs and mark the negative ones, never an image with itself', () => {
    const { positiveWeights, negatives } = createPairMasks([0, 1, 0]);
    expect(positiveWeights.arraySync()).toEqual([
      [0, 0, 0.5],
      [0, 0, 0],
      [0.5, 0, 0],
    ]);
    expect(negatives.arraySync()).toEqual([
      [0, 1, 0],
      [1, 0, 1],
      [0, 1, 0],
    ]);
    tf.dispose([positiveWeights, negatives]);
  });

  it.each([
    ['only one class', [2, 2], '2 and 0'],
    ['no two of a class', [0, 1, 2], '0 and 6'],
    ['one image', [0], '0 and 0'],
    ['nothing', [], '0 and 0'],
  ])('refuse a batch with %s', (_, labels, counts) => {
    expect(() => createPairMasks(labels)).toThrow(
      `A batch needs positive and negative pairs, got ${counts}`,
    );
  });
});

describe('the squared distances', () => {
  it('are those between all embeddings', () => {
    const drawn = rowsWithin(createRandom(5, 'weights'), 5, 8);
    const found = tf.tidy(() =>
      squaredDistances(tf.tensor2d(drawn.map((row) => Array.from(row)))).dataSync(),
    );
    const expected = drawn.flatMap((a) => drawn.map((b) => distanceReference(a, b) ** 2));
    expect(relativeDifference(found, expected)).toBeLessThan(1e-6);
    // Rounding may take the distance of an embedding to itself a little below 0.
    expect(Math.min(...found)).toBeGreaterThan(-1e-6);
  });
});
