import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { packData } from '../../../helpers/fakeServer.ts';
import { TestSession } from '../../../helpers/sessions.ts';

const data = packData(5, [
  { split: 'train', imagesPerClass: 8 },
  { split: 'validation', imagesPerClass: 6 },
  { split: 'test', imagesPerClass: 6 },
]);
const started = (heldOutDigits: readonly number[] = []) =>
  TestSession.start({ data, settings: { heldOutDigits, steps: 30 } });

describe('telling classes from a few examples', () => {
  it('is about all classes, beside the untrained network and plain pixels', async () => {
    const { session, status } = await started();
    const found = await session.fewShot({ ways: 5, shots: 2 });
    expect(found).toMatchObject({
      runId: status.runId,
      step: 0,
      ways: 5,
      shots: 2,
      classes: [0, 1, 2, 3, 4],
      episodes: 2_000,
      images: 30,
    });
    // Before the first step, the network is the untrained one.
    expect(found.network).toEqual(found.untrained);
    const { accuracy = 0, interval } = found.network ?? {};
    expect(accuracy).toBeGreaterThan(0.2);
    expect(interval?.low).toBeLessThan(accuracy);
    expect(interval?.high).toBeGreaterThanOrEqual(accuracy);
    // Synthetic squares are told apart by their pixels alone.
    expect(found.pixels?.accuracy).toBeGreaterThan(0.5);
  });

  it('is about the held-out classes where there are two or more', async () => {
    const two = await started([1, 4]);
    expect(await two.session.fewShot({ ways: 2, shots: 1 })).toMatchObject({
      classes: [1, 4],
      images: 12,
    });
    const one = await started([4]);
    expect((await one.session.fewShot({ ways: 2, shots: 1 })).classes).toHaveLength(5);
  });

  it('changes with training, but its yardsticks do not', async () => {
    const trained = await started();
    const before = await trained.session.fewShot({ ways: 3, shots: 1 });
    await trained.trainToTheEnd();
    const after = await trained.session.fewShot({ ways: 3, shots: 1 });
    expect(after.step).toBe(30);
    expect(after.network).not.toEqual(before.network);
    expect([after.untrained, after.pixels]).toEqual([before.untrained, before.pixels]);
  });

  it('is easier with more examples and fewer classes', async () => {
    const { session } = await started();
    const accuracy = async (ways: number, shots: number): Promise<number> =>
      (await session.fewShot({ ways, shots })).network?.accuracy ?? 0;
    expect(await accuracy(5, 5)).toBeGreaterThan(await accuracy(5, 1));
    expect(await accuracy(2, 1)).toBeGreaterThan(await accuracy(5, 1));
  });

  it.each([
    { ways: 6, shots: 1 },
    { ways: 2, shots: 6 },
  ])('has no questions of the form %j here', async (form) => {
    const { session } = await started();
    const nothing = { episodes: 0, network: null, untrained: null, pixels: null };
    expect(await session.fewShot(form)).toMatchObject(nothing);
  });

  it.each([
    { ways: 1, shots: 1 },
    { ways: 2, shots: 0 },
    { ways: 2.5, shots: 1 },
    { ways: 2, shots: Number.NaN },
  ])('refuses the form %j', async (form) => {
    const { session } = await started();
    await expect(session.fewShot(form)).rejects.toThrow('A question needs 2 ways and 1 shot');
  });

  it('tells of the network that it was asked of, whatever becomes of the run', async () => {
    const { session, status } = await started();
    const expected = await session.fewShot({ ways: 3, shots: 2 });
    const asked = session.fewShot({ ways: 3, shots: 2 });
    await session.reset({ ...status.settings, seed: 99 });
    expect(await asked).toEqual(expected);
  });

  it('leaves nothing behind', async () => {
    const { session } = await started();
    await session.suspend();
    await session.fewShot({ ways: 2, shots: 1 });
    const before = tf.memory().numTensors;
    await session.fewShot({ ways: 3, shots: 1 });
    expect(tf.memory().numTensors).toBe(before);
  });
});
