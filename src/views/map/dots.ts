/** Finding dots: under a pointer, or from one dot to the next with arrow keys. */
import type { Point } from './camera.ts';

/** Where dots lie, and which of them are there to be found. */
export interface Dots {
  /** [dots × 2], in any unit, y upwards. */
  readonly positions: Float32Array;
  readonly isShown: (dot: number) => boolean;
}

/** The dot that is nearest to a point and at most so far away. */
export function nearestDot({ positions, isShown }: Dots, to: Point, within: number): number | null {
  let nearest: number | null = null;
  let least = within;
  for (let dot = 0; 2 * dot < positions.length; dot++) {
    const [x, y] = [positions[2 * dot] ?? 0, positions[2 * dot + 1] ?? 0];
    const distance = Math.hypot(x - to.x, y - to.y);
    if (distance > least || !isShown(dot)) continue;
    least = distance;
    nearest = dot;
  }
  return nearest;
}

/**
 * The nearest dot that lies within 45° of a direction, seen from another dot.
 * @param direction of length 1
 * @returns `null` where there is none that way
 */
export function nextDot(
  { positions, isShown }: Dots,
  from: number,
  direction: Point,
): number | null {
  const start = { x: positions[2 * from] ?? 0, y: positions[2 * from + 1] ?? 0 };
  let nearest: number | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (let dot = 0; 2 * dot < positions.length; dot++) {
    const [x, y] = [(positions[2 * dot] ?? 0) - start.x, (positions[2 * dot + 1] ?? 0) - start.y];
    const along = x * direction.x + y * direction.y;
    const aside = Math.abs(x * direction.y - y * direction.x);
    const distance = Math.hypot(x, y);
    if (along <= 0 || aside > along || distance >= least || !isShown(dot)) continue;
    least = distance;
    nearest = dot;
  }
  return nearest;
}
