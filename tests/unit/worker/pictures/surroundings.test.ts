import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { imageAt } from '../../../../src/data/dataset.ts';
import type { RunSettings } from '../../../../src/settings/settings.ts';
import { Gallery } from '../../../../src/worker/pictures/gallery.ts';
import { Surroundings } from '../../../../src/worker/pictures/surroundings.ts';
import { freshRun } from '../../../../src/worker/run/start/freshRun.ts';
import { Stepper } from '../../../../src/worker/run/stepper.ts';
import { switchToBackend } from '../../../helpers/backends.ts';
import { inputOf } from '../../../helpers/networks.ts';
import { distanceReference } from '../../../helpers/referenceNetwork.ts';
import { quickSettings } from '../../../helpers/sessions.ts';
import { makeDataset } from '../../../helpers/syntheticData.ts';

const dataset = makeDataset(3, [
  { split: 'train', imagesPerClass: 4 },
  { split: 'test', imagesPerClass: 5 },
]);
const { test, train } = dataset.splits;
const steppers: Stepper[] = [];

beforeAll(() => switchToBackend('cpu'));
afterEach(() => {
  for (const stepper of steppers.splice(0)) stepper.dispose();
});

function setUp(change: Partial<RunSettings> = {}) {
  const stepper = new Stepper(freshRun(1, { ...quickSettings, ...change }), dataset);
  steppers.push(stepper);
  const gallery = new Gallery({ stepper, dataset });
  const told: number[] = [];
  const onLimit = () => told.push(stepper.step);
  return {
    stepper,
    gallery,
    told,
    surroundings: new Surroundings({ gallery, stepper, dataset, onLimit }),
  };
}

type SetUp = ReturnType<typeof setUp>;

async function makeAll({ gallery, surroundings }: SetUp): Promise<void> {
  while (gallery.isStale) await gallery.make();
  while (surroundings.isStale) await surroundings.make();
}

async function embed({ stepper }: SetUp, image: Uint8Array, tower: 'a' | 'b') {
  return stepper.network.embed(inputOf(stepper.network.plan, [image]), tower);
}

/** What is around an image, a training image by default. */
async function around(parts: SetUp, image = imageAt(train, 2)) {
  const embeddings = await embed(parts, image, 'a');
  const measure = { kind: 'euclidean' } as const;
  return parts.surroundings.around({ image, measure, embeddings, start: 0 });
}

/** All test images by their distance, brute force: the query by one tower, the others by the other. */
async function sorted(parts: SetUp, image: Uint8Array, except = -1) {
  const query = await embed(parts, image, 'a');
  const found: { distance: number; className: string }[] = [];
  for (let other = 0; other < test.count; other++) {
    if (other === except) continue;
    const distance = distanceReference(query, await embed(parts, imageAt(test, other), 'b'));
    found.push({ distance, className: dataset.classes[test.labels[other] ?? 0] ?? '' });
  }
  return found.sort((one, next) => one.distance - next.distance).slice(0, 5);
}

const meanOf = (near: readonly { distance: number }[]): number =>
  near.reduce((sum, { distance }) => sum + distance, 0) / near.length;

/** Mean distances to the five nearest digits: of embeddings, and of coarse images. */
type Remote = readonly [number, number];

async function remoteness(parts: SetUp, image: Uint8Array, except = -1): Promise<Remote> {
  const alike = Array.from({ length: test.count }, (_, other) => other)
    .filter((other) => other !== except)
    .map((other) => distanceReference(blocks(image), blocks(imageAt(test, other))))
    .sort((one, next) => one - next)
    .slice(0, 5)
    .map((distance) => ({ distance }));
  return [meanOf(await sorted(parts, image, except)), meanOf(alike)];
}

/** The means of 4×4 blocks, cut out one by one. */
function blocks(image: Uint8Array): number[] {
  return Array.from({ length: 49 }, (_, block) => {
    const [left, top] = [4 * (block % 7), 4 * Math.floor(block / 7)];
    const rows = [0, 1, 2, 3].map((row) => image.subarray((top + row) * 28 + left).subarray(0, 4));
    return rows.flatMap((row) => [...row]).reduce((sum, grey) => sum + grey, 0) / (16 * 255);
  });
}

const towers = [
  ['tied', {}],
  ['not tied', { tieWeights: false, loss: 'contrastive-pairs' }],
] as const;

describe.each(towers)('around a drawing, with towers %s', (_, change) => {
  it('are the five digits that a search through all of them finds', async () => {
    const parts = setUp(change);
    await makeAll(parts);
    const found = await around(parts);
    const expected = await sorted(parts, imageAt(train, 2));
    expect(found?.nearest.map(({ className }) => className)).toEqual(
      expected.map(({ className }) => className),
    );
    for (const [place, { distance }] of (found?.nearest ?? []).entries()) {
      expect(distance).toBeCloseTo(expected[place]?.distance ?? Number.NaN, 5);
    }
  });

  it('is unlike any digit what is farther away than the digits are from each other', async () => {
    const parts = setUp(change);
    await makeAll(parts);
    const own: Remote[] = [];
    for (let image = 0; image < test.count; image++) {
      own.push(await remoteness(parts, imageAt(test, image), image));
    }
    // 99 % of 15 digits: all of them.
    const limit = [0, 1].map((kind) => Math.max(...own.map((remote) => remote[kind] ?? 0)));
    const blank = new Uint8Array(784);
    const images = [imageAt(train, 0), imageAt(train, 5), blank, blank.slice().fill(255)];
    for (const image of images) {
      const remote = await remoteness(parts, image);
      const isFar = remote.some((distance, kind) => distance > (limit[kind] ?? 0));
      expect((await around(parts, image))?.isUnlike).toBe(isFar);
    }
    expect((await around(parts, blank.fill(255)))?.isUnlike).toBe(true);
  });
});

describe('surroundings', () => {
  it('are not known before the gallery is, nor the limit before it was measured', async () => {
    const parts = setUp();
    expect(await around(parts)).toBeNull();
    expect(parts.surroundings.isStale).toBe(false);
    while (parts.gallery.isStale) await parts.gallery.make();
    expect((await around(parts))?.isUnlike).toBeNull();
    await makeAll(parts);
    expect((await around(parts))?.isUnlike).not.toBeNull();
    expect(parts.told).toEqual([0]);
  });

  it('have no limit once the network has moved on, until it is measured anew', async () => {
    const parts = setUp();
    await makeAll(parts);
    await parts.stepper.launchStep();
    expect(parts.surroundings.isCurrent).toBe(false);
    expect((await around(parts))?.isUnlike).toBeNull();
    await makeAll(parts);
    expect(parts.surroundings.isCurrent).toBe(true);
    expect((await around(parts))?.isUnlike).not.toBeNull();
    expect(parts.told).toEqual([0, 1]);
  });
});
