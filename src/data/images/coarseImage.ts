/** Owns the coarse image of a digit: 7×7 means in place of 28×28 pixels. */
import { digitPixels, digitSide } from '../digit.ts';

/** Side of a block in pixels. */
const blockSide = 4;
/** Blocks in a row; there are as many rows. */
const blocksInRow = digitSide / blockSide;
/** Numbers in a coarse image. */
export const coarseImageSize = blocksInRow * blocksInRow;

/**
 * The mean of each 4×4 block of a digit: a rough map of its ink.
 * @param image 784 grey values
 * @returns [49] 0…1, row by row
 */
export function coarseImageOf(image: Uint8Array): Float32Array {
  const coarse = new Float32Array(coarseImageSize);
  for (let pixel = 0; pixel < digitPixels; pixel++) {
    const row = Math.floor(pixel / (digitSide * blockSide));
    const column = Math.floor((pixel % digitSide) / blockSide);
    const block = row * blocksInRow + column;
    coarse[block] = (coarse[block] ?? 0) + (image[pixel] ?? 0);
  }
  return coarse.map((sum) => sum / (255 * blockSide * blockSide));
}
