/** A look at a network, against a count one by one with embeddings of single images. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { BatchRecipe } from '../../../../../src/data/batches/batchRecipe.ts';
import { type Dataset, imageAt, type Split } from '../../../../../src/data/dataset.ts';
import { validationLossOf } from '../../../../../src/siamese/evaluation/loss/validationLoss.ts';
import { type Look, look } from '../../../../../src/siamese/evaluation/smallLook/look.ts';
import { drawLookSets } from '../../../../../src/siamese/evaluation/smallLook/lookSets.ts';
import { createLoss } from '../../../../../src/siamese/losses/createLoss.ts';
import { SiameseNetwork, type Tower } from '../../../../../src/siamese/network/siameseNetwork.ts';
import { switchToBackend } from '../../../../helpers/backends.ts';
import { expectNoLeaks } from '../../../../helpers/leaks.ts';
import { inputOf, makeNetwork, makePlan } from '../../../../helpers/networks.ts';
import {
  accuracyByCounting,
  areaByCounting,
  mean,
  thresholdByDescent,
} from '../../../../helpers/referenceFigures.ts';
import { distanceReference } from '../../../../helpers/referenceNetwork.ts';
import { squares, untiedParameters, untiedPlan } from '../../../../helpers/squares.ts';
import { makeDataset } from '../../../../helpers/syntheticData.ts';

beforeAll(() => switchToBackend('wasm'));
expectNoLeaks();

const signal = new AbortController().signal;
const pace = { turn: async () => {}, signal, chunkImages: 16 };
const settings = { margin: 1, temperature: 0.1 };
const recipe: BatchRecipe = {
  kind: 'pairs',
  groups: [{ source: 'dataset', classes: 5, imagesPerClass: 4 }],
  pairs: 10,
  positivePairs: 5,
};

/** A run that learns from digits, without these. */
const holding = (heldOutDigits: readonly number[]) =>
  ({ learnFrom: 'digits', heldOutDigits }) as const;

async function lookAt(
  network: SiameseNetwork,
  dataset: Dataset,
  heldOut: readonly number[] = [],
): Promise<Look> {
  const sets = drawLookSets(dataset, holding(heldOut), network.plan.isTied);
  if (sets === null) throw new Error('All images are there');
  const loss = createLoss(
    { loss: 'contrastive-pairs', mining: 'hard', distance: 'euclidean' },
    recipe,
  );
  try {
    return await look(network, { loss, recipe, settings }, sets, pace);
  } finally {
    loss.dispose();
  }
}

/** The embeddings of all images of a split, each by itself. */
async function embedEach(network: SiameseNetwork, split: Split, tower: Tower) {
  const rows = Array.from(split.labels.keys(), (image) =>
    network.embed(inputOf(network.plan, [imageAt(split, image)]), tower),
  );
  return Promise.all(rows);
}

/** The distances of all ordered pairs of different images of some classes. */
async function everyDistance(network: SiameseNetwork, split: Split, classes: readonly number[]) {
  const [a, b] = [await embedEach(network, split, 'a'), await embedEach(network, split, 'b')];
  const images = Array.from(split.labels.keys()).filter((image) =>
    classes.includes(split.labels[image] ?? 0),
  );
  const pairs = images.flatMap((one) =>
    images
      .filter((other) => other !== one)
      .map((other) => ({
        isPositive: split.labels[one] === split.labels[other],
        distance: distanceReference(a[one] ?? [], b[other] ?? []),
      })),
  );
  const ofKind = (isPositive: boolean) =>
    pairs.filter((pair) => pair.isPositive === isPositive).map(({ distance }) => distance);
  return { positive: ofKind(true), negative: ofKind(false) };
}

describe.each([
  [
    'tied towers',
    () => SiameseNetwork.create(makePlan('mlp', 4, { encoderSize: 'small' }), tiedParameters()),
    [],
  ],
  ['untied towers', () => SiameseNetwork.create(untiedPlan, untiedParameters()), []],
  ['held-out classes', () => SiameseNetwork.create(untiedPlan, untiedParameters()), [1, 4]],
] as const)('a look at a network with %s', (_, make, heldOut) => {
  it('gives what a count of all pairs gives', async () => {
    const network = make();
    const { splits } = squares;
    const seen = [0, 1, 2, 3, 4].filter((label) => !heldOut.some((other) => other === label));
    const found = await lookAt(network, squares, heldOut);
    const validation = await everyDistance(network, splits.validation, seen);
    const test = await everyDistance(network, splits.test, seen);
    if (found.decision === null) throw new Error('The network tells squares apart');
    const exact = thresholdByDescent(validation.positive, validation.negative);
    const span = Math.max(...validation.negative, ...validation.positive);
    expect(Math.abs(found.decision.threshold - exact)).toBeLessThan(span / 1_000);
    expect(found.pairAccuracy).toBeCloseTo(
      accuracyByCounting(test.positive, test.negative, found.decision.threshold),
      10,
    );
    expect(
      Math.abs((found.areaUnderCurve ?? 0) - areaByCounting(test.positive, test.negative)),
    ).toBeLessThan(1e-3);
    expect(found.meanPositiveDistance).toBeCloseTo(mean(test.positive), 5);
    expect(found.meanNegativeDistance).toBeCloseTo(mean(test.negative), 5);
    expect(found.accuracyInterval?.low).toBeLessThan(found.pairAccuracy);
    expect(found.accuracyInterval?.high).toBeGreaterThanOrEqual(found.pairAccuracy);
    expect(found.images).toBe(10 * seen.length);
    network.dispose();
  });

  it('gives the shape of the embeddings that counting gives', async () => {
    const network = make();
    const { test } = squares.splits;
    const seen = [0, 1, 2, 3, 4].filter((label) => !heldOut.some((other) => other === label));
    const { geometry } = await lookAt(network, squares, heldOut);
    const unit = (row: Float32Array): Float64Array =>
      Float64Array.from(row, (value) => value / Math.hypot(...row));
    const [a, b] = [await embedEach(network, test, 'a'), await embedEach(network, test, 'b')];
    // Every second image of each class.
    const images = seen.flatMap((label) =>
      Array.from(test.labels.keys())
        .filter((image) => test.labels[image] === label)
        .filter((_, at) => at % 2 === 0),
    );
    const pairs = images.flatMap((one) =>
      images
        .filter((other) => other !== one)
        .map((other) => ({
          isPositive: test.labels[one] === test.labels[other],
          squared:
            distanceReference(
              unit(a[one] ?? new Float32Array()),
              unit(b[other] ?? new Float32Array()),
            ) ** 2,
        })),
    );
    const positive = pairs.filter(({ isPositive }) => isPositive);
    expect(geometry.sphere?.alignment).toBeCloseTo(mean(positive.map(({ squared }) => squared)), 5);
    expect(geometry.sphere?.uniformity).toBeCloseTo(
      Math.log(mean(pairs.map(({ squared }) => Math.exp(-2 * squared)))),
      5,
    );
    expect(geometry.effectiveRank).toBeGreaterThan(1);
    expect(geometry.effectiveRank).toBeLessThanOrEqual(4);
    network.dispose();
  });

  it('gives the same again', async () => {
    const network = make();
    expect(await lookAt(network, squares, heldOut)).toEqual(
      await lookAt(network, squares, heldOut),
    );
    network.dispose();
  });
});

