/** Losses on batches whose classes have different numbers of images, as digits beside symbols have. */
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import type { BatchRecipe } from '../../../../src/data/batches/batchRecipe.ts';
import { imageWeightsOf } from '../../../../src/data/batches/imageWeights.ts';
import type { MiningKind } from '../../../../src/settings/choices.ts';
import { tripletLoss } from '../../../../src/siamese/losses/triplets/triplet.ts';
import { squaredDistances } from '../../../../src/siamese/ops/squaredDistances.ts';
import { relativeDifference, switchToBackend, testBackends } from '../../../helpers/backends.ts';
import {
  computeLoss,
  drawFor,
  flat,
  gradientsIn,
  type LossCase,
  lossRandom,
  numberIn,
  rowsOf,
} from '../../../helpers/lossCases.ts';
import {
  allPairsReference,
  type EmbeddedBatch,
  hardTriplets,
  positivesOnlyReference,
  semiHardTriplets,
  supervisedContrastiveReference,
  type Triplet,
  tripletReference,
} from '../../../helpers/referenceLosses.ts';
import { smoothGradient } from '../../../helpers/smoothGradient.ts';

const settings = { margin: 1.1, temperature: 0.3 };
const { margin, temperature } = settings;

/** Groups of classes with their labels; always twelve images. */
const batches = [
  {
    sizes: '3, 3, 2, 2, 2',
    groups: [
      { source: 'dataset', classes: 2, imagesPerClass: 3 },
      { source: 'symbols', classes: 3, imagesPerClass: 2 },
    ],
    labels: [0, 0, 0, 1, 1, 1, 2, 2, 3, 3, 4, 4],
  },
  {
    sizes: '2, 2, 8',
    groups: [
      { source: 'dataset', classes: 2, imagesPerClass: 2 },
      { source: 'symbols', classes: 1, imagesPerClass: 8 },
    ],
    labels: [0, 0, 1, 1, 2, 2, 2, 2, 2, 2, 2, 2],
  },
] as const;

/**
 * Each positive gets a negative by a random number. Every anchor takes as many numbers as the one with the
 * most positives, so that the numbers of an anchor do not depend on the anchors before it.
 */
function randomTriplets(labels: readonly number[]): Triplet[] {
  const { below } = lossRandom();
  const images = [...labels.keys()];
  const positivesOf = (anchor: number): number[] =>
    images.filter((image) => image !== anchor && labels[image] === labels[anchor]);
  const most = Math.max(...images.map((anchor) => positivesOf(anchor).length));
  return images.flatMap((anchor) => {
    const negatives = images.filter((image) => labels[image] !== labels[anchor]);
    const drawn = Array.from({ length: most }, () => negatives[below(negatives.length)] ?? -1);
    return positivesOf(anchor).map((positive, at) => ({
      anchor,
      positive,
      negative: drawn[at] ?? -1,
    }));
  });
}

type Reference = (batch: EmbeddedBatch, labels: readonly number[]) => number;

const references: readonly [string, LossCase['kind'], number, Reference][] = [
  ...(
    [
      ['random', (_: EmbeddedBatch, labels: readonly number[]) => randomTriplets(labels)],
      ['semi-hard', semiHardTriplets],
      ['hard', hardTriplets],
    ] as const
  ).map(([mining, tripletsOf]): [string, LossCase['kind'], number, Reference] => [
    `triplet loss, ${mining}`,
    { loss: 'triplet', mining, distance: 'euclidean' },
    0.7,
    (batch, labels) => tripletReference(batch, tripletsOf(batch, labels), margin),
  ]),
  [
    'contrastive loss over all pairs',
    { loss: 'contrastive-all-pairs', mining: 'hard', distance: 'euclidean' },
    0.4,
    (batch, labels) => allPairsReference(batch, labels, margin),
  ],
  [
    'supervised contrastive loss',
    { loss: 'supervised-contrastive', mining: 'hard', distance: 'euclidean' },
    0.7,
    (batch, labels) => supervisedContrastiveReference(batch, labels, temperature),
  ],
  [
    'loss of positives only',
    { loss: 'positives-only', mining: 'hard', distance: 'euclidean' },
    0.7,
    positivesOnlyReference,
  ],
];

