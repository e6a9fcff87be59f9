import { EigenvalueDecomposition, Matrix } from 'ml-matrix';
import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../../src/data/random.ts';
import { eigenvaluesOf } from '../../../../src/metrics/projection/eigenvalues.ts';

/** A symmetric matrix as one list of numbers, row by row. */
function symmetric(size: number, seed: number): Float64Array {
  const random = createRandom(seed, 'weights');
  const half = Array.from({ length: size ** 2 }, () => random.uniform() - 0.5);
  return Float64Array.from(
    half,
    (value, at) => value + (half[(at % size) * size + Math.floor(at / size)] ?? 0),
  );
}

function ascending(values: ArrayLike<number>): number[] {
  return Array.from(values).toSorted((one, other) => one - other);
}

function expectEach(found: readonly number[], wanted: readonly number[]): void {
  expect(found).toHaveLength(wanted.length);
  for (const [at, value] of found.entries()) expect(value).toBeCloseTo(wanted[at] ?? 0, 10);
}

describe('the eigenvalues of a symmetric matrix', () => {
  it.each([1, 2, 3, 4, 7, 32, 128])('of size %i are those of a library', (size) => {
    for (const seed of [1, 2, 3]) {
      const matrix = symmetric(size, seed);
      const { realEigenvalues } = new EigenvalueDecomposition(
        Matrix.from1DArray(size, size, matrix),
        { assumeSymmetric: true },
      );
      expectEach(ascending(eigenvaluesOf(matrix, size)), ascending(realEigenvalues));
    }
  });

  it('are the diagonal where there is nothing else', () => {
    const matrix = Float64Array.of(3, 0, 0, 0, -1, 0, 0, 0, 2);
    expect(ascending(eigenvaluesOf(matrix, 3))).toEqual([-1, 2, 3]);
  });

  it('are 0 for a matrix of zeros', () => {
    expect(Array.from(eigenvaluesOf(new Float64Array(16), 4))).toEqual([0, 0, 0, 0]);
  });

  it.each([2, 5, 20])('of a matrix of ones are its size %i and zeros', (size) => {
    const found = ascending(eigenvaluesOf(new Float64Array(size ** 2).fill(1), size));
    expectEach(found, [...new Array<number>(size - 1).fill(0), size]);
  });

  it('come in pairs where the matrix has two equal blocks', () => {
    // Eigenvalues 1 and 3, twice.
    const matrix = Float64Array.of(2, 1, 0, 0, 1, 2, 0, 0, 0, 0, 2, 1, 0, 0, 1, 2);
    expectEach(ascending(eigenvaluesOf(matrix, 4)), [1, 1, 3, 3]);
  });
});
