/**
 * Computes the eigenvalues of a symmetric matrix without its eigenvectors. A library makes the vectors too,
 * which takes several times as long, and a look has no time for them.
 */

/** Rounds for one eigenvalue; two or three are usual. */
const mostRounds = 60;

/**
 * All eigenvalues, in no order: Householder's reduction to three diagonals, then QL steps with implicit
 * shifts (Golub, Van Loan 2013, “Matrix Computations”, 8.3).
 * @param matrix [size × size] symmetric and finite; it is overwritten
 */
export function eigenvaluesOf(matrix: Float64Array, size: number): Float64Array {
  const { diagonal, beside } = threeDiagonals(matrix, size);
  for (let first = 0; first < size; first++) {
    for (let round = 0; round < mostRounds; round++) {
      const last = endOfBlock(diagonal, beside, first);
      if (last === first) break;
      stepOfBlock(diagonal, beside, first, last);
    }
  }
  return diagonal;
}

interface ThreeDiagonals {
  /** [size] */
  readonly diagonal: Float64Array;
  /** [size] the number at `row` stands beside the diagonal in that row and the next; the last one is 0. */
  readonly beside: Float64Array;
}

/** Reflects row by row, from the last one up, until all but three diagonals are 0. */
function threeDiagonals(matrix: Float64Array, size: number): ThreeDiagonals {
  const diagonal = new Float64Array(size);
  const beside = new Float64Array(size);
  const image = new Float64Array(size);
  for (let row = size - 1; row > 0; row--) {
    const start = row * size;
    // The part of the row before the diagonal is the vector to reflect onto its last number.
    let squares = 0;
    for (let at = 0; at < row; at++) squares += (matrix[start + at] ?? 0) ** 2;
    const last = matrix[start + row - 1] ?? 0;
    const length = last > 0 ? -Math.sqrt(squares) : Math.sqrt(squares);
    beside[row - 1] = length;
    // |v|²/2 of the reflection 1 − v·vᵀ/half; 0 where there is nothing to reflect.
    const half = squares - last * length;
    if (half === 0) continue;
    matrix[start + row - 1] = last - length;
    reflect(matrix, size, row, image, half);
  }
  for (let row = 0; row < size; row++) diagonal[row] = matrix[row * size + row] ?? 0;
  return { diagonal, beside };
}

/** Reflects the square before a row on both sides; works on its lower triangle. */
function reflect(
  matrix: Float64Array,
  size: number,
  row: number,
  image: Float64Array,
  half: number,
): void {
  const vector = matrix.subarray(row * size, row * size + row);
  writeProduct(image, matrix, size, vector);
  let along = 0;
  for (const [one, value] of vector.entries()) along += (image[one] ?? 0) * value;
  const share = along / (2 * half * half);
  for (const [one, value] of vector.entries()) {
    image[one] = (image[one] ?? 0) / half - share * value;
  }
  for (const [one, v] of vector.entries()) {
    const w = image[one] ?? 0;
    for (let other = 0; other <= one; other++) {
      const at = one * size + other;
      matrix[at] = (matrix[at] ?? 0) - v * (image[other] ?? 0) - w * (vector[other] ?? 0);
    }
  }
}

/** Writes the product of a symmetric matrix, read from its lower triangle, and a vector. */
function writeProduct(
  product: Float64Array,
  matrix: Float64Array,
  size: number,
  vector: Float64Array,
): void {
  product.fill(0);
  for (const [one, own] of vector.entries()) {
    let sum = (matrix[one * size + one] ?? 0) * own;
    for (let other = 0; other < one; other++) {
      const value = matrix[one * size + other] ?? 0;
      sum += value * (vector[other] ?? 0);
      product[other] = (product[other] ?? 0) + value * own;
    }
    product[one] = (product[one] ?? 0) + sum;
  }
}

/** The last row of the block from `first` on: what stands beside the diagonal there counts as 0. */
function endOfBlock(diagonal: Float64Array, beside: Float64Array, first: number): number {
  let last = first;
  while (last < diagonal.length - 1) {
    const scale = Math.abs(diagonal[last] ?? 0) + Math.abs(diagonal[last + 1] ?? 0);
    if (Math.abs(beside[last] ?? 0) <= Number.EPSILON * scale) break;
    last++;
  }
  return last;
}

/** One QL step with Wilkinson's shift: the number beside the first diagonal entry becomes smaller. */
function stepOfBlock(
  diagonal: Float64Array,
  beside: Float64Array,
  first: number,
  last: number,
): void {
  const [own, next, link] = [diagonal[first] ?? 0, diagonal[first + 1] ?? 0, beside[first] ?? 0];
  const slope = (next - own) / (2 * link);
  const root = Math.hypot(slope, 1);
  let rest = (diagonal[last] ?? 0) - own + link / (slope + (slope < 0 ? -root : root));
  let [sine, cosine, moved] = [1, 1, 0];
  for (let row = last - 1; row >= first; row--) {
    const turned = sine * (beside[row] ?? 0);
    const kept = cosine * (beside[row] ?? 0);
    const length = Math.hypot(turned, rest);
    beside[row + 1] = length;
    if (length === 0) {
      // The block falls apart here.
      diagonal[row + 1] = (diagonal[row + 1] ?? 0) - moved;
      beside[last] = 0;
      return;
    }
    sine = turned / length;
    cosine = rest / length;
    const shifted = (diagonal[row + 1] ?? 0) - moved;
    const mixed = ((diagonal[row] ?? 0) - shifted) * sine + 2 * cosine * kept;
    moved = sine * mixed;
    diagonal[row + 1] = shifted + moved;
    rest = cosine * mixed - kept;
  }
  diagonal[first] = (diagonal[first] ?? 0) - moved;
  beside[first] = rest;
  beside[last] = 0;
}
