/**
 * Mirrors images and turns them by quarters. A mirrored 3 is no digit, but a shape in a real hand: such
 * classes teach to compare what is new (Santoro et al. 2016 turn characters by quarters for the same reason).
 */
import { digitPixels, digitSide } from '../digit.ts';

interface Turn {
  /** What it makes of a class, after the name of the class. */
  readonly text: string;
  /** Whether rows and columns change places first; then left and right, then top and bottom. */
  readonly isTransposed: boolean;
  readonly flipsX: boolean;
  readonly flipsY: boolean;
}

/** All ways to mirror a square, to turn it by quarters, or both, but for leaving it as it is. */
export const turns: readonly Turn[] = [
  { text: 'mirrored', isTransposed: false, flipsX: true, flipsY: false },
  { text: 'mirrored, upside down', isTransposed: false, flipsX: false, flipsY: true },
  { text: 'upside down', isTransposed: false, flipsX: true, flipsY: true },
  { text: 'mirrored, turned to the left', isTransposed: true, flipsX: false, flipsY: false },
  { text: 'turned to the right', isTransposed: true, flipsX: true, flipsY: false },
  { text: 'turned to the left', isTransposed: true, flipsX: false, flipsY: true },
  { text: 'mirrored, turned to the right', isTransposed: true, flipsX: true, flipsY: true },
];

/**
 * Turns one image.
 * @param image [784] grey values
 * @param turn index of `turns`
 * @returns [784] the same values in other places
 */
export function turnedImage(image: Uint8Array, turn: number): Uint8Array {
  const way = turns[turn];
  if (way === undefined)
    throw new RangeError(`There are ${turns.length} turns, got number ${turn}`);
  const { isTransposed, flipsX, flipsY } = way;
  const last = digitSide - 1;
  const turned = new Uint8Array(digitPixels);
  for (let y = 0; y < digitSide; y++) {
    for (let x = 0; x < digitSide; x++) {
      const [column, row] = isTransposed ? [y, x] : [x, y];
      const toX = flipsX ? last - column : column;
      const toY = flipsY ? last - row : row;
      turned[toY * digitSide + toX] = image[y * digitSide + x] ?? 0;
    }
  }
  return turned;
}
