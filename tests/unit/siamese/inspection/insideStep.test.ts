/** What is shown inside a step is what the step then does. */
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { imageAt } from '../../../../src/data/dataset.ts';
import { digitPixels } from '../../../../src/data/digit.ts';
import { distanceBetween } from '../../../../src/metrics/distance.ts';
import { defaultSettings, type RunSettings } from '../../../../src/settings/settings.ts';
import type { InsideStep, LayerFlow } from '../../../../src/siamese/inspection/insideStep.ts';
import { inspectNextStep } from '../../../../src/worker/answers/insideStep.ts';
import { freshRun } from '../../../../src/worker/run/start/freshRun.ts';
import { Stepper } from '../../../../src/worker/run/stepper.ts';
import { switchToBackend } from '../../../helpers/backends.ts';
import { cosineReference } from '../../../helpers/referenceNetwork.ts';
import { makeDataset } from '../../../helpers/syntheticData.ts';

const dataset = makeDataset(3, [{ split: 'train', imagesPerClass: 6 }]);
const settings: RunSettings = {
  ...defaultSettings,
  encoderSize: 'small',
  embeddingSize: 5,
  imagesPerDigit: 4,
  steps: 20,
};

function makeStepper(changes: Partial<RunSettings>): Stepper {
  return new Stepper(freshRun(1, { ...settings, ...changes }), dataset);
}

async function lookInside(
  changes: Partial<RunSettings>,
  pair = 0,
): Promise<{ inside: InsideStep; stepper: Stepper }> {
  const stepper = makeStepper(changes);
  await stepper.launchStep();
  return { inside: await inspectNextStep(stepper, pair), stepper };
}

const worst = (layers: readonly LayerFlow[]): number =>
  Math.max(...layers.map(({ difference }) => difference ?? Number.NaN));

const kinds: readonly Partial<RunSettings>[] = [
  { encoder: 'mlp' },
  { encoder: 'cnn' },
  { encoder: 'cnn', encoderSize: 'large' },
  { encoder: 'lstm' },
  { encoder: 'cnn', loss: 'triplet', mining: 'random' },
  { encoder: 'cnn', loss: 'supervised-contrastive', unitLength: true },
  { encoder: 'cnn', loss: 'contrastive-pairs' },
  { encoder: 'cnn', loss: 'learned-distance' },
  { encoder: 'mlp', loss: 'positives-only' },
  { encoder: 'cnn', loss: 'nt-xent', unitLength: true },
  { encoder: 'cnn', distance: 'cosine', unitLength: true },
  { encoder: 'mlp', loss: 'contrastive-pairs', distance: 'cosine', unitLength: true },
];

beforeAll(() => switchToBackend('wasm'));

describe.each(kinds)('inside a step of %o', (changes) => {
  it('the gradients through both towers add up to the joint one', async () => {
    for (const pair of [0, 4]) {
      const { inside, stepper } = await lookInside(changes, pair);
      expect(worst(inside.pair.layers)).toBeLessThan(1e-5);
      expect(worst(inside.batch.layers)).toBeLessThan(1e-5);
      expect(Math.max(...inside.batch.layers.map(({ sum }) => sum ?? 0))).toBeGreaterThan(0);
      stepper.dispose();
    }
  });

  it('the loss and the change of the weights are what the step brings', async () => {
    const { inside, stepper } = await lookInside(changes);
    const before = await stepper.network.readParameters();
    const loss = await stepper.launchStep();
    const after = await stepper.network.readParameters();
    expect(inside.batch.loss).toBe(loss);
    const { parameters } = stepper.network.plan.encoder;
    inside.batch.layers.forEach(({ name }, layer) => {
      let [change, weights] = [0, 0];
      for (const slot of parameters.filter((one) => one.name.startsWith(`${name}/`))) {
        for (let at = slot.offset; at < slot.offset + slot.size; at++) {
          change += ((after[at] ?? 0) - (before[at] ?? 0)) ** 2;
          weights += (before[at] ?? 0) ** 2;
        }
      }
      expect(inside.batch.weightChanges[layer]).toBeCloseTo(Math.sqrt(change / weights), 5);
    });
    stepper.dispose();
  });
});

