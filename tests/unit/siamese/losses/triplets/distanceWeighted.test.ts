/** Which negatives are drawn by their distance, and how often. */
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { createRandom, type RandomSource } from '../../../../../src/data/random.ts';
import { distanceWeightedNegatives } from '../../../../../src/siamese/losses/triplets/distanceWeighted.ts';
import { switchToBackend, testBackends } from '../../../../helpers/backends.ts';
import { distanceWeightedChances } from '../../../../helpers/referenceLosses.ts';

/** The places that one anchor draws among negatives at these distances. */
function draw(
  distances: readonly number[],
  embeddingSize: number,
  draws: number,
  random: RandomSource,
  real: readonly number[] | null = null,
): number[] {
  return tf.tidy(() => {
    const squared = tf.tensor2d([distances.map((distance) => distance ** 2)]);
    const counts = real === null ? null : tf.tensor2d([[...real]]);
    const chosen = distanceWeightedNegatives({ squared, counts }, draws, embeddingSize, random);
    expect(chosen.shape).toEqual([1, draws, distances.length]);
    const rows = chosen.arraySync()[0] ?? [];
    for (const row of rows) expect(row.toSorted().at(-1)).toBe(1);
    for (const row of rows) expect(row.reduce((sum, value) => sum + value, 0)).toBe(1);
    return rows.map((row) => row.indexOf(1));
  });
}

/** Random numbers that are these, one after the other. */
function listed(numbers: readonly number[]): RandomSource {
  let drawn = 0;
  return { uniform: () => numbers[drawn++] ?? Number.NaN, below: () => Number.NaN };
}

describe.each(testBackends)('a negative drawn by its distance on %s', (backend) => {
  beforeAll(() => switchToBackend(backend));

  it('is, in three dimensions, as likely as its distance is short, by hand', () => {
    // There q(d) is d itself: the weights are 1 ÷ 0.5 and 1 ÷ 1; 1.5 is too far. So ⅔, ⅓ and 0.
    const random = listed([0, 0.66, 0.67, 0.999999]);
    expect(draw([0.5, 1.5, 1], 3, 4, random)).toEqual([0, 0, 2, 2]);
  });

  it('is no likelier below half than at half', () => {
    const random = listed([0.49, 0.51]);
    expect(draw([0.01, 0.5], 32, 2, random)).toEqual([0, 1]);
  });

  it('is any where all are too far', () => {
    expect(draw([1.5, 1.6, 1.7, 2], 32, 4, listed([0.1, 0.3, 0.6, 0.9]))).toEqual([0, 1, 2, 3]);
  });

  it('is never a place that only fills up a row, even where all real ones are too far', () => {
    const shares = [0, 0.3, 0.6, 0.999999];
    expect(draw([0.5, 0, 1], 3, 4, listed(shares), [1, 0, 1])).toEqual([0, 0, 0, 2]);
    expect(draw([1.5, 0, 1.7], 32, 4, listed(shares), [1, 0, 1])).toEqual([0, 0, 2, 2]);
  });

  it.each([2, 3, 8, 32, 128])('comes up as often as the paper says, of %i numbers', (size) => {
    const distances = [0.2, 0.62, 0.66, 0.7, 1, 1.2, 1.39, 1.41, 1.9];
    const draws = 20_000;
    const places = draw(distances, size, draws, createRandom(3, 'mining', size));
    for (const [place, chance] of distanceWeightedChances(distances, size).entries()) {
      const share = places.filter((drawn) => drawn === place).length / draws;
      // Five standard deviations.
      const spread = Math.sqrt((chance * (1 - chance)) / draws);
      expect(Math.abs(share - chance)).toBeLessThanOrEqual(5 * spread + 1e-4);
    }
  });
});
