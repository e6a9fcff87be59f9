import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../src/data/random.ts';
import { sphereFigures } from '../../../src/metrics/hypersphere.ts';
import { AllPairs } from '../../../src/metrics/pairs/allPairs.ts';
import { mean } from '../../helpers/referenceFigures.ts';
import { distanceReference } from '../../helpers/referenceNetwork.ts';

const random = createRandom(4, 'weights');

type Rows = readonly (readonly number[])[];

function drawn(count: number, size: number): Rows {
  return Array.from({ length: count }, () =>
    Array.from({ length: size }, () => Math.fround(random.uniform() - 0.4)),
  );
}

function tableOf(rows: Rows) {
  return { embeddings: Float32Array.from(rows.flat()), embeddingSize: rows[0]?.length ?? 0 };
}

/** By the definitions, pair by pair; a pair counts in both orders. */
function byCounting(first: Rows, second: Rows, labels: readonly number[]) {
  const unit = (row: readonly number[]): number[] => row.map((value) => value / Math.hypot(...row));
  const pairs = first.flatMap((one, a) =>
    second.flatMap((other, b) =>
      a === b
        ? []
        : [
            {
              isPositive: labels[a] === labels[b],
              squared: distanceReference(unit(one), unit(other)) ** 2,
            },
          ],
    ),
  );
  return {
    alignment: mean(pairs.filter(({ isPositive }) => isPositive).map(({ squared }) => squared)),
    uniformity: Math.log(mean(pairs.map(({ squared }) => Math.exp(-2 * squared)))),
  };
}

describe('alignment and uniformity', () => {
  const sizes = [4, 6, 3];
  const labels = sizes.flatMap((size, label) => new Array<number>(size).fill(label));

  it.each([2, 5, 32])('of %i numbers are what counting all pairs gives', (size) => {
    const rows = drawn(13, size);
    const table = tableOf(rows);
    const found = sphereFigures(new AllPairs(sizes, false), table, table);
    const counted = byCounting(rows, rows, labels);
    expect(found?.alignment).toBeCloseTo(counted.alignment, 5);
    expect(found?.uniformity).toBeCloseTo(counted.uniformity, 5);
  });

  it('pair the embeddings of one tower with those of the other', () => {
    const [first, second] = [drawn(13, 5), drawn(13, 5)];
    const found = sphereFigures(new AllPairs(sizes, true), tableOf(first), tableOf(second));
    const counted = byCounting(first, second, labels);
    expect(found?.alignment).toBeCloseTo(counted.alignment, 5);
    expect(found?.uniformity).toBeCloseTo(counted.uniformity, 5);
  });

  it('are 0 where all embeddings have one direction', () => {
    const table = tableOf(labels.map((_, at) => [1 + at, 0]));
    expect(sphereFigures(new AllPairs(sizes, false), table, table)).toEqual({
      alignment: 0,
      uniformity: 0,
    });
  });

  it('by hand: two classes on opposite sides', () => {
    const table = tableOf([
      [2, 0],
      [3, 0],
      [-1, 0],
      [-5, 0],
    ]);
    const found = sphereFigures(new AllPairs([2, 2], false), table, table);
    expect(found?.alignment).toBe(0);
    // Two pairs at distance 0, four at distance 2.
    expect(found?.uniformity).toBeCloseTo(Math.log((2 + 4 * Math.exp(-8)) / 6), 6);
  });

  it('are not known for an embedding without a direction, or a broken one, or one kind of pairs', () => {
    const pairs = new AllPairs([2, 1], false);
    for (const last of [
      [0, 0],
      [Number.NaN, 1],
      [Number.POSITIVE_INFINITY, 1],
    ]) {
      const table = tableOf([[1, 2], [2, 1], last]);
      expect(sphereFigures(pairs, table, table)).toBeNull();
    }
    const table = tableOf([
      [1, 2],
      [2, 1],
      [1, 1],
    ]);
    expect(sphereFigures(new AllPairs([3], false), table, table)).toBeNull();
    expect(sphereFigures(new AllPairs([1, 1, 1], false), table, table)).toBeNull();
  });
});
