/** What a trainer goes on from, and what it comes back to. */
import * as tf from '@tensorflow/tfjs-core';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createRandom } from '../../../../src/data/random.ts';
import { optimizerKinds } from '../../../../src/settings/choices.ts';
import type { Trainer, TrainerSnapshot } from '../../../../src/siamese/training/trainer.ts';
import { switchToBackend } from '../../../helpers/backends.ts';
import { differences } from '../../../helpers/bits.ts';
import { inputsOf } from '../../../helpers/networks.ts';
import { noiseImages } from '../../../helpers/randomNumbers.ts';
import { makeTrainer, quick, stepSettingsOf, stepWith } from '../../../helpers/trainers.ts';

const batches = [1, 2, 3].map((seed) => noiseImages(createRandom(seed, 'weights'), 30));

/** To the bit: parameters, their mean, memory and updates. */
function expectSame(found: TrainerSnapshot, expected: TrainerSnapshot): void {
  expect(found.updates).toBe(expected.updates);
  expect(found.memory).toHaveLength(expected.memory.length);
  expect(differences(found.parameters, expected.parameters)).toEqual([]);
  expect(differences(found.averaged ?? [], expected.averaged ?? [])).toEqual([]);
  for (const [index, vector] of expected.memory.entries()) {
    expect(differences(found.memory[index] ?? [], vector)).toEqual([]);
  }
}

/** Takes steps, on one batch after the other, and gives their losses. */
function train(trainer: Trainer, settings: ReturnType<typeof quick>, first: number, steps: number) {
  return Array.from({ length: steps }, (_, at) => {
    const images = batches[(first + at) % batches.length] ?? [];
    const inputs = inputsOf(trainer.network.plan, images);
    return stepWith(trainer, inputs, stepSettingsOf(settings, first + at));
  });
}

beforeAll(() => switchToBackend('wasm'));
let before = { tensors: 0, buffers: 0 };
const counts = () => {
  const { numTensors, numDataBuffers } = tf.memory();
  return { tensors: numTensors, buffers: numDataBuffers };
};
beforeEach(() => {
  before = counts();
});
afterEach(() => expect(counts()).toEqual(before));

const trainers = optimizerKinds.flatMap((optimizer) =>
  [false, true].map((averageWeights) => ({ optimizer, averageWeights })),
);

describe.each(trainers)('a trainer with $optimizer, averages: $averageWeights', (kind) => {
  // Random triplets too must be the same again.
  const settings = quick({ ...kind, loss: 'triplet', mining: 'random' });

  it('goes on from a snapshot with bit-equal losses and parameters', async () => {
    const trainer = makeTrainer(settings);
    train(trainer, settings, 0, 7);
    const snapshot = await trainer.snapshot();
    const expected = train(trainer, settings, 7, 5);
    const end = await trainer.snapshot();
    trainer.dispose();
    const again = makeTrainer(settings, snapshot, 7);
    expect(train(again, settings, 7, 5)).toEqual(expected);
    expectSame(await again.snapshot(), end);
    again.dispose();
    expect(snapshot.updates).toBe(7);
  });

  it('leaves a snapshot as it was while it goes on', async () => {
    const trainer = makeTrainer(settings);
    train(trainer, settings, 0, 2);
    const snapshot = await trainer.snapshot();
    const copy = structuredClone(snapshot);
    train(trainer, settings, 2, 3);
    expectSame(snapshot, copy);
    const { parameters } = await trainer.snapshot();
    expect(differences(parameters, copy.parameters).length).toBeGreaterThan(1_000);
    trainer.dispose();
  });

  it('comes back to the state kept before the last one, to the bit, and goes on from there', async () => {
    const trainer = makeTrainer(settings);
    train(trainer, settings, 0, 2);
    trainer.keep(2);
    const good = await trainer.snapshot();
    const expected = train(trainer, settings, 2, 3);
    trainer.keep(5);
    train(trainer, settings, 5, 1);
    expect(trainer.restoreKept()).toBe(2);
    expectSame(await trainer.snapshot(), good);
    expect(train(trainer, settings, 2, 3)).toEqual(expected);
    trainer.dispose();
  });
});

describe('the states that a trainer keeps', () => {
  const settings = quick();

  it('begin with the one it started from', async () => {
    const trainer = makeTrainer(settings, null, 40);
    const start = await trainer.snapshot();
    train(trainer, settings, 40, 2);
    expect(trainer.restoreKept()).toBe(40);
    expectSame(await trainer.snapshot(), start);
    // What was kept once has not proved good yet.
    train(trainer, settings, 40, 2);
    trainer.keep(42);
    train(trainer, settings, 42, 1);
    expect(trainer.restoreKept()).toBe(40);
    expectSame(await trainer.snapshot(), start);
    trainer.dispose();
  });

  it('can be come back to as often as need be, until another has proved good', async () => {
    const trainer = makeTrainer(settings);
    trainer.keep(0);
    train(trainer, settings, 0, 2);
    trainer.keep(2);
    const atTwo = await trainer.snapshot();
    train(trainer, settings, 2, 1);
    trainer.keep(3);
    for (let time = 0; time < 3; time++) {
      train(trainer, settings, 3, 1);
      expect(trainer.restoreKept()).toBe(2);
      expectSame(await trainer.snapshot(), atTwo);
    }
    // The one at step 3 led astray, and is forgotten: what is kept next follows on 2.
    train(trainer, settings, 2, 1);
    trainer.keep(4);
    expect(trainer.restoreKept()).toBe(2);
    trainer.keep(4);
    trainer.keep(5);
    expect(trainer.restoreKept()).toBe(4);
    trainer.dispose();
  });

  it('bring a network back whose parameters have become no numbers', async () => {
    const trainer = makeTrainer(settings);
    const start = await trainer.snapshot();
    train(trainer, { ...settings, learningRate: 1e38 }, 0, 1);
    const [lost] = train(trainer, settings, 0, 1);
    expect(lost).toBeNaN();
    trainer.restoreKept();
    expectSame(await trainer.snapshot(), start);
    const [found] = train(trainer, settings, 0, 1);
    expect(found).toBeGreaterThan(0);
    trainer.dispose();
  });
});

describe('a trainer', () => {
  it('starts anew where what is remembered is another optimiser’s', async () => {
    const trainer = makeTrainer(quick({ optimizer: 'momentum' }));
    train(trainer, quick({ optimizer: 'momentum' }), 0, 3);
    const snapshot = await trainer.snapshot();
    trainer.dispose();
    const other = makeTrainer(quick({ optimizer: 'adam' }), snapshot, 3);
    const found = await other.snapshot();
    other.dispose();
    const zeros = new Float32Array(snapshot.parameters.length);
    expectSame(found, { parameters: snapshot.parameters, memory: [zeros, zeros], updates: 0 });
  });
});
