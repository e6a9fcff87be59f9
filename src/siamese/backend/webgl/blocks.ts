/**
 * Long sums on WebGL, in blocks: a graphics card computes many numbers at once, but each number's sum
 * one term after the other. Where few numbers are sums of many terms, each is cut into blocks that are
 * summed side by side, and the blocks are added up afterwards.
 */
import type { GPGPUProgram } from '@tensorflow/tfjs-backend-webgl';

/** A texel holds two columns of two rows: texels along a side of so many numbers. */
export function texelsAlong(numbers: number): number {
  return Math.ceil(numbers / 2);
}

/** Texels that keep a graphics card busy. */
const busyTexels = 8_192;
/** A block of fewer terms is not worth the adding up. */
const fewestTerms = 64;

/** How many blocks a sum is cut into. */
export function blocksOf(outputTexels: number, terms: number): number {
  const wanted = Math.ceil(busyTexels / outputTexels);
  return Math.max(1, Math.min(wanted, Math.floor(terms / fewestTerms)));
}

/**
 * Adds blocks up: [blocks × 2 · texelsAlong(rows), columns], one below the other → [rows, columns].
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