const cases = batches.flatMap(({ sizes, groups, labels }) =>
  references.map(([name, kind, scale, reference]): [string, string, LossCase] => {
    const recipe: BatchRecipe = { kind: 'classes', groups };
    return [
      name,
      sizes,
      { name, kind, recipe, settings, scale, reference: (batch) => reference(batch, labels) },
    ];
  }),
);

const weighedCases = batches.map(({ sizes, groups, labels }): [string, LossCase] => {
  const recipe: BatchRecipe = { kind: 'classes', groups };
  const ofDataset = groups[0].classes * groups[0].imagesPerClass;
  const counts = labels.map((_, image) => (image < ofDataset ? 3.5 : 1));
  return [
    sizes,
    {
      name: 'supervised contrastive loss',
      kind: { loss: 'supervised-contrastive', mining: 'hard', distance: 'euclidean' },
      recipe,
      settings,
      imageWeights: imageWeightsOf(recipe, 3.5),
      scale: 0.7,
      reference: (batch) => supervisedContrastiveReference(batch, labels, temperature, counts),
    },
  ];
});

describe.each(testBackends)('on %s', (backend) => {
  beforeAll(() => switchToBackend(backend));

  it.each(cases)('the %s of classes of %s images is what brute force gives', (_, __, one) => {
    for (const seed of [1, 2, 3, 4]) {
      const { embeddings, head } = drawFor(one, seed);
      const expected = one.reference({ a: embeddings, b: embeddings }, head);
      const found = computeLoss(one, embeddings, head, ({ loss }) => numberIn(loss));
      expect(Math.abs(found / expected - 1)).toBeLessThan(2e-6);
    }
  });

  it.each(cases)('the %s of classes of %s images pulls as it says', (_, __, one) => {
    for (const seed of [1, 2, 3]) {
      const { embeddings, head } = drawFor(one, seed);
      const expected = smoothGradient((at) => {
        const rows = rowsOf(at);
        return one.reference({ a: rows, b: rows }, head);
      }, flat(embeddings));
      const found = computeLoss(one, embeddings, head, gradientsIn);
      expect(relativeDifference(found, expected)).toBeLessThan(5e-6);
    }
  });

  it.each(weighedCases)('digits can count more than symbols, of classes of %s images', (_, one) => {
    for (const seed of [1, 2, 3]) {
      const { embeddings, head } = drawFor(one, seed);
      const expected = one.reference({ a: embeddings, b: embeddings }, head);
      const found = computeLoss(one, embeddings, head, ({ loss }) => numberIn(loss));
      expect(Math.abs(found / expected - 1)).toBeLessThan(2e-6);
      const slopes = smoothGradient((at) => {
        const rows = rowsOf(at);
        return one.reference({ a: rows, b: rows }, head);
      }, flat(embeddings));
      expect(
        relativeDifference(computeLoss(one, embeddings, head, gradientsIn), slopes),
      ).toBeLessThan(5e-6);
    }
  });

  it.each(['random', 'semi-hard', 'hard'] as const)(
    'leaves no tensor behind: triplet loss, %s',
    (mining) => {
      const [, , one] = cases.find(([, , { kind }]) => kind.mining === mining) ?? [];
      if (one === undefined) throw new Error('There is such a case');
      const { embeddings, head } = drawFor(one, 1);
      computeLoss(one, embeddings, head, gradientsIn);
      const before = tf.memory().numTensors;
      computeLoss(one, embeddings, head, gradientsIn);
      expect(tf.memory().numTensors).toBe(before);
    },
  );

  it.each(['random', 'semi-hard', 'hard'] as const)(
    'equal classes have bit for bit the loss and pull of a direct computation: %s',
    (mining) => {
      const labels = [0, 0, 0, 1, 1, 1, 2, 2, 2, 3, 3, 3];
      for (const seed of [1, 2, 3]) {
        const [, , one] = cases[0] ?? [];
        if (one === undefined) throw new Error('There is a case');
        const rows = drawFor(one, seed).embeddings.map((row) => Array.from(row));
        const found = computeTriplets(rows, labels, mining);
        expect(found).toEqual(computeDirectly(found.squared, labels, mining));
      }
    },
  );
});

