import { Matrix, SingularValueDecomposition } from 'ml-matrix';
import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../../src/data/random.ts';
import type { EmbeddingTable } from '../../../../src/metrics/embeddingTable.ts';
import { effectiveRank } from '../../../../src/metrics/projection/effectiveRank.ts';

const random = createRandom(3, 'weights');

/** All slices at once. */
function rankOf(table: EmbeddingTable): number | null {
  const slices = effectiveRank(table);
  for (;;) {
    const slice = slices.next();
    if (slice.done === true) return slice.value;
  }
}

/** By the singular values of the centred table itself. */
function rankByDefinition(rows: readonly (readonly number[])[]): number {
  const centred = new Matrix(rows.map((row) => [...row])).center('column');
  const { diagonal } = new SingularValueDecomposition(centred, { autoTranspose: true });
  const sum = diagonal.reduce((total, value) => total + value, 0);
  return Math.exp(
    diagonal.reduce((entropy, value) => {
      const share = value / sum;
      return share > 0 ? entropy - share * Math.log(share) : entropy;
    }, 0),
  );
}

function tableOf(rows: readonly (readonly number[])[]) {
  return { embeddings: Float32Array.from(rows.flat()), embeddingSize: rows[0]?.length ?? 0 };
}

describe('the effective rank', () => {
  it.each([
    [2, 30],
    [8, 50],
    [32, 41],
    // More numbers than images.
    [32, 9],
  ])('of %i numbers is what its definition gives for %i images', (size, count) => {
    // Directions of very different spreads, far from the origin.
    const rows = Array.from({ length: count }, () =>
      Array.from({ length: size }, (_, at) =>
        Math.fround(3 + random.uniform() / (1 + at ** 2 / 4)),
      ),
    );
    expect(rankOf(tableOf(rows))).toBeCloseTo(rankByDefinition(rows), 4);
  });

  it('is 1 on a line', () => {
    const rows = [-2, -1, 0.5, 3].map((place) => [place, 2 * place + 1, -place]);
    expect(rankOf(tableOf(rows))).toBeCloseTo(1, 6);
  });

  it('is the number of directions that are used alike', () => {
    const rows = [0, 1, 2].flatMap((axis) =>
      [-1, 1].map((side) => [0, 1, 2, 3].map((at) => (at === axis ? side : 0))),
    );
    expect(rankOf(tableOf(rows))).toBeCloseTo(3, 10);
  });

  it('does not change with the scale and the place', () => {
    const rows = Array.from({ length: 20 }, () =>
      Array.from({ length: 5 }, () => random.uniform()),
    );
    const moved = rows.map((row) => row.map((value) => 4 * value - 8));
    expect(rankOf(tableOf(moved))).toBeCloseTo(rankOf(tableOf(rows)) ?? 0, 4);
  });

  it('is not known where all embeddings are equal, or one is broken', () => {
    expect(
      rankOf(
        tableOf([
          [1, 2],
          [1, 2],
          [1, 2],
        ]),
      ),
    ).toBeNull();
    expect(
      rankOf(
        tableOf([
          [1, 2],
          [3, Number.NaN],
          [4, 5],
        ]),
      ),
    ).toBeNull();
    expect(
      rankOf(
        tableOf([
          [1, 2],
          [3, Number.POSITIVE_INFINITY],
        ]),
      ),
    ).toBeNull();
  });
});
