/** Finds the place for the label of a circle, so that nothing covers anything. Knows no canvas. */
import type { Frame, MapPoint } from './camera.ts';

/** Half the size of the label, and its distance from the mark of a drawing, in CSS pixels. */
const halfWidth = 30;
const halfHeight = 9;
const clearOf = 34;
/** Directions to try, in turns, clockwise from the right: above and below come first. */
const directions = [3 / 4, 1 / 4, 5 / 8, 3 / 8, 7 / 8, 1 / 8, 1 / 2, 0];

/**
 * The first place on the circle that is inside the frame and far enough from the other points; `null` if
 * there is none.
 * @param centre in CSS pixels
 * @param radius in CSS pixels
 */
export function circleLabelPlace(
  centre: MapPoint,
  radius: number,
  frame: Frame,
  others: readonly MapPoint[],
): MapPoint | null {
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
