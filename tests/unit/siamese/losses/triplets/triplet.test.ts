/** Which triplets the triplet loss finds. */

import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import type { RandomSource } from '../../../../../src/data/random.ts';
import { createRandom } from '../../../../../src/data/random.ts';
import type { MiningKind } from '../../../../../src/settings/choices.ts';
import { tripletLoss } from '../../../../../src/siamese/losses/triplets/triplet.ts';
import { relativeDifference, switchToBackend, testBackends } from '../../../../helpers/backends.ts';
import { lossRandom } from '../../../../helpers/lossCases.ts';
import { rowsWithin } from '../../../../helpers/randomNumbers.ts';
import {
  distanceWeightedTriplets,
  hardTriplets,
  randomTriplets,
  semiHardTriplets,
  type Triplet,
} from '../../../../helpers/referenceLosses.ts';
import { distanceReference, scaledToUnitLength } from '../../../../helpers/referenceNetwork.ts';

type Rows = readonly ArrayLike<number>[];

const nothingRandom = (): RandomSource => {
  throw new Error('Only mining by chance needs random numbers');
};

/** Loss and coefficients of a batch; every triplet violates a margin as large as this. */
function mine(
  mining: MiningKind,
  embeddings: Rows,
  labels: readonly number[],
  { margin = 1_000, random = nothingRandom }: { margin?: number; random?: () => RandomSource } = {},
): { loss: number; coefficients: Float32Array } {
  const loss = tripletLoss(labels, { mining, distance: 'euclidean' });
  try {
    let found = { loss: Number.NaN, coefficients: new Float32Array() };
    tf.tidy(() => {
      const value = loss.compute({
        embeddings: tf.tensor2d(embeddings.map((row) => Array.from(row))),
        settings: { margin, temperature: 1 },
        random,
        head: null,
      });
      if (value.pull.form !== 'differences') throw new Error('Triplets pull along differences');
      found = {
        loss: value.loss.dataSync()[0] ?? Number.NaN,
        coefficients: value.pull.coefficients.dataSync<'float32'>().slice(),
      };
    });
    return found;
  } finally {
    loss.dispose();
  }
}

/**
 * The coefficients that these triplets amount to: d²(a, p) − d²(a, n), averaged, with
 * ∂d²/∂eᵢ = 2·(eᵢ − eⱼ) at either image.
 */
function coefficientsOf(triplets: readonly Triplet[], images: number): Float64Array {
  const coefficients = new Float64Array(images * images);
  const add = (i: number, j: number, value: number): void => {
    for (const at of [i * images + j, j * images + i]) {
      coefficients[at] = (coefficients[at] ?? 0) + value;
    }
  };
  for (const { anchor, positive, negative } of triplets) {
    add(anchor, positive, 2 / triplets.length);
    add(anchor, negative, -2 / triplets.length);
  }
  return coefficients;
}

const batches = [1, 2, 3, 4, 5, 6].map((seed) => {
  const random = createRandom(seed, 'weights');
  const [classes, images] = [2 + (seed % 3), 2 + (seed % 4)];
  const labels = Array.from({ length: classes * images }, (_, at) => Math.floor(at / images));
  // Classes are not told apart yet: a positive can lie beyond all negatives.
  return { labels, embeddings: rowsWithin(random, labels.length, 3) };
});

