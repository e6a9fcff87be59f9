/**
 * Cuts long sums on WebGL into blocks. A graphics card computes many numbers at once, but adds the terms
 * of each number one after the other. If few numbers have many terms, the blocks of each sum run side by
 * side, and a second program adds the blocks.
 */
import type { GPGPUProgram } from '@tensorflow/tfjs-backend-webgl';

/** The texels along a side of this many numbers: a texel holds two columns of two rows. */
export function texelsAlong(numbers: number): number {
  return Math.ceil(numbers / 2);
}

/** This many texels keep a graphics card busy. */
const busyTexels = 8_192;
/** A block with fewer terms does not pay for its addition. */
const fewestTerms = 64;

/** The number of blocks of a sum. */
export function blocksOf(outputTexels: number, terms: number): number {
  const wanted = Math.ceil(busyTexels / outputTexels);
  return Math.max(1, Math.min(wanted, Math.floor(terms / fewestTerms)));
}

/**
 * Adds the blocks: [blocks × 2 · texelsAlong(rows), columns], one below the other → [rows, columns].
 */
export function sumOfBlocks(rows: number, columns: number, blocks: number): GPGPUProgram {
  return {
    outputShape: [rows, columns],
    variableNames: ['Blocks'],
    packedInputs: true,
    packedOutput: true,
    userCode: `
      void main() {
        ivec2 place = getOutputCoords();
        vec4 sum = vec4(0.0);
        for (int block = 0; block < ${blocks}; block++) {
          sum += getBlocks(block * ${2 * texelsAlong(rows)} + place.x, place.y);
        }
        setOutput(sum);
      }`,
  };
}
