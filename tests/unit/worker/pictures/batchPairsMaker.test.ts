import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { StepPairs } from '../../../../src/protocol/pictures.ts';
import { liveSettingsOf, type RunSettings } from '../../../../src/settings/settings.ts';
import { BatchPairsMaker } from '../../../../src/worker/pictures/batchPairsMaker.ts';
import { freshRun } from '../../../../src/worker/run/start/freshRun.ts';
import { Stepper } from '../../../../src/worker/run/stepper.ts';
import { switchToBackend } from '../../../helpers/backends.ts';
import { expectNoLeaks } from '../../../helpers/leaks.ts';
import { distanceReference } from '../../../helpers/referenceNetwork.ts';
import { quickSettings, TestSession } from '../../../helpers/sessions.ts';
import { makeDataset } from '../../../helpers/syntheticData.ts';

const dataset = makeDataset(3, [{ split: 'train', imagesPerClass: 8 }]);
const settings: RunSettings = { ...quickSettings, imagesPerDigit: 4 };
let stepper: Stepper;
let told: StepPairs[];
let isTraining: boolean;
let clockMs: number;

beforeAll(() => switchToBackend('wasm'));

function makePicture(): BatchPairsMaker {
  return new BatchPairsMaker({
    stepper,
    isTraining: () => isTraining,
    now: () => clockMs,
    onPairs: (pairs) => told.push(pairs),
  });
}

const stepsLearnt = 30;

/** Trains until some pairs of different classes are beyond the margin. */
async function learn(): Promise<void> {
  for (let step = 0; step < stepsLearnt; step++) await stepper.launchStep();
}

/** The newest pairs that were told. */
function newest(): StepPairs {
  const pairs = told.at(-1);
  if (pairs === undefined) throw new Error('Nothing was told');
  return pairs;
}

describe('the pairs of the next step', () => {
  expectNoLeaks();
  beforeEach(() => {
    told = [];
    isTraining = false;
    clockMs = 0;
    stepper = new Stepper(freshRun(1, settings), dataset);
  });
  afterEach(() => stepper.dispose());

  it('are counted and ordered as a look at every pair of its embeddings finds them', async () => {
    await learn();
    const { images, inputs } = stepper.drawBatch();
    const labels = Array.from(images, (image) => dataset.splits.train.labels[image] ?? -1);
    const rows = await stepper.network.embed(inputs[0] ?? new Float32Array(), 'a');
    const embeddingOf = (position: number): Float32Array =>
      rows.slice(position * settings.embeddingSize, (position + 1) * settings.embeddingSize);
    const [positives, negatives]: [number[], number[]] = [[], []];
    for (const [i, label] of labels.entries()) {
      for (let j = i + 1; j < labels.length; j++) {
        const distance = distanceReference(embeddingOf(i), embeddingOf(j));
        (label === labels[j] ? positives : negatives).push(distance);
      }
    }
    await makePicture().make();
    const { step, pairs, ...counts } = newest();
    expect(step).toBe(stepsLearnt);
    expect(counts.negatives.pulled).toBeLessThan(counts.negatives.all);
    expect(counts).toEqual({
      positives: { all: positives.length, pulled: positives.filter((d) => d > 0).length },
      negatives: {
        all: negatives.length,
        pulled: negatives.filter((d) => d < settings.margin).length,
      },
    });
    const of = (isPositive: boolean): number[] =>
      pairs.filter((pair) => pair.isPositive === isPositive).map(({ distance }) => distance);
    expect(of(true)[0]).toBeCloseTo(Math.max(...positives), 5);
    expect(of(true)).toEqual([...of(true)].sort((a, b) => b - a));
    expect(of(false)[0]).toBeCloseTo(Math.min(...negatives), 5);
    expect(of(false)).toEqual([...of(false)].sort((a, b) => a - b));
  });

  it('show the images, names and embeddings that the step will see', async () => {
    await makePicture().make();
    const { images, pixels } = stepper.drawBatchWithPixels();
    const greysAt = (position: number): number[] =>
      Array.from(pixels.slice(position * 784, (position + 1) * 784), (v) => Math.round(255 * v));
    const inBatch = Array.from(images, (image, position) => ({
      className: dataset.classes[dataset.splits.train.labels[image] ?? -1],
      greys: greysAt(position).join(),
    }));
    for (const { first, second, isPositive, distance } of newest().pairs) {
      for (const { className, pixels: shown } of [first, second]) {
        expect(inBatch).toContainEqual({ className, greys: shown.join() });
      }
      expect(first.className === second.className).toBe(isPositive);
      expect(distanceReference(first.embedding, second.embedding)).toBeCloseTo(distance, 5);
    }
  });

  it('of untied towers compare the first images by A with the second by B', async () => {
    stepper.dispose();
    stepper = new Stepper(
      freshRun(1, { ...settings, loss: 'contrastive-pairs', tieWeights: false }),
      dataset,
    );
    await makePicture().make();
    const { inputs } = stepper.drawBatchWithPixels();
    const [byA, byB] = [
      await stepper.network.embed(inputs[0] ?? new Float32Array(), 'a'),
      await stepper.network.embed(inputs[1] ?? new Float32Array(), 'b'),
    ];
    const size = settings.embeddingSize;
    const distances = Array.from({ length: byA.length / size }, (_, pair) =>
      distanceReference(
        byA.subarray(pair * size, (pair + 1) * size),
        byB.subarray(pair * size, (pair + 1) * size),
      ),
    );
    const { pairs, positives, negatives } = newest();
    expect(positives.all + negatives.all).toBe(distances.length);
    for (const { distance } of pairs) {
      expect(Math.min(...distances.map((other) => Math.abs(other - distance)))).toBeLessThan(1e-5);
    }
  });

  it('change nothing of what the step then does', async () => {
    const plain = new Stepper(freshRun(1, settings), dataset);
    await makePicture().make();
    expect(await stepper.launchStep()).toBe(await plain.launchStep());
    plain.dispose();
  });

  it('are made anew after a step, and about once a second while training', async () => {
    const picture = makePicture();
    await picture.make();
    expect(picture.isStale).toBe(false);
    await stepper.launchStep();
    expect(picture.isStale).toBe(true);
    isTraining = true;
    expect(picture.isStale).toBe(false);
    clockMs = 1_000;
    expect(picture.isStale).toBe(true);
  });

  it('are made anew when a setting moves the margin', async () => {
    await learn();
    const picture = makePicture();
    await picture.make();
    stepper.setLive({ ...liveSettingsOf(settings), margin: 0.1 }, true);
    expect(picture.isStale).toBe(true);
    const before = newest().negatives;
    await picture.make();
    expect(newest().negatives.pulled).toBeLessThan(before.pulled);
  });
});

describe('a session', () => {
  it('tells of the pairs only while somebody looks, and at rest of the very next step', async () => {
    const started = await TestSession.start();
    await started.session.takeStep();
    expect(started.all('batch')).toEqual([]);
    await started.session.watchPictures(['batch']);
    const latest = () => started.all('batch').at(-1)?.pairs;
    await started.until(() => latest()?.step === 1);
    await started.trainToTheEnd();
    await started.until(() => latest()?.step === 6);
  });
});
