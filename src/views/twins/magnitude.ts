/** Finds the largest magnitude in some embeddings: the darkest cell. Never 0, never infinite: it can divide. */
export function largestMagnitude(...embeddings: (Float32Array | null)[]): number {
  return embeddings.reduce(
    (largest, values) =>
      values?.reduce(
        (most, value) => (Number.isFinite(value) ? Math.max(most, Math.abs(value)) : most),
        largest,
      ) ?? largest,
    1e-6,
  );
}
