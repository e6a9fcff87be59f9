import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { imageAt } from '../../../../src/data/dataset.ts';
import { TestSession } from '../../../helpers/sessions.ts';
import { makeDataset } from '../../../helpers/syntheticData.ts';

const { test } = makeDataset(3, [{ split: 'test', imagesPerClass: 2 }]).splits;
const [a, b] = [imageAt(test, 0), imageAt(test, 1)];

describe('looking into the twins', () => {
  it('tells a profile of each layer that the status names, and one layer closely', async () => {
    const { session, status } = await TestSession.start();
    const { profiles, opened, runId } = await session.activations({ pair: { a, b }, layer: 0 });
    expect(runId).toBe(status.runId);
    expect(profiles).toHaveLength(status.layers.length);
    for (const profile of profiles) {
      expect(profile.a?.length).toBeLessThanOrEqual(16);
      expect(Math.max(...(profile.b ?? []))).toBeGreaterThan(0);
    }
    expect(opened).toMatchObject({ layer: 0, shape: { form: 'maps', maps: 32, side: 9 } });
    expect(opened?.filters?.a).toHaveLength(25 * 32);
  });

  it('ends in the embeddings that the drawings are compared by', async () => {
    const { session, status } = await TestSession.start();
    const { embeddingA, embeddingB } = await session.compare({ a, b });
    const { opened } = await session.activations({
      pair: { a, b },
      layer: status.layers.length - 1,
    });
    expect(opened?.a).toEqual(embeddingA);
    expect(opened?.b).toEqual(embeddingB);
  });

  it('tells of the network that it was asked of, whatever becomes of the run', async () => {
    const { session, status } = await TestSession.start();
    const expected = await session.activations({ pair: { a, b }, layer: 0 });
    const asked = session.activations({ pair: { a, b }, layer: 0 });
    await session.reset({ ...status.settings, seed: 99 });
    expect(await asked).toEqual(expected);
  });

  it('has nothing to tell of an empty pad, nor of a layer that there is not', async () => {
    const { session } = await TestSession.start();
    const { profiles, opened } = await session.activations({ pair: { a: null, b }, layer: 1 });
    expect(profiles.map((profile) => profile.a)).toEqual(profiles.map(() => null));
    expect(opened?.a).toBeNull();
    expect(opened?.b).not.toBeNull();
    expect((await session.activations({ pair: { a, b }, layer: 9 })).opened).toBeNull();
  });

  it('leaves nothing behind', async () => {
    const { session } = await TestSession.start();
    await session.suspend();
    await session.activations({ pair: { a, b }, layer: 0 });
    const before = tf.memory().numTensors;
    await session.activations({ pair: { a, b }, layer: 0 });
    expect(tf.memory().numTensors).toBe(before);
  });
});