interface Computed {
  readonly loss: number;
  readonly coefficients: Float32Array;
  /** [images × images] squared distances, as the page computes them. */
  readonly squared: Float32Array;
}

function computeTriplets(
  rows: number[][],
  labels: readonly number[],
  mining: MiningKind,
): Computed {
  const loss = tripletLoss(labels, { mining, distance: 'euclidean' });
  const computed: Computed[] = [];
  tf.tidy(() => {
    const embeddings = tf.tensor2d(rows);
    const value = loss.compute({ embeddings, settings, random: lossRandom, head: null });
    if (value.pull.form !== 'differences') throw new Error('Triplets pull along differences');
    computed.push({
      loss: numberIn(value.loss),
      // A zero may have either sign.
      coefficients: value.pull.coefficients.dataSync<'float32'>().map((number) => number + 0),
      squared: squaredDistances(embeddings).dataSync<'float32'>().slice(),
    });
  });
  loss.dispose();
  const [only] = computed;
  if (only === undefined) throw new Error('Nothing was computed');
  return only;
}

/** The same one by one in single precision, in the order of anchors and their positives. */
function computeDirectly(
  squared: Float32Array,
  labels: readonly number[],
  mining: MiningKind,
): Computed {
  const images = [...labels.keys()];
  const at = (one: number, other: number): number => squared[one * images.length + other] ?? 0;
  const { below } = lossRandom();
  const triplets = images.flatMap((anchor) => {
    const positives = images.filter((i) => i !== anchor && labels[i] === labels[anchor]);
    const negatives = images.filter((image) => labels[image] !== labels[anchor]);
    const nearestFirst = negatives.toSorted((i, j) => at(anchor, i) - at(anchor, j));
    if (mining === 'hard') {
      const positive = positives.toSorted((i, j) => at(anchor, j) - at(anchor, i))[0] ?? 0;
      return [{ anchor, positive, negative: nearestFirst[0] ?? 0 }];
    }
    return positives.map((positive) => ({
      anchor,
      positive,
      negative:
        mining === 'random'
          ? (negatives[below(negatives.length)] ?? 0)
          : (nearestFirst.find((i) => at(anchor, i) > at(anchor, positive)) ??
            nearestFirst.at(-1) ??
            0),
    }));
  });
  const share = Math.fround(1 / triplets.length);
  const slopes = new Float32Array(squared.length);
  const violations = triplets.map(({ anchor, positive, negative }) => {
    const gap = Math.fround(at(anchor, positive) - at(anchor, negative));
    const violation = Math.max(0, Math.fround(gap + Math.fround(margin)));
    if (violation === 0) return 0;
    const [toPositive, toNegative] = [positive, negative].map((i) => anchor * images.length + i);
    if (toPositive !== undefined) slopes[toPositive] = share;
    // At most two positives of a class of three share a negative: the sum is exact.
    if (toNegative !== undefined) slopes[toNegative] = (slopes[toNegative] ?? 0) - share;
    return violation;
  });
  const coefficients = squared.map((_, place) => {
    const [i, j] = [Math.floor(place / images.length), place % images.length];
    return 2 * Math.fround((slopes[place] ?? 0) + (slopes[j * images.length + i] ?? 0));
  });
  const loss = tf.tidy(() => numberIn(tf.mean(tf.tensor1d(violations))));
  return { loss, coefficients, squared };
}
