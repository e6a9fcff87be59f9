import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { occludePair } from '../../../../../src/siamese/inspection/occlusion.ts';
import { Explainer } from '../../../../../src/worker/run/measuring/explainer.ts';
import { freshRun } from '../../../../../src/worker/run/start/freshRun.ts';
import { Stepper } from '../../../../../src/worker/run/stepper.ts';
import { Turns } from '../../../../../src/worker/scheduling/turns.ts';
import { switchToBackend } from '../../../../helpers/backends.ts';
import { expectNoLeaks } from '../../../../helpers/leaks.ts';
import { readMnist } from '../../../../helpers/mnist.ts';
import { quickSettings } from '../../../../helpers/sessions.ts';
import { makeDataset } from '../../../../helpers/syntheticData.ts';

const [a = new Uint8Array(784), b = new Uint8Array(784)] = readMnist('t10k', 2).images;
const dataset = makeDataset(3, [
  { split: 'train', imagesPerClass: 4 },
  { split: 'validation', imagesPerClass: 4 },
  { split: 'test', imagesPerClass: 4 },
]);

function makeExplainer() {
  const stepper = new Stepper(freshRun(7, quickSettings), dataset);
  const turns = new Turns();
  return { stepper, turns, explainer: new Explainer({ runId: 7, stepper, turns }) };
}

/** Lets what is under way get as far as it can. */
const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

describe('an explanation', () => {
  beforeAll(() => switchToBackend('wasm'));
  expectNoLeaks();

  it('is of the network at this step, and of the two digits', async () => {
    const { stepper, explainer } = makeExplainer();
    await stepper.launchStep();
    const found = await explainer.explain({ a, b });
    const pace = { chunkImages: 40, turn: async () => {}, signal: new AbortController().signal };
    const expected = await occludePair(stepper.network, { a, b }, pace);
    expect(found).toMatchObject({ runId: 7, step: 1, a: { digit: a }, b: { digit: b } });
    expect(found?.distance).toBeCloseTo(expected.distance, 5);
    for (const side of ['a', 'b'] as const) {
      for (const [place, change] of expected[side].changes.entries()) {
        expect(found?.[side].changes[place]).toBeCloseTo(change, 5);
      }
    }
    stepper.dispose();
  });

  it('is of the weights with which it began, whatever training does meanwhile', async () => {
    const { stepper, turns, explainer } = makeExplainer();
    const before = await explainer.explain({ a, b });
    turns.isTraining = true;
    const during = explainer.explain({ a, b });
    await stepper.launchStep();
    turns.isTraining = false;
    expect(await during).toEqual(before);
    expect((await explainer.explain({ a, b }))?.distance).not.toBe(before?.distance);
    stepper.dispose();
  });

  it.each([
    ['left', { a: null, b }],
    ['right', { a, b: null }],
  ])('is not to be had while the %s pad is empty', async (_, pair) => {
    const { stepper, explainer } = makeExplainer();
    expect(await explainer.explain(pair)).toBeNull();
    stepper.dispose();
  });

  it('is given up for a newer one, and when it is not wanted any more', async () => {
    const { stepper, turns, explainer } = makeExplainer();
    turns.isTraining = true;
    const older = explainer.explain({ a, b });
    const newer = explainer.explain({ a: b, b: a });
    const newest = explainer.explain({ a, b: a });
    explainer.stop();
    turns.isTraining = false;
    expect(await Promise.all([older, newer, newest])).toEqual([null, null, null]);
    const wanted = explainer.explain({ a, b });
    expect((await wanted)?.a.digit).toBe(a);
    stepper.dispose();
  });

  it('of new drawings is urgent; that of the same ones again is not', async () => {
    const { stepper, turns, explainer } = makeExplainer();
    turns.isTraining = true;
    const first = explainer.explain({ a, b });
    let isDone = false;
    void first.then(() => {
      isDone = true;
    });
    let urgentTurns = 0;
    while (!isDone) {
      if (turns.giveUrgent()) urgentTurns++;
      await settled();
    }
    expect(urgentTurns).toBeGreaterThan(1);
    const again = explainer.explain({ a: a.slice(), b: b.slice() });
    await settled();
    expect(turns.giveUrgent()).toBe(false);
    expect(turns.give()).toBe(true);
    turns.isTraining = false;
    expect(await again).not.toBeNull();
    stepper.dispose();
  });

  it('leaves no tensor behind when it is given up between two chunks', async () => {
    const { stepper, turns, explainer } = makeExplainer();
    // The network of averaged weights is made once and stays until the next step.
    expect(stepper.judged.plan).toBe(stepper.network.plan);
    const before = tf.memory().numTensors;
    turns.isTraining = true;
    const explaining = explainer.explain({ a, b });
    turns.give();
    await settled();
    explainer.stop();
    turns.isTraining = false;
    expect(await explaining).toBeNull();
    expect(tf.memory().numTensors).toBe(before);
    stepper.dispose();
  });
});