/** The first of two untied towers. */
function tiedParameters(): Float32Array {
  return untiedParameters().slice(0, makePlan('mlp', 4, { encoderSize: 'small' }).parameterCount);
}

describe('the images of a look', () => {
  const many = makeDataset(3, [
    { split: 'train', imagesPerClass: 2 },
    { split: 'validation', imagesPerClass: 200 },
    { split: 'test', imagesPerClass: 130 },
  ]);

  it('are 350 of each split, class by class, spread over all of it', () => {
    const sets = drawLookSets(many, holding([]), true);
    expect(sets?.validation.images).toHaveLength(350);
    expect(sets?.test.images).toHaveLength(350);
    const { images = new Int32Array(), labels = new Uint8Array() } = sets?.validation ?? {};
    expect([...labels]).toEqual([...labels].toSorted());
    expect([...labels]).toEqual(
      Array.from(images, (image) => many.splits.validation.labels[image]),
    );
    const ascending = [...images].toSorted((one, other) => one - other);
    const gaps = ascending.slice(1).map((image, at) => image - (ascending[at] ?? 0));
    expect([Math.min(...gaps), Math.max(...gaps)]).toEqual([1, 2]);
    expect(new Set(images).size).toBe(350);
  });

  it('are of seen classes, and as many if there are enough', () => {
    const sets = drawLookSets(many, holding([1]), true);
    expect([...new Set(sets?.test.labels)]).toEqual([0, 2]);
    expect(sets?.validation.images).toHaveLength(350);
    expect(sets?.test.images).toHaveLength(260);
  });

  it('are missing until validation and test have arrived', () => {
    const partly = structuredClone(many);
    for (const slot of partly.splits.validation.slots) slot.state = 'pending';
    expect(drawLookSets(partly, holding([]), true)).toBeNull();
  });
});

describe('the validation loss of a look', () => {
  it('is that of an evaluation, on its own images', async () => {
    const network = makeNetwork(untiedPlan);
    const { validation } = squares.splits;
    const tables = await Promise.all(
      (['a', 'b'] as const).map((tower) => embedEach(network, validation, tower)),
    );
    const [queries, gallery] = tables.map((rows) => ({
      embeddings: Float32Array.from(rows.flatMap((row) => [...row])),
      embeddingSize: 4,
    }));
    if (queries === undefined || gallery === undefined) throw new Error('There are two towers');
    const loss = createLoss(
      { loss: 'contrastive-pairs', mining: 'hard', distance: 'euclidean' },
      recipe,
    );
    const order = [...validation.labels.keys()].toSorted(
      (one, other) =>
        (validation.labels[one] ?? 0) - (validation.labels[other] ?? 0) || one - other,
    );
    const expected = await validationLossOf(
      network,
      { measure: { kind: 'euclidean' }, queries, gallery, labels: validation.labels },
      Int32Array.from(order),
      [0, 1, 2, 3, 4],
      { loss, recipe, settings },
    );
    expect((await lookAt(network, squares)).validationLoss).toBeCloseTo(expected, 5);
    loss.dispose();
    network.dispose();
  });

  it('is no number where a class has too few images for a batch', async () => {
    const network = makeNetwork(makePlan('mlp', 4, { encoderSize: 'small' }));
    const sets = drawLookSets(squares, holding([]), true);
    if (sets === null) throw new Error('All images are there');
    const large: BatchRecipe = {
      kind: 'classes',
      groups: [{ source: 'dataset', classes: 5, imagesPerClass: 20 }],
    };
    const loss = createLoss(
      { loss: 'contrastive-all-pairs', mining: 'hard', distance: 'euclidean' },
      large,
    );
    const found = await look(network, { loss, recipe: large, settings }, sets, pace);
    expect(found.validationLoss).toBeNaN();
    loss.dispose();
    network.dispose();
  });
});
