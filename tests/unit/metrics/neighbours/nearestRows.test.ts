import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../../src/data/random.ts';
import type { DistanceMeasure } from '../../../../src/metrics/distance.ts';
import {
  meanDistanceOf,
  nearestRows,
  quantileOf,
} from '../../../../src/metrics/neighbours/nearestRows.ts';
import { numbersWithin } from '../../../helpers/randomNumbers.ts';

const embeddingSize = 3;
const random = createRandom(5, 'weights');
const table = { embeddings: numbersWithin(random, 40 * embeddingSize, 1), embeddingSize };
const query = numbersWithin(random, 2 * embeddingSize, 1);
const weights = Float32Array.of(0.5, 2, 1);
const measures: readonly DistanceMeasure[] = [{ kind: 'euclidean' }, { kind: 'learned', weights }];

/** All rows by their distance to the query's second embedding. */
function sortedByBruteForce({ kind }: DistanceMeasure): { row: number; distance: number }[] {
  const distances = Array.from({ length: 40 }, (_, row) => {
    const differences = Array.from({ length: embeddingSize }, (_, k) =>
      Math.abs((query[embeddingSize + k] ?? 0) - (table.embeddings[row * embeddingSize + k] ?? 0)),
    );
    const distance =
      kind === 'euclidean'
        ? Math.hypot(...differences)
        : differences.reduce((sum, difference, k) => sum + difference * (weights[k] ?? 0), 0);
    return { row, distance };
  });
  return distances.sort((one, other) => one.distance - other.distance);
}

describe('the nearest rows', () => {
  it.each(measures)(
    'are those that sorting all of them gives, by the $kind distance',
    (measure) => {
      const found = nearestRows({ measure, query, queryStart: embeddingSize, table }, 5);
      const expected = sortedByBruteForce(measure).slice(0, 5);
      expect(found.map(({ row }) => row)).toEqual(expected.map(({ row }) => row));
      for (const [place, { distance }] of found.entries()) {
        expect(distance).toBeCloseTo(expected[place]?.distance ?? Number.NaN, 5);
      }
    },
  );

  it('leave out the row that is asked about', () => {
    const [measure = { kind: 'euclidean' }] = measures;
    const own = { measure, query: table.embeddings, queryStart: 7 * embeddingSize, table };
    expect(nearestRows(own, 1)).toEqual([{ row: 7, distance: 0 }]);
    expect(nearestRows({ ...own, except: 7 }, 39).map(({ row }) => row)).not.toContain(7);
  });

  it('are the first ones where several are equally near', () => {
    const line = { embeddings: Float32Array.of(2, 1, 1, 0, 1), embeddingSize: 1 };
    const found = nearestRows(
      { measure: { kind: 'euclidean' }, query: Float32Array.of(0), queryStart: 0, table: line },
      3,
    );
    expect(found.map(({ row }) => row)).toEqual([3, 1, 2]);
  });

  it('are fewer where distances are no numbers', () => {
    const broken = { embeddings: Float32Array.of(Number.NaN, 1), embeddingSize: 1 };
    const found = nearestRows(
      { measure: { kind: 'euclidean' }, query: Float32Array.of(0), queryStart: 0, table: broken },
      5,
    );
    expect(found).toEqual([{ row: 1, distance: 1 }]);
  });
});

describe('summaries', () => {
  it('the mean distance is that of the rows, and none without rows', () => {
    expect(meanDistanceOf([])).toBeNull();
    expect(
      meanDistanceOf([
        { row: 0, distance: 1 },
        { row: 1, distance: 2 },
      ]),
    ).toBe(1.5);
  });

  it('a quantile is exceeded by no more than the rest of the values', () => {
    const values = Float32Array.from({ length: 200 }, (_, index) => (index * 77) % 200);
    // 0 … 199 in some order: 198 of 200 are at most 197.
    expect(quantileOf(values, 0.99)).toBe(197);
    expect(quantileOf(values, 1)).toBe(199);
    expect(quantileOf(Float32Array.of(3), 0.99)).toBe(3);
    expect(quantileOf(new Float32Array(0), 0.5)).toBeNull();
  });
});
