import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../../src/data/random.ts';
import type { EmbeddingTable } from '../../../../src/metrics/embeddingTable.ts';
import { principalPlane } from '../../../../src/metrics/projection/principalPlane.ts';
import { project } from '../../../../src/metrics/projection/projection.ts';
import { largestEigenvalues } from '../../../helpers/referenceEigenvalues.ts';

/** Correlated rows: uniform numbers through a random square matrix, far from the origin. */
function cloudOf(rows: number, embeddingSize: number, seed: number): EmbeddingTable {
  const random = createRandom(seed, 'weights');
  const mix = Array.from({ length: embeddingSize ** 2 }, () => random.uniform() - 0.5);
  const embeddings = new Float32Array(rows * embeddingSize);
  for (let row = 0; row < rows; row++) {
    const sources = Array.from({ length: embeddingSize }, () => random.uniform() - 0.5);
    for (let index = 0; index < embeddingSize; index++) {
      embeddings[row * embeddingSize + index] = sources.reduce(
        (sum, source, at) => sum + source * (mix[at * embeddingSize + index] ?? 0),
        5,
      );
    }
  }
  return { embeddings, embeddingSize };
}

function planeOf(table: EmbeddingTable) {
  const plane = principalPlane(table);
  if (plane === null) throw new Error('There is no plane');
  return plane;
}

/** The variance along x and along y. */
function variances(positions: Float32Array): number[] {
  return [0, 1].map((axis) => {
    const values = Array.from(positions).filter((_, at) => at % 2 === axis);
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    return values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  });
}

/** [size × size] the covariance, as it is defined. */
function covarianceOf({ embeddings, embeddingSize: size }: EmbeddingTable): number[][] {
  const rows = Array.from({ length: embeddings.length / size }, (_, row) =>
    Array.from(embeddings.subarray(row * size, (row + 1) * size)),
  );
  const means = Array.from({ length: size }, (_, index) =>
    rows.reduce((sum, row) => sum + (row[index] ?? 0) / rows.length, 0),
  );
  const of = (row: readonly number[], index: number): number =>
    (row[index] ?? 0) - (means[index] ?? 0);
  return means.map((_, one) =>
    means.map((__, other) =>
      rows.reduce((sum, row) => sum + (of(row, one) * of(row, other)) / rows.length, 0),
    ),
  );
}

describe('the principal plane', () => {
  it.each([3, 8, 32])('keeps as much variance of %i numbers as any plane can', (embeddingSize) => {
    for (const seed of [1, 2, 3]) {
      const table = cloudOf(80, embeddingSize, seed);
      const kept = variances(project(table.embeddings, planeOf(table)));
      const most = largestEigenvalues(covarianceOf(table), 2);
      expect(kept[0]).toBeCloseTo(most[0] ?? 0, 5);
      expect(kept[1]).toBeCloseTo(most[1] ?? 0, 5);
    }
  });

  it('has axes of length 1 at right angles, and the mean at its origin', () => {
    const table = cloudOf(50, 8, 4);
    const { axes, mean } = planeOf(table);
    const [x, y] = [axes.subarray(0, 8), axes.subarray(8)];
    const dot = (one: Float32Array, other: Float32Array): number =>
      one.reduce((sum, value, index) => sum + value * (other[index] ?? 0), 0);
    expect([dot(x, x), dot(y, y), dot(x, y)].map((value) => Number(value.toFixed(6)))).toEqual([
      1, 1, 0,
    ]);
    for (const value of project(mean, planeOf(table))) expect(value).toBeCloseTo(0, 6);
  });

  it('draws no two embeddings further apart than they are', () => {
    const table = cloudOf(40, 6, 5);
    const { embeddings } = table;
    const positions = project(embeddings, planeOf(table));
    for (let one = 0; one < 40; one++) {
      for (let other = 0; other < one; other++) {
        const drawn = Math.hypot(
          ...[0, 1].map((at) => (positions[2 * one + at] ?? 0) - (positions[2 * other + at] ?? 0)),
        );
        const real = Math.hypot(
          ...Array.from(
            { length: 6 },
            (_, at) => (embeddings[6 * one + at] ?? 0) - (embeddings[6 * other + at] ?? 0),
          ),
        );
        expect(drawn).toBeLessThanOrEqual(real + 1e-6);
      }
    }
  });

  it('draws two numbers as they are', () => {
    const table = cloudOf(20, 2, 6);
    expect(project(table.embeddings, planeOf(table))).toEqual(table.embeddings);
  });

  it('is not there where numbers are none, and is where all embeddings are one point', () => {
    const embeddings = Float32Array.of(1, 2, Number.NaN, 3, 4, 5);
    expect(principalPlane({ embeddings, embeddingSize: 3 })).toBeNull();
    expect(principalPlane({ embeddings: new Float32Array(0), embeddingSize: 3 })).toBeNull();
    const collapsed = { embeddings: new Float32Array(30).fill(7), embeddingSize: 3 };
    expect([...project(collapsed.embeddings, planeOf(collapsed))].every((at) => at === 0)).toBe(
      true,
    );
  });

  it('refuses embeddings of another size', () => {
    const plane = planeOf(cloudOf(20, 4, 7));
    expect(() => project(new Float32Array(6), plane)).toThrow(
      new RangeError('6 numbers are no embeddings of 4 numbers each'),
    );
  });
});
