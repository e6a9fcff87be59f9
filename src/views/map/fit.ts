/** How the map's units of distance become shares of the frame. */

/** What lies at the frame's middle, and how far it is from there to its edge. */
export interface Fit {
  readonly x: number;
  readonly y: number;
  readonly reach: number;
}

/** A few outliers may lie outside: they must not make all others small. */
const ignoredShare = 0.002;
const margin = 1.06;
/** A cloud that is still so large in the frame is not made larger: the picture keeps still. */
const smallestShare = 0.75;
/** Of a network that has collapsed: what is closer together than this is one point. */
const smallestReach = 1e-6;

/**
 * The frame for a cloud of dots: the one there was, while the cloud fits it well.
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

/** Positions in shares of the frame, −1…1 within it. */
export function fitted(positions: Float32Array, { x, y, reach }: Fit): Float32Array {
  return positions.map((value, at) => (value - (at % 2 === 0 ? x : y)) / reach);
}

function rangeOf(positions: Float32Array, axis: 0 | 1): readonly [number, number] {
  const values = positions.filter((_, at) => at % 2 === axis).sort();
  const ignored = Math.floor(ignoredShare * values.length);
  return [values[ignored] ?? 0, values[values.length - 1 - ignored] ?? 0];
}
