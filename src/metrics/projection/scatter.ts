/** Computes the scatter of embeddings about their mean: their covariance, not divided by their number. */

/** [embeddingSize] in double precision: a large mean would hide a small spread in float32. */
export function meanOf(embeddings: Float32Array, embeddingSize: number): Float64Array {
  const mean = new Float64Array(embeddingSize);
  for (const [index, value] of embeddings.entries()) {
    mean[index % embeddingSize] = (mean[index % embeddingSize] ?? 0) + value;
  }
  const rows = embeddings.length / embeddingSize;
  return mean.map((sum) => sum / rows);
}

/** Rows that go into the sums together: as many times fewer reads and writes of the sums. */
const rowsAtOnce = 4;

/**
 * [embeddingSize × embeddingSize] the sum over all rows of (row − mean)·(row − mean)ᵀ, symmetric.
 * @param embeddings [rows × embeddingSize]
 * @param mean [embeddingSize]
 */
export function scatterOf(embeddings: Float32Array, mean: Float64Array): Float64Array {
  const size = mean.length;
  const sums = new Float64Array(size * size);
  // Rows beyond the last one stay 0, and add nothing.
  const rows = new Float64Array(rowsAtOnce * size);
  for (let start = 0; start < embeddings.length; start += rowsAtOnce * size) {
    for (let at = 0; at < rows.length; at++) {
      const value = embeddings[start + at];
      rows[at] = value === undefined ? 0 : value - (mean[at % size] ?? 0);
    }
    addUpperSquares(sums, rows, size);
  }
  for (let one = 1; one < size; one++) {
    for (let other = 0; other < one; other++) {
      sums[one * size + other] = sums[other * size + one] ?? 0;
    }
  }
  return sums;
}

/** Adds the products of the rows' numbers, each pair once: most of the cost. */
function addUpperSquares(sums: Float64Array, rows: Float64Array, size: number): void {
  for (let one = 0; one < size; one++) {
    const [a, b] = [rows[one] ?? 0, rows[size + one] ?? 0];
    const [c, d] = [rows[2 * size + one] ?? 0, rows[3 * size + one] ?? 0];
    for (let other = one; other < size; other++) {
      const at = one * size + other;
      sums[at] =
        (sums[at] ?? 0) +
        a * (rows[other] ?? 0) +
        b * (rows[size + other] ?? 0) +
        c * (rows[2 * size + other] ?? 0) +
        d * (rows[3 * size + other] ?? 0);
    }
  }
}
