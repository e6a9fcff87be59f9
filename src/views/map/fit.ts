/** Fits the dots into the frame: converts units of distance to shares of the frame. Knows no canvas. */

/** The point in the middle of the frame, and the distance from there to its edge. */
export interface Fit {
  readonly x: number;
  readonly y: number;
  readonly reach: number;
}

/** This share of the dots may lie outside: a few outliers must not make the rest small. */
const ignoredShare = 0.002;
const margin = 1.06;
/** A cloud that fills at least this share of the frame is not enlarged: the picture stays still. */
const smallestShare = 0.75;
/** Smallest reach of the frame: if the network has collapsed, closer dots are one point. */
const smallestReach = 1e-6;

/**
 * The frame for a cloud of dots; the frame before it, if that still fits.
 * @param positions [dots × 2] in units of distance
 */
export function fitOf(positions: Float32Array, before: Fit | null): Fit {
  const [left, right] = rangeOf(positions, 0);
  const [bottom, top] = rangeOf(positions, 1);
  const reach = Math.max((right - left) / 2, (top - bottom) / 2, smallestReach);
  if (before !== null) {
    const furthest = Math.max(before.x - left, right - before.x, before.y - bottom, top - before.y);
    if (furthest <= before.reach && reach >= smallestShare * before.reach) return before;
  }
  return { x: (left + right) / 2, y: (bottom + top) / 2, reach: margin * reach };
}

/** Positions in shares of the frame: −1…1 is inside. */
export function fitted(positions: Float32Array, { x, y, reach }: Fit): Float32Array {
  return positions.map((value, at) => (value - (at % 2 === 0 ? x : y)) / reach);
}

function rangeOf(positions: Float32Array, axis: 0 | 1): readonly [number, number] {
  const values = positions.filter((value, at) => at % 2 === axis && Number.isFinite(value)).sort();
  const ignored = Math.floor(ignoredShare * values.length);
  return [values[ignored] ?? 0, values[values.length - 1 - ignored] ?? 0];
}
