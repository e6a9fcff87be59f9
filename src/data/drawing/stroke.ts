/** Owns points and strokes: the vectors of a drawing, in any unit. Imports nothing. */

/** A position in a drawing: x grows to the right, y grows downwards, in any unit (e.g. pad pixels). */
export interface Point {
  readonly x: number;
  readonly y: number;
  /** How hard a pen presses, 0…1; absent for a mouse or a finger. */
  readonly pressure?: number;
}

/** One press of the pen: its positions in the order of drawing. */
export type Stroke = readonly Point[];

/** The smallest upright rectangle around some points, in the points' own unit. */
export interface Bounds {
  readonly minX: number;
  readonly minY: number;
  readonly maxX: number;
  readonly maxY: number;
}

/**
 * Finds the rectangle around the points of all strokes; it ignores the strokes' thickness.
 *
 * @returns the rectangle, or `null` if no stroke has a point.
 */
export function boundsOf(strokes: readonly Stroke[]): Bounds | null {
  let minX = Infinity;
  let minY = Infinity;
  let maxX = -Infinity;
  let maxY = -Infinity;
  for (const stroke of strokes) {
    for (const { x, y } of stroke) {
      minX = Math.min(minX, x);
      minY = Math.min(minY, y);
      maxX = Math.max(maxX, x);
      maxY = Math.max(maxY, y);
    }
  }
  return minX > maxX ? null : { minX, minY, maxX, maxY };
}

/** The longer side of a rectangle, in its own unit. */
export function longerSideOf(bounds: Bounds): number {
  return Math.max(bounds.maxX - bounds.minX, bounds.maxY - bounds.minY);
}

/** Applies `change` to every point of every stroke. */
export function mapPoints(strokes: readonly Stroke[], change: (point: Point) => Point): Stroke[] {
  return strokes.map((stroke) => stroke.map(change));
}

/**
 * Makes sure that every coordinate is a finite number.
 *
 * @throws RangeError naming the first stroke and point (both counted from 0) that is not finite.
 */
export function assertFinite(strokes: readonly Stroke[]): void {
  for (const [strokeIndex, stroke] of strokes.entries()) {
    for (const [pointIndex, { x, y }] of stroke.entries()) {
      if (!Number.isFinite(x) || !Number.isFinite(y)) {
        throw new RangeError(
          `Point ${pointIndex} of stroke ${strokeIndex} is not finite: (${x}, ${y}).`,
        );
      }
    }
  }
}
