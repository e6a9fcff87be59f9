/** The largest magnitude in some embeddings, never quite 0: what is drawn darkest. */
export function largestMagnitude(...embeddings: (Float32Array | null)[]): number {
  return embeddings.reduce(
    (largest, values) =>
      values?.reduce((most, value) => Math.max(most, Math.abs(value)), largest) ?? largest,
    1e-6,
  );
}
