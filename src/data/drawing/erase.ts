/** Finds and removes the strokes that an eraser touches. */
import { distanceOf } from './distance.ts';
import type { Stroke } from './stroke.ts';

/**
 * Removes from a drawing every stroke that an eraser touches; a touched stroke goes as a whole.
 *
 * @param path the way of the eraser, one point or more, in the unit of `strokes`.
 * @param reach the eraser touches a stroke up to this distance between their middles, in the same unit.
 * @returns the untouched strokes; `strokes` itself if the eraser touches none.
 */
export function eraseStrokes(
  strokes: readonly Stroke[],
  path: Stroke,
  reach: number,
): readonly Stroke[] {
  const left = strokes.filter((stroke) => distanceOf(stroke, path) > reach);
  return left.length === strokes.length ? strokes : left;
}
