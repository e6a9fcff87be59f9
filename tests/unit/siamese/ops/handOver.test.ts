import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../../src/data/random.ts';
import { adamUpdate } from '../../../../src/siamese/ops/adamUpdate.ts';
import { columnSums } from '../../../../src/siamese/ops/columnSums.ts';
import { contrastivePairs } from '../../../../src/siamese/ops/contrastivePairs.ts';
import { gatherRows } from '../../../../src/siamese/ops/gatherRows.ts';
import { lstmCellBackward, lstmCellForward } from '../../../../src/siamese/ops/lstmCell.ts';
import { reluGradient } from '../../../../src/siamese/ops/reluGradient.ts';
import { relativeDifference, switchToBackend } from '../../../helpers/backends.ts';
import { numbersWithin } from '../../../helpers/randomNumbers.ts';

const random = createRandom(71, 'weights');
const numbers = (length: number) => numbersWithin(random, length);
/** Whole numbers, which lie in memory otherwise than float32 does. */
const whole = Int32Array.of(1, 0, 3, -2, 5, 1);
const six = numbers(6);
const pair = numbers(2);
const square = numbers(9).map(Math.abs);
const gates = numbers(8);
const cells = numbers(10);

const adamConstants = { rate: 0.01, firstDecay: 0.9, secondDecay: 0.999, epsilon: 1e-7 };
const pairConstants = { margin: 1, smallestSquared: 1e-7 };

/** What no kernel of ours was made for, and TensorFlow.js can do. */
const cases: Record<string, () => tf.Tensor[]> = {
  'a ReLU’s gradient of whole numbers': () => [
    reluGradient(tf.tensor2d(whole, [2, 3], 'int32'), tf.tensor2d(six, [2, 3])),
  ],
  'a ReLU’s gradient of one row for all': () => [
    reluGradient(tf.tensor2d(six.subarray(0, 3), [1, 3]), tf.tensor2d(six, [2, 3])),
  ],
  'an update by a gradient of whole numbers': () =>
    Object.values(
      adamUpdate(
        {
          parameters: tf.tensor1d(six),
          gradient: tf.tensor1d(whole, 'int32'),
          firstMoment: tf.tensor1d(six),
          secondMoment: tf.zeros([6]),
        },
        adamConstants,
      ),
    ),
  'an update with one number as all moments': () =>
    Object.values(
      adamUpdate(
        {
          parameters: tf.tensor1d(six),
          gradient: tf.tensor1d(six),
          firstMoment: tf.zeros([1]),
          secondMoment: tf.zeros([1]),
        },
        adamConstants,
      ),
    ),
  'column sums of whole numbers': () => [columnSums(tf.tensor2d(whole, [3, 2], 'int32'))],
  'pairs under one weight for all': () => {
    const masks = {
      positiveWeights: tf.tensor2d([[0.5]]),
      negatives: tf.tensor2d(square, [3, 3]),
    };
    return Object.values(contrastivePairs(tf.tensor2d(six, [3, 2]), masks, pairConstants));
  },
  'rows of whole numbers': () => [
    gatherRows(tf.tensor2d(whole, [3, 2], 'int32'), {
      images: 1,
      rowsPerImage: 3,
      channels: 2,
      picked: Int32Array.of(2, 3, 0),
    }),
  ],
  'an LSTM’s step that begins with whole numbers': () =>
    Object.values(
      lstmCellForward(
        {
          inputProduct: tf.tensor2d(gates, [2, 4]),
          recurrentProduct: tf.tensor2d(gates, [2, 4]),
          previousActivations: tf.ones([2, 5], 'int32'),
        },
        0,
      ),
    ),
  'an LSTM’s gradient of one image for all': () =>
    Object.values(
      lstmCellBackward({
        activations: tf.tensor2d(cells, [2, 5]),
        previousActivations: tf.tensor2d(cells, [2, 5]),
        hiddenGradient: tf.tensor2d(pair, [2, 1]),
        cellGradient: tf.tensor2d([[0.5]]),
      }),
    ),
};

/** The results on a backend, one after the other. */
async function resultsOn(backend: 'cpu' | 'wasm', run: () => tf.Tensor[]): Promise<number[]> {
  await switchToBackend(backend);
  return tf.tidy(() => run().flatMap((tensor) => [...tensor.dataSync()]));
}

describe('what our kernels were not made for', () => {
  it.each(Object.entries(cases))('%s, is computed all the same', async (_, run) => {
    // No kernel of ours is there on this backend.
    const expected = await resultsOn('cpu', run);
    const found = await resultsOn('wasm', run);
    expect(found).toHaveLength(expected.length);
    expect(relativeDifference(found, expected)).toBeLessThan(1e-6);
  });

  it('is refused in TensorFlow.js’s words where it makes no sense', async () => {
    await switchToBackend('wasm');
    const gathering = { images: 1, rowsPerImage: 3, channels: 2, picked: Int32Array.of(7) };
    tf.tidy(() => {
      const rows = tf.tensor2d(six, [3, 2]);
      expect(() => gatherRows(rows, gathering)).toThrow(/GatherV2|index/);
      expect(() => gatherRows(rows, { ...gathering, channels: 5 })).toThrow(/reshape|Size/i);
      const three = tf.zeros<tf.Rank.R2>([1, 3]);
      const two = tf.zeros<tf.Rank.R2>([1, 2]);
      expect(() => reluGradient(three, two)).toThrow(/broadcast/);
    });
  });
});
