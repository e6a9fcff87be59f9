/** Asks whether this browser lets the page read what it has drawn. */
import { scramblesPixels } from '../../../data/images/scrambledPixels.ts';

/** False where the browser gives other pixels than were drawn, or no canvas. */
export function readsCanvases(): boolean {
  const context = document.createElement('canvas').getContext('2d');
  return context !== null && !scramblesPixels(context);
}
