import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { SiameseNetwork } from '../../../src/siamese/network.ts';
import { Trainer } from '../../../src/siamese/trainer.ts';
import { switchToBackend } from '../../helpers/backends.ts';
import { type LabelledDigits, readMnist, takeOfEachClass } from '../../helpers/mnist.ts';
import { inputOf, makeNetwork, makePlan } from '../../helpers/networks.ts';
import { contrastiveLossReference } from '../../helpers/referenceNetwork.ts';

const plan = makePlan();
const settings = { margin: 1, learningRate: 3e-3 };
const digits = readMnist('train', 3_000);
const batches = Array.from({ length: 8 }, (_, index) => takeOfEachClass(digits, 6, 6 * index));
const { labels } = takeOfEachClass(digits, 6);
const inputs = batches.map(({ images }) => inputOf(plan, images));

/** Takes steps on one batch after the other and gives their losses. */
function train(trainer: Trainer, firstStep: number, steps: number): number[] {
  return Array.from({ length: steps }, (_, step) => {
    const input = inputs[(firstStep + step) % inputs.length] ?? new Float32Array();
    const loss = trainer.step(input, settings);
    const [value = Number.NaN] = loss.dataSync();
    loss.dispose();
    return value;
  });
}

async function lossOn(network: SiameseNetwork, { images, labels }: LabelledDigits) {
  const embeddings = await network.embed(inputOf(network.plan, images));
  const { embeddingSize } = network.plan;
  return contrastiveLossReference(
    images.map((_, at) => embeddings.subarray(at * embeddingSize, (at + 1) * embeddingSize)),
    Array.from(labels),
    settings.margin,
  );
}

beforeAll(() => switchToBackend('wasm'));

describe('training', () => {
  it('lowers the loss on digits that it does not train on', async () => {
    const unseen = takeOfEachClass(readMnist('t10k', 500), 10);
    const trainer = new Trainer(makeNetwork(plan), labels);
    const before = await lossOn(trainer.network, unseen);
    const losses = train(trainer, 0, 40);
    const after = await lossOn(trainer.network, unseen);
    trainer.dispose();
    expect(after).toBeLessThan(0.6 * before);
    expect(losses.at(-1)).toBeLessThan(0.5 * (losses[0] ?? 0));
  });

  it('gives the loss of the batch as it was before the step', async () => {
    const trainer = new Trainer(makeNetwork(plan), labels);
    const [batch] = batches;
    if (batch === undefined) throw new Error('There is no batch');
    const expected = await lossOn(trainer.network, batch);
    const [loss] = train(trainer, 0, 1);
    trainer.dispose();
    expect(Math.abs((loss ?? 0) / expected - 1)).toBeLessThan(1e-5);
  });

  it('gives equal losses for equal seeds, and others for another', () => {
    const [first, second, other] = [1, 1, 2].map((seed) => {
      const trainer = new Trainer(makeNetwork(plan, seed), labels);
      const losses = train(trainer, 0, 10);
      trainer.dispose();
      return losses;
    });
    expect(second).toEqual(first);
    expect(other).not.toEqual(first);
  });

  it('goes on from a snapshot with bit-equal losses', async () => {
    const trainer = new Trainer(makeNetwork(plan), labels);
    train(trainer, 0, 10);
    const snapshot = await trainer.snapshot();
    const expected = train(trainer, 10, 5);
    trainer.dispose();
    const again = new Trainer(SiameseNetwork.create(plan, snapshot.parameters), labels, snapshot);
    expect(train(again, 10, 5)).toEqual(expected);
    again.dispose();
    expect(snapshot.updates).toBe(10);
  });

  it('leaves a snapshot as it was while it goes on', async () => {
    const trainer = new Trainer(makeNetwork(plan), labels);
    train(trainer, 0, 2);
    const snapshot = await trainer.snapshot();
    const copy = structuredClone(snapshot);
    train(trainer, 2, 3);
    expect(snapshot).toEqual(copy);
    expect((await trainer.snapshot()).parameters).not.toEqual(copy.parameters);
    trainer.dispose();
  });

  it('refuses a network with another number of parameters, naming both', () => {
    expect(() => SiameseNetwork.create(plan, new Float32Array(10))).toThrow(
      'The encoder has 56776 parameters, got 10',
    );
  });
});

describe('a frozen network', () => {
  it('stays as it was while the other trains on, and frees nothing of it', async () => {
    const before = tf.memory().numTensors;
    const trainer = new Trainer(makeNetwork(plan), labels);
    const [images] = inputs;
    if (images === undefined) throw new Error('There is no batch');
    const expected = await trainer.network.embed(images);
    const frozen = trainer.network.freeze();
    train(trainer, 0, 2);
    expect(await frozen.embed(images)).toEqual(expected);
    frozen.dispose();
    expect(await trainer.network.embed(images)).not.toEqual(expected);
    trainer.dispose();
    expect(tf.memory().numTensors).toBe(before);
  });
});
