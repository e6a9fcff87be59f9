/** Computes eigenvalues by the power method with deflation: slow, but short and obviously right. */

const rounds = 20_000;

/** The largest eigenvalues of a symmetric matrix without negative ones, descending. */
export function largestEigenvalues(
  matrix: readonly (readonly number[])[],
  count: number,
): number[] {
  let rest = matrix.map((row) => [...row]);
  return Array.from({ length: count }, () => {
    const { value, vector } = dominant(rest);
    rest = rest.map((row, one) =>
      row.map((entry, other) => entry - value * (vector[one] ?? 0) * (vector[other] ?? 0)),
    );
    return value;
  });
}

function dominant(matrix: readonly (readonly number[])[]): { value: number; vector: number[] } {
  let vector = matrix.map((_, index) => 1 + index / matrix.length);
  let value = 0;
  for (let round = 0; round < rounds; round++) {
    const image = matrix.map((row) =>
      row.reduce((sum, entry, index) => sum + entry * (vector[index] ?? 0), 0),
    );
    const length = Math.hypot(...image);
    const isSettled = Math.abs(length - value) <= 1e-15 * length && round > 1_000;
    value = length;
    vector = image.map((entry) => entry / length);
    if (isSettled) break;
  }
  return { value, vector };
}
