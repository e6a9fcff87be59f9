/** Finds dots: under a pointer, or the next one in the direction of an arrow key. Knows no canvas. */
import type { MapPoint } from './camera.ts';

/** The positions of the dots, and which ones are visible. */
export interface Dots {
  /** [dots × 2], in any unit, y upwards. */
  readonly positions: Float32Array;
  readonly isShown: (dot: number) => boolean;
}

/** The visible dot nearest to a point, at most `within` away; `null` if there is none. */
export function nearestDot(
  { positions, isShown }: Dots,
  to: MapPoint,
  within: number,
): number | null {
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
 * The nearest visible dot within 45° of a direction, seen from another dot.
 * @param direction of length 1
 * @returns `null` if there is no dot in this direction
 */
export function nextDot(
  { positions, isShown }: Dots,
  from: number,
  direction: MapPoint,
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
