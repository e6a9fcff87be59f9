import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { createRandom } from '../../../../src/data/random.ts';
import { averagedWeights } from '../../../../src/siamese/training/averagedWeights.ts';
import { relativeDifference, switchToBackend, testBackends } from '../../../helpers/backends.ts';
import { expectNoLeaks } from '../../../helpers/leaks.ts';
import { inputsOf } from '../../../helpers/networks.ts';
import { noiseImages, numbersWithin } from '../../../helpers/randomNumbers.ts';
import { makeTrainer, quick, stepSettingsOf, stepWith } from '../../../helpers/trainers.ts';

const count = 20;

/** How many ways there are to choose k of n. */
function choose(n: number, k: number): number {
  let ways = 1;
  for (let at = 1; at <= k; at++) ways *= (n - k + at) / at;
  return n < k ? 0 : ways;
}

/**
 * The closed form: after t updates, the weights of update j count C(j, 7) ÷ C(t + 1, 8). For
 * w(t) = w(t−1)·(1 − 8 ÷ (t+1)) + 8 ÷ (t+1)·θ(t) telescopes to it from t = 7 on.
 */
function meanOf(weights: readonly Float32Array[], at: number): number {
  const updates = weights.length;
  if (updates <= 7) return weights.at(-1)?.[at] ?? 0;
  return weights.reduce((sum, vector, index) => {
    return sum + (choose(index + 1, 7) / choose(updates + 1, 8)) * (vector[at] ?? 0);
  }, 0);
}

describe.each(testBackends)('the running mean of weights on %s', (backend) => {
  beforeAll(() => switchToBackend(backend));

  it.each([1, 2, 7, 8, 9, 40, 200])('has its closed form after %i updates', (updates) => {
    const random = createRandom(updates, 'weights');
    const weights = Array.from({ length: updates }, () => numbersWithin(random, count));
    const mean = tf.tidy(() => {
      let averaged: tf.Tensor1D = tf.tensor1d(numbersWithin(random, count));
      weights.forEach((vector, index) => {
        averaged = averagedWeights(averaged, tf.tensor1d(vector), index + 1);
      });
      return averaged;
    });
    const found = mean.dataSync<'float32'>().slice();
    mean.dispose();
    const expected = Array.from({ length: count }, (_, at) => meanOf(weights, at));
    expect(relativeDifference(found, expected)).toBeLessThan(1e-5);
  });
});

describe('a trainer', () => {
  beforeAll(() => switchToBackend('wasm'));
  expectNoLeaks();
  const images = noiseImages(createRandom(3, 'weights'), 30);

  it('judges the mean of all its weights, and trains the newest ones', async () => {
    const settings = quick({ averageWeights: true });
    const plain = quick({ averageWeights: false });
    const [averaging, other] = [makeTrainer(settings), makeTrainer(plain)];
    const weights: Float32Array[] = [];
    for (let step = 0; step < 12; step++) {
      const inputs = inputsOf(averaging.network.plan, images);
      const loss = stepWith(averaging, inputs, stepSettingsOf(settings, step));
      expect(stepWith(other, inputs, stepSettingsOf(plain, step))).toBe(loss);
      weights.push(await averaging.network.readParameters());
    }
    const judged = await averaging.judged.readParameters();
    const expected = Array.from(judged, (_, at) => meanOf(weights, at));
    expect(relativeDifference(judged, expected)).toBeLessThan(1e-5);
    expect(relativeDifference(judged, weights.at(-1) ?? [])).toBeGreaterThan(1e-4);
    expect(other.judged).toBe(other.network);
    averaging.dispose();
    other.dispose();
  });

  it('judges what it starts from before its first step', async () => {
    const trainer = makeTrainer(quick({ averageWeights: true }));
    expect(await trainer.judged.readParameters()).toEqual(await trainer.network.readParameters());
    trainer.dispose();
  });
});
