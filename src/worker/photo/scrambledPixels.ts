/** Notices a browser that scrambles the pixels that a page reads, as a shield against being recognised. */

/** The part of a canvas's context that is needed to try it. */
export interface PixelReader {
  fillStyle: unknown;
  fillRect(x: number, y: number, width: number, height: number): void;
  getImageData(
    x: number,
    y: number,
    width: number,
    height: number,
  ): { readonly data: ArrayLike<number> };
}

/** The colours that are painted and read back, one row of pixels each. */
const known: readonly (readonly [number, number, number])[] = [
  [230, 20, 120],
  [20, 200, 60],
  [0, 0, 0],
  [255, 255, 255],
];
const columns = 8;
/** A browser may change a pixel by a few steps, which does no harm. */
const harmlessSteps = 12;
/** So many of a hundred values may be farther off. */
const mostWrongShare = 0.05;

/**
 * Paints known colours in the upper left corner and reads them back.
 * @param context of a canvas with at least 8 × 8 pixels
 */
export function areScrambled(context: PixelReader): boolean {
  for (const [row, colour] of known.entries()) {
    context.fillStyle = `rgb(${colour.join(' ')})`;
    context.fillRect(0, row, columns, 1);
  }
  const { data } = context.getImageData(0, 0, columns, known.length);
  const values = known.flatMap((colour) => Array.from({ length: columns }, () => [...colour, 255]));
  const wrong = values.flat().filter((value, at) => {
    return !(Math.abs((data[at] ?? Number.NaN) - value) <= harmlessSteps);
  });
  return wrong.length > mostWrongShare * 4 * columns * known.length;
}
