/** Where the name of a circle is written, so that it hides nothing and nothing hides it. */
import type { Frame, Point } from './camera.ts';

/** The name's own half, and the room that a drawing's mark takes, in CSS pixels. */
const halfWidth = 30;
const halfHeight = 9;
const clearOf = 34;
/** Directions that are tried, in turns of a circle, clockwise from the right: above and below first. */
const directions = [3 / 4, 1 / 4, 5 / 8, 3 / 8, 7 / 8, 1 / 8, 1 / 2, 0];

/**
 * The first place on a circle that lies within the frame and clear of some others; `null` where there
 * is none.
 * @param centre in CSS pixels @param radius in CSS pixels
 */
export function circleLabelPlace(
  centre: Point,
  radius: number,
  frame: Frame,
  others: readonly Point[],
): Point | null {
  for (const direction of directions) {
    const angle = 2 * Math.PI * direction;
    const [x, y] = [centre.x + radius * Math.cos(angle), centre.y + radius * Math.sin(angle)];
    const isInside =
      x >= halfWidth &&
      x <= frame.width - halfWidth &&
      y >= halfHeight &&
      y <= frame.height - halfHeight;
    const isClear = others.every((other) => !(Math.hypot(other.x - x, other.y - y) < clearOf));
    if (isInside && isClear) return { x, y };
  }
  return null;
}
