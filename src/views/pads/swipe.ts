/** Tells a finger that wanted to scroll the page from one that drew. */
import type { Point } from '../../store/pads/pad.ts';

/** A swipe is quick … */
const longestSwipeMs = 1_000;
/** … and at least this many times as high as wide. */
const leastSteepness = 2;

/**
 * Whether a touch was perhaps a scroll: quick, mostly vertical, and over the pad's upper or lower edge.
 * @param first where it began, in shares of the pad's side
 * @param last where it ended
 */
export function isLikeScroll(first: Point, last: Point, durationMs: number): boolean {
  const [across, along] = [Math.abs(last.x - first.x), Math.abs(last.y - first.y)];
  const isOverEdge = last.y < 0 || last.y > 1;
  return isOverEdge && along >= leastSteepness * across && durationMs <= longestSwipeMs;
}
