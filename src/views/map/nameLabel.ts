/** Finds the place for the name of a class, so that the frame cuts off as little as can be. Knows no canvas. */
import type { Frame, MapPoint } from './camera.ts';

/** Space between a name and the edge of the frame, in CSS pixels. */
const space = 2;

/**
 * Moves a name to the side until the whole of it is inside the frame; one that is wider stands in the middle. A
 * name whose place is out of sight stays there: its class is not here.
 * @param at the middle of the name, in CSS pixels
 * @param halfWidth half its width, in CSS pixels
 */
export function nameLabelPlace({ x, y }: MapPoint, halfWidth: number, { width }: Frame): MapPoint {
  if (x < 0 || x > width) return { x, y };
  const reach = Math.min(halfWidth + space, width / 2);
  return { x: Math.min(width - reach, Math.max(reach, x)), y };
}
