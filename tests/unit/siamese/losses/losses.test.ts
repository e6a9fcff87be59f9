/** What holds for every loss. */
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { stuckLossOf } from '../../../../src/siamese/losses/stuckLoss.ts';
import { relativeDifference, switchToBackend, testBackends } from '../../../helpers/backends.ts';
import {
  batchSize,
  namedLossCases as cases,
  computeLoss,
  drawFor,
  embeddingSize,
  flat,
  gradientsIn,
  numberIn,
  rowsOf,
} from '../../../helpers/lossCases.ts';
import { smoothGradient } from '../../../helpers/smoothGradient.ts';

const seeds = [1, 2, 3];

describe.each(testBackends)('on %s', (backend) => {
  beforeAll(() => switchToBackend(backend));

  it.each(cases)('the %s is what its definition says', (_, one) => {
    for (const seed of seeds) {
      const { embeddings, head } = drawFor(one, seed);
      const expected = one.reference({ a: embeddings, b: embeddings }, head);
      const found = computeLoss(one, embeddings, head, ({ loss }) => numberIn(loss));
      expect(Math.abs(found / expected - 1)).toBeLessThan(2e-6);
    }
  });

  it.each(cases)('the %s pulls as the finite differences of its definition say', (_, one) => {
    for (const seed of seeds) {
      const { embeddings, head } = drawFor(one, seed);
      const expected = smoothGradient((at) => {
        const rows = rowsOf(at);
        return one.reference({ a: rows, b: rows }, head);
      }, flat(embeddings));
      const found = computeLoss(one, embeddings, head, gradientsIn);
      expect(found).toHaveLength(batchSize * embeddingSize);
      expect(relativeDifference(found, expected)).toBeLessThan(5e-6);
    }
  });

  it.each(cases)('the %s changes its own parameters, if it has any, as they say too', (_, one) => {
    const { embeddings, head } = drawFor(one, 4);
    const found = computeLoss(one, embeddings, head, ({ headGradients }) =>
      headGradients === null ? null : headGradients.dataSync<'float32'>().slice(),
    );
    if (one.kind.loss !== 'learned-distance') {
      expect(found).toBeNull();
      return;
    }
    const expected = smoothGradient(
      (at) => {
        const changed = { weights: at.subarray(0, embeddingSize), bias: at[embeddingSize] ?? 0 };
        return one.reference({ a: embeddings, b: embeddings }, changed);
      },
      Float64Array.of(...head.weights, head.bias),
    );
    expect(relativeDifference(found ?? [], expected)).toBeLessThan(5e-6);
  });

  it.each(cases)(
    'the %s of embeddings that are all the same is where training gets stuck',
    (_, one) => {
      const { embeddings, head } = drawFor(one, 5);
      const same = embeddings.map(() => embeddings[0] ?? []);
      // At distance 0, this bias gives every pair the share of positive ones, a third.
      const bias = Math.log(1 / 3 / (2 / 3));
      const found = computeLoss(one, same, { ...head, bias }, ({ loss }) => numberIn(loss));
      const stuck = stuckLossOf({ loss: one.kind.loss, ...one.settings }, one.recipe);
      if (one.kind.loss === 'positives-only') {
        expect(stuck).toBeNull();
        expect(found).toBeCloseTo(0, 6);
      } else {
        // √ has no slope at 0: distances are kept at 0.001, which takes as much off the margin.
        expect(Math.abs(found / (stuck ?? Number.NaN) - 1)).toBeLessThan(2e-3);
      }
    },
  );

  it.each(cases)('the %s has a finite gradient where embeddings are the same', (_, one) => {
    const { embeddings, head } = drawFor(one, 5);
    const same = embeddings.map(() => embeddings[0] ?? []);
    const gradient = computeLoss(one, same, head, gradientsIn);
    expect(gradient.every(Number.isFinite)).toBe(true);
  });

  it.each(cases)('the %s refuses a batch of another size', (_, one) => {
    const { embeddings, head } = drawFor(one, 6);
    for (const rows of [embeddings.slice(1), [...embeddings, ...embeddings.slice(0, 2)]]) {
      expect(() => computeLoss(one, rows, head, () => 0)).toThrow(
        `The loss is for batches of 12 images, got ${rows.length} embeddings`,
      );
    }
  });

  it.each(cases)('the %s leaves nothing behind', (_, one) => {
    const { embeddings, head } = drawFor(one, 7);
    const before = tf.memory().numTensors;
    computeLoss(one, embeddings, head, () => 0);
    expect(tf.memory().numTensors).toBe(before);
  });
});
