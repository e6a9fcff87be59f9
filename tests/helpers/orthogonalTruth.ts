/** Owns what orthogonalising a matrix means, in float64: by the iteration as published, and by its limit. */
import { Matrix, SingularValueDecomposition } from 'ml-matrix';

/** Rounds of X ← a·X + (b·A + c·A²)·X with A = X·Xᵀ, from X = M ÷ ‖M‖ (Jordan et al. 2024). */
export function newtonSchulz(matrix: Matrix, rounds: number): Matrix {
  const norm = matrix.norm('frobenius');
  if (norm === 0) return matrix;
  let x = Matrix.div(matrix, norm);
  for (let round = 0; round < rounds; round++) {
    const a = x.mmul(x.transpose());
    const inner = Matrix.mul(a, -4.775).add(Matrix.mul(a.mmul(a), 2.0315));
    x = Matrix.add(Matrix.mul(x, 3.4445), inner.mmul(x));
  }
  return x;
}

/** U, V and the singular values S of M = U·S·Vᵀ. */
export function singularValues(matrix: Matrix): {
  readonly u: Matrix;
  readonly v: Matrix;
  readonly s: readonly number[];
} {
  const {
    leftSingularVectors: u,
    rightSingularVectors: v,
    diagonal: s,
  } = new SingularValueDecomposition(matrix, { autoTranspose: true });
  return { u, v, s };
}
