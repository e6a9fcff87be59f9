/** Draws the middle line of ink again, so that the width of the pen makes no difference. */
import { digitFromStrokes } from '../drawing/digitFromStrokes.ts';
import { enlarge, thicknessOf } from './outline.ts';
import type { Box, Mask } from './parts/mask.ts';
import { prune, strokesOf, thin } from './thin.ts';

/**
 * The digit that ink makes, as `digitFromStrokes` draws it.
 * @param box the rectangle around the ink
 * @returns `null` where there is no ink
 */
export function drawAgain(mask: Mask, box: Box): Uint8Array | null {
  const outline = enlarge(mask, box);
  const line = prune(thin(outline), thicknessOf(outline) * 0.75);
  return digitFromStrokes(strokesOf(line), 2);
}
