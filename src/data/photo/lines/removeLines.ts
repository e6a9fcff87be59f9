/** Takes printed lines out of a photo and leaves the ink that crosses them. */
import { type GreyPhoto, transpose } from '../greyPhoto.ts';
import type { Lines } from './printedLines.ts';
import type { Line } from './straightLines.ts';

/** A blurred line is wider than it looks, by this much on each side. */
const softEdgePx = 2;

/** The same darkness without these lines. */
export function removeLines(dark: GreyPhoto, { across, down }: Lines): GreyPhoto {
  const cleared = across.reduce(removeLine, dark);
  if (down.length === 0) return cleared;
  return transpose(down.reduce(removeLine, transpose(cleared)));
}

/**
 * Opens each column around the line: what is no longer than the line is thick goes, and what is longer,
 * such as a stroke that crosses, stays as dark as it is.
 */
function removeLine(dark: GreyPhoto, line: Line): GreyPhoto {
  const { width, height } = dark;
  const values = dark.values.slice();
  const length = Math.ceil(line.thicknessPx) + 2;
  const reach = Math.ceil(line.thicknessPx / 2) + softEdgePx;
  const inkFrom = 1.4 * line.darkness + 0.08;
  const bridge = Math.round(0.05 * Math.min(width, height));
  for (
    let x = Math.max(0, line.first - bridge);
    x <= Math.min(width - 1, line.last + bridge);
    x++
  ) {
    const middle = Math.round(line.heightAt(x));
    const at = (y: number): number =>
      dark.values[Math.min(height - 1, Math.max(0, y)) * width + x] ?? 0;
    // The least of every run of `length` pixels that has a pixel of the line.
    const leasts = Array.from({ length: 2 * reach + length }, (_, start) => {
      const top = middle - reach - length + 1 + start;
      return Math.min(...Array.from({ length }, (_none, step) => at(top + step)));
    });
    for (let step = 0; step <= 2 * reach; step++) {
      const y = middle - reach + step;
      if (y < 0 || y >= height) continue;
      const before = at(y);
      // What is darker than the line is ink on it.
      if (before < inkFrom) values[y * width + x] = Math.max(...leasts.slice(step, step + length));
    }
  }
  return { width, height, values };
}
