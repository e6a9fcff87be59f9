/** Finds the largest magnitude in some embeddings: the darkest cell. Never 0, so that it can divide. */
export function largestMagnitude(...embeddings: (Float32Array | null)[]): number {
  return embeddings.reduce(
    (largest, values) =>
      values?.reduce((most, value) => Math.max(most, Math.abs(value)), largest) ?? largest,
    1e-6,
  );
}