describe('inside a step', () => {
  it('the pairs are shown as the network sees them, and the chosen one is compared', async () => {
    const { inside, stepper } = await lookInside({ augmentation: false }, 1);
    const { images } = stepper.drawBatch();
    const { train } = dataset.splits;
    expect(inside.pairs.map(({ isPositive }) => isPositive)).toEqual([
      true,
      true,
      true,
      false,
      false,
    ]);
    // Classes come one after the other, four images of each: the second positive pair is 4 and 5.
    const shown = imageAt(train, images[5] ?? 0);
    const second = inside.pairs[1]?.second ?? new Float32Array();
    expect(second).toHaveLength(digitPixels);
    expect(Array.from(second, (value) => Math.round(255 * value))).toEqual([...shown]);
    const { embeddingA, embeddingB, distance } = inside.pair;
    const measured = distanceBetween({ kind: 'euclidean' }, embeddingA, 0, embeddingB, 0, 5);
    expect(distance).toBe(measured);
    // A positive pair costs its squared distance.
    expect(inside.pair.loss).toBeCloseTo(distance ** 2, 5);
    stepper.dispose();
  });

  it('a pair of cosine distance costs its square', async () => {
    const { inside, stepper } = await lookInside({ distance: 'cosine', unitLength: true }, 1);
    const { embeddingA, embeddingB, distance, loss } = inside.pair;
    expect(distance).toBeCloseTo(cosineReference(embeddingA, embeddingB), 6);
    expect(loss).toBeCloseTo(distance ** 2, 5);
    stepper.dispose();
  });

  it('two views of an image belong together, and views of two images do not', async () => {
    const { inside, stepper } = await lookInside({ loss: 'nt-xent', unitLength: true }, 0);
    const { images, pixels } = stepper.drawBatchWithPixels();
    const viewAt = (view: number) => pixels.slice(view * digitPixels, (view + 1) * digitPixels);
    // Four images of each of three digits are six images, two views of each.
    expect(inside.pairs.map(({ isPositive }) => isPositive)).toEqual([
      ...new Array<boolean>(6).fill(true),
      ...new Array<boolean>(5).fill(false),
    ]);
    expect(images[2]).toBe(images[3]);
    expect(inside.pairs[1]).toMatchObject({ first: viewAt(2), second: viewAt(3) });
    expect(viewAt(2)).not.toEqual(viewAt(3));
    expect(inside.pairs[7]).toMatchObject({ first: viewAt(2), second: viewAt(4) });
    expect(inside.pair.loss).toBeNull();
    stepper.dispose();
  });

  it('of towers that are not tied, no sum is told', async () => {
    const { inside, stepper } = await lookInside({ loss: 'contrastive-pairs', tieWeights: false });
    expect(inside.isTied).toBe(false);
    for (const { sum, difference, throughA, throughB } of inside.batch.layers) {
      expect([sum, difference]).toEqual([null, null]);
      expect(throughA).not.toBe(throughB);
    }
    stepper.dispose();
  });

  it('looking changes nothing and leaves nothing behind', async () => {
    const [looked, plain] = [makeStepper({}), makeStepper({})];
    await inspectNextStep(looked, 0);
    const before = tf.memory().numTensors;
    await inspectNextStep(looked, 3);
    expect(tf.memory().numTensors).toBe(before);
    expect(await looked.launchStep()).toBe(await plain.launchStep());
    expect(await looked.network.readParameters()).toEqual(await plain.network.readParameters());
    looked.dispose();
    plain.dispose();
  });

  it('a pair that is not shown is refused', async () => {
    const stepper = makeStepper({});
    await expect(() => inspectNextStep(stepper, 99)).rejects.toThrow('There is no element 99');
    stepper.dispose();
  });
});
