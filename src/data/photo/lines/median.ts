/** The middle of some values. Imports nothing. */

/** The upper median; 0 without values. */
export function medianOf(values: Float32Array): number {
  return values.toSorted()[values.length >> 1] ?? 0;
}