describe.each(testBackends)('the triplets on %s', (backend) => {
  beforeAll(() => switchToBackend(backend));

  it('are, semi-hard, those that brute force finds, the furthest negative where none is beyond', () => {
    let withoutOneBeyond = 0;
    for (const { labels, embeddings } of batches) {
      const triplets = semiHardTriplets({ a: embeddings, b: embeddings }, labels);
      const { coefficients } = mine('semi-hard', embeddings, labels);
      expect(
        relativeDifference(coefficients, coefficientsOf(triplets, labels.length)),
      ).toBeLessThan(1e-6);
      withoutOneBeyond += triplets.filter(({ anchor, positive, negative }) => {
        const [a, p, n] = [anchor, positive, negative].map((image) => embeddings[image] ?? []);
        return distanceReference(a ?? [], n ?? []) < distanceReference(a ?? [], p ?? []);
      }).length;
    }
    expect(withoutOneBeyond).toBeGreaterThan(5);
  });

  it('are, hard, those that brute force finds', () => {
    for (const { labels, embeddings } of batches) {
      const triplets = hardTriplets({ a: embeddings, b: embeddings }, labels);
      const { coefficients } = mine('hard', embeddings, labels);
      expect(
        relativeDifference(coefficients, coefficientsOf(triplets, labels.length)),
      ).toBeLessThan(1e-6);
    }
  });

  it('are, random, those that the random numbers say', () => {
    for (const { labels, embeddings } of batches) {
      const bounds: number[] = [];
      // Choices that cannot be mistaken for each other: 0, 1, 2, … as far as they go.
      const below = (bound: number): number => {
        bounds.push(bound);
        return (bounds.length - 1) % bound;
      };
      const { coefficients } = mine('random', embeddings, labels, {
        random: () => ({ below, uniform: () => 0 }),
      });
      let drawn = 0;
      const triplets = randomTriplets(labels, (bound) => drawn++ % bound);
      expect(bounds).toEqual(triplets.map(() => labels.filter((label) => label !== 0).length));
      expect(
        relativeDifference(coefficients, coefficientsOf(triplets, labels.length)),
      ).toBeLessThan(1e-6);
    }
  });

  it('are, random, the same for the same numbers and others for others', () => {
    const { labels, embeddings } = batches[2] ?? { labels: [], embeddings: [] };
    const [first, again, other] = [7, 7, 8].map((step) =>
      mine('random', embeddings, labels, { random: () => createRandom(1, 'mining', step) }),
    );
    expect(again).toEqual(first);
    expect(other?.coefficients).not.toEqual(first?.coefficients);
  });

  it('are, distance-weighted, those that the random numbers say', () => {
    for (const { labels, embeddings } of batches) {
      const unit = embeddings.map((row) => scaledToUnitLength(Float64Array.from(row)));
      const { coefficients } = mine('distance-weighted', unit, labels, { random: lossRandom });
      const triplets = distanceWeightedTriplets({ a: unit, b: unit }, labels, lossRandom().uniform);
      expect(
        relativeDifference(coefficients, coefficientsOf(triplets, labels.length)),
      ).toBeLessThan(1e-5);
    }
  });

  it('take no random number but for mining by chance', () => {
    const { labels, embeddings } = batches[0] ?? { labels: [], embeddings: [] };
    expect(() => mine('random', embeddings, labels)).toThrow('Only mining by chance');
    for (const mining of ['semi-hard', 'hard'] as const) mine(mining, embeddings, labels);
  });

  // Images 0 and 1 of one class, 2 and 3 of another, on a line: 2 and 3 are equally far from 0.
  const line = [[0], [1], [2], [-2]];
  const lineLabels = [0, 0, 1, 1];
  /** Each of the four anchors has one triplet; ∂d² is worth 2 at either image. */
  const share = 2 / 4;

  it('share out between negatives that are equally far: semi-hard', () => {
    const { coefficients } = mine('semi-hard', line, lineLabels);
    // Beyond 1², anchor 0 has both; anchor 1 has 2 at 1², which is not beyond, and then 3. Nothing is
    // beyond the 4² of anchors 2 and 3: their furthest are 0 and 1.
    expect(coefficients[0 * 4 + 2]).toBeCloseTo(-share / 2 - share, 6);
    expect(coefficients[0 * 4 + 3]).toBeCloseTo(-share / 2, 6);
    expect(coefficients[1 * 4 + 2]).toBeCloseTo(0, 6);
    expect(coefficients[1 * 4 + 3]).toBeCloseTo(-2 * share, 6);
  });

  it('share out between negatives that are equally far: hard', () => {
    const { coefficients } = mine('hard', line, lineLabels);
    // The nearest: of 0 both, of 1 and 2 each other, of 3 it is 0.
    expect(coefficients[0 * 4 + 2]).toBeCloseTo(-share / 2, 6);
    expect(coefficients[0 * 4 + 3]).toBeCloseTo(-share / 2 - share, 6);
    expect(coefficients[1 * 4 + 2]).toBeCloseTo(-2 * share, 6);
    expect(coefficients[1 * 4 + 3]).toBeCloseTo(0, 6);
  });

  it('share out between positives that are equally far', () => {
    // Of the anchor at 0, the positives 1 and −1 are equally far.
    const { coefficients } = mine('hard', [[0], [1], [-1], [9], [9.5], [10.5]], [0, 0, 0, 1, 1, 1]);
    const ofSix = 2 / 6;
    // Anchors 1 and 2 are each other's furthest.
    expect(coefficients[0 * 6 + 1]).toBeCloseTo(ofSix / 2, 6);
    expect(coefficients[0 * 6 + 2]).toBeCloseTo(ofSix / 2, 6);
    expect(coefficients[1 * 6 + 2]).toBeCloseTo(2 * ofSix, 6);
  });

  it('pull only where they violate the margin, and count all the same', () => {
    // d²(a, p) − d²(a, n): 1 − 4, 1 − 9 (2 is not beyond 1), 16 − 4, 16 − 9.
    const { loss, coefficients } = mine('semi-hard', line, lineLabels, { margin: 5 });
    expect(loss).toBeCloseTo((2 + 0 + 17 + 12) / 4, 5);
    // Anchor 1 keeps the margin: of pair 1-3, only anchor 3's triplet is left.
    expect(coefficients[1 * 4 + 3]).toBeCloseTo(-share, 6);
  });
});

describe('the triplet loss', () => {
  it.each([
    ['only one class', [2, 2]],
    ['one image of each class', [0, 1, 2]],
    ['one image of one class', [0, 0, 1]],
    ['nothing', []],
  ])('refuses a batch with %s', (_, labels) => {
    expect(() => tripletLoss(labels, { mining: 'hard', distance: 'euclidean' })).toThrow(
      'Triplets need two classes or more, with two images or more of each',
    );
  });
});
