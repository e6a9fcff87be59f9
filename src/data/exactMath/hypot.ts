/**
 * Computes the length of a vector with operations that every engine rounds alike; engines differ in the last
 * bit of `Math.hypot`. V8's operations in V8's order, so that Chromium's results stay what they were.
 */

/** √(x² + y²), without overflow. */
export function hypot(x: number, y: number): number {
  const [across, down] = [Math.abs(x), Math.abs(y)];
  if (across === Infinity || down === Infinity) return Infinity;
  const largest = Math.max(across, down);
  if (largest === 0 || Number.isNaN(largest)) return largest;
  const first = (across / largest) * (across / largest);
  const second = (down / largest) * (down / largest);
  return Math.sqrt(first + second) * largest;
}
