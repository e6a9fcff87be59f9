/** Takes printed lines out of a photo and leaves the ink that crosses them. */
import { type GreyPhoto, transpose } from '../greyPhoto.ts';
import type { Lines } from './lines.ts';
import type { Line } from './straightLines.ts';

/** A blurred line is wider than it looks, by this much on each side. */
const softEdgePx = 2;
/** A line is looked for beyond its ends, for this share of the photo's shorter side. */
const beyondShare = 0.05;
/** Ink that crosses a line is at least this share of its darkness. */
const crossingShare = 0.6;
/** What is longer than the line is thick is ink if it is at least this share of its darkness throughout. */
const longerShare = 0.3;
/** Columns for each row that ink may run to the side where it crosses: the last is nearly level. */
const slants = [0, 0.5, -0.5, 1, -1, 1.5, -1.5, 2, -2, 3, -3, 4, -4];

/** The same darkness without these lines. */
export function removeLines(dark: GreyPhoto, { across, down }: Lines): GreyPhoto {
  const cleared = across.reduce(removeLine, dark);
  if (down.length === 0) return cleared;
  return transpose(down.reduce(removeLine, transpose(cleared)));
}

/** What a line may cover. */
interface Band {
  readonly firstColumn: number;
  readonly lastColumn: number;
  /** The row of the line's middle, by the column. */
  readonly middles: Int32Array;
  /** Rows above and below the middle. */
  readonly reach: number;
}

/** Opens each column around the line, and lets stay what leads through it from above to below. */
function removeLine(dark: GreyPhoto, line: Line): GreyPhoto {
  const { width, height } = dark;
  const values = dark.values.slice();
  const band = bandOf(line, dark);
  const length = Math.ceil(line.thicknessPx) + 2;
  // What is darker than the line is ink on it.
  const inkFrom = 1.4 * line.darkness + 0.08;
  for (let x = band.firstColumn; x <= band.lastColumn; x++) {
    const opened = openedColumn(dark, band, x, length);
    const top = (band.middles[x] ?? 0) - band.reach;
    for (const [step, value] of opened.entries()) {
      const y = top + step;
      const before = y < 0 || y >= height ? Infinity : (dark.values[y * width + x] ?? 0);
      const isInk =
        before >= inkFrom ||
        value >= longerShare * line.darkness ||
        leadsThrough(dark, band, x, y, crossingShare * line.darkness);
      if (!isInk) values[y * width + x] = value;
    }
  }
  return { width, height, values };
}

function bandOf({ heightAt, first, last, thicknessPx }: Line, { width, height }: GreyPhoto): Band {
  const beyondPx = Math.round(beyondShare * Math.min(width, height));
  return {
    firstColumn: Math.max(0, first - beyondPx),
    lastColumn: Math.min(width - 1, last + beyondPx),
    middles: Int32Array.from({ length: width }, (_, x) => Math.round(heightAt(x))),
    reach: Math.ceil(thicknessPx / 2) + softEdgePx,
  };
}

/**
 * The opening of a column within the band: what is no longer than the line is thick goes, and what is
 * longer, such as a stroke that crosses, stays as dark as it is.
 */
function openedColumn(dark: GreyPhoto, band: Band, x: number, length: number): number[] {
  const { width, height, values } = dark;
  const { reach } = band;
  const start = (band.middles[x] ?? 0) - reach - length + 1;
  const column = Array.from({ length: 2 * (reach + length) - 1 }, (_, step) => {
    const y = start + step;
    return y < 0 || y >= height ? 0 : (values[y * width + x] ?? 0);
  });
  // The least of every run of `length` pixels that has a pixel of the band.
  const leasts = Array.from({ length: 2 * reach + length }, (_, step) =>
    Math.min(...column.slice(step, step + length)),
  );
  return Array.from({ length: 2 * reach + 1 }, (_, step) =>
    Math.max(...leasts.slice(step, step + length)),
  );
}

/** Whether a straight dark way leads through the band by this pixel. */
function leadsThrough(dark: GreyPhoto, band: Band, x: number, y: number, least: number): boolean {
  const { width, height, values } = dark;
  if ((values[y * width + x] ?? 0) < least) return false;
  const isOpen = (slant: number, step: 1 | -1): boolean => {
    for (let row = y + step; row >= 0 && row < height; row += step) {
      const column = Math.round(x + slant * (row - y));
      if (column < 0 || column >= width || (values[row * width + column] ?? 0) < least)
        return false;
      if (Math.abs(row - (band.middles[column] ?? 0)) > band.reach) return true;
    }
    return false;
  };
  return slants.some((slant) => isOpen(slant, -1) && isOpen(slant, 1));
}
