/** Marks what may belong to a level line: whatever is thin and darker than what is above and below. */
import { type GreyPhoto, openAlongColumns } from '../greyPhoto.ts';
import { medianOf } from './median.ts';

/** A line is at most this thick, as a share of the photo's shorter side; thicker is ink or a table. */
const thickestShare = 0.028;
const leastThickestPx = 5;
/** A line is at least this much darker than what is above and below, whatever the noise. */
const faintestLine = 0.03;
/** Noise is told from lines by this multiple of the median. */
const noiseMultiple = 2.5;

/** Where something thin and level is darker than what is above and below it: 1, else 0. */
export interface Ridges {
  readonly width: number;
  readonly height: number;
  readonly marks: Uint8Array;
}

/** @param dark shares of light taken away, from `darknessOf` */
export function ridgesOf(dark: GreyPhoto): Ridges {
  const { width, height } = dark;
  const thickestPx = Math.max(leastThickestPx, thickestShare * Math.min(width, height));
  const thick = openAlongColumns(dark, Math.ceil(thickestPx / 2));
  const above = dark.values.map((value, pixel) => value - (thick.values[pixel] ?? 0));
  const least = faintestLine + noiseMultiple * medianOf(above);
  return { width, height, marks: Uint8Array.from(above, (value) => (value > least ? 1 : 0)) };
}
