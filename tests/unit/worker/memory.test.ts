import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { imageAt } from '../../../src/data/dataset.ts';
import { drawJudgingPairs, measure } from '../../../src/siamese/measuring.ts';
import { Trainer } from '../../../src/siamese/trainer.ts';
import { PairWatch } from '../../../src/worker/pairWatch.ts';
import { switchToBackend } from '../../helpers/backends.ts';
import { inputOf, makeNetwork } from '../../helpers/networks.ts';
import { makeDataset } from '../../helpers/syntheticData.ts';

const dataset = makeDataset(3, [
  { split: 'train', imagesPerClass: 2 },
  { split: 'validation', imagesPerClass: 3 },
  { split: 'test', imagesPerClass: 3 },
]);
const images = [0, 1, 2, 3, 4, 5].map((image) => imageAt(dataset.splits.train, image));
const settings = { margin: 1, learningRate: 1e-3 };
const [a = null, b = null] = images;

/** Everything that is done with a network: steps, evaluations, comparisons, a copy. */
async function work(trainer: Trainer, steps: number): Promise<void> {
  const { network } = trainer;
  const { signal } = new AbortController();
  const input = inputOf(network.plan, images);
  const pairs = drawJudgingPairs(dataset);
  if (pairs === null) throw new Error('The data set should be complete');
  const watch = new PairWatch({ network, step: () => 0, decision: () => null, now: () => 0 });
  for (let step = 0; step < steps; step++) {
    const loss = trainer.step(input, settings);
    await loss.data();
    loss.dispose();
    if (step % 20 > 0) continue;
    for (const scope of ['quick', 'full'] as const) {
      const turn = async (): Promise<void> => trainer.step(input, settings).dispose();
      await measure(network, dataset, pairs, { scope, margin: 1, chunkImages: 6, turn, signal });
    }
    await watch.compare({ a, b });
    await watch.refresh(() => {});
  }
  await trainer.snapshot();
}

const counts = () => {
  const { numTensors, numDataBuffers } = tf.memory();
  return { numTensors, numDataBuffers, ids: tf.backend().numDataIds() };
};

describe('the memory that a network takes', () => {
  beforeAll(() => switchToBackend('wasm'));

  it('does not grow over a hundred steps with all that goes with them, and is given back', async () => {
    const before = counts();
    const trainer = new Trainer(makeNetwork(), [0, 1, 2, 0, 1, 2]);
    await work(trainer, 1);
    const during = counts();
    await work(trainer, 100);
    expect(counts()).toEqual(during);
    trainer.dispose();
    expect(counts()).toEqual(before);
  });

  it('is given back when an evaluation is aborted', async () => {
    const trainer = new Trainer(makeNetwork(), [0, 1, 2, 0, 1, 2]);
    const before = counts();
    const pairs = drawJudgingPairs(dataset);
    if (pairs === null) throw new Error('The data set should be complete');
    const signal = AbortSignal.abort(new Error('Enough'));
    const turn = async (): Promise<void> => {};
    const options = { scope: 'full', margin: 1, chunkImages: 6, turn, signal } as const;
    await expect(measure(trainer.network, dataset, pairs, options)).rejects.toThrow('Enough');
    expect(counts()).toEqual(before);
    trainer.dispose();
  });
});
