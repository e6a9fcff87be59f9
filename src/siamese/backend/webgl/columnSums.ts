/** Sums each column of a matrix with two WebGL programs. */
import type { GPGPUProgram, MathBackendWebGL } from '@tensorflow/tfjs-backend-webgl';
import { columnSumsName } from '../../ops/columnSums.ts';
import { pick } from '../kernelInputs.ts';
import { registerOurs } from '../registerOurs.ts';
import { blocksOf, sumOfBlocks, texelsAlong } from './blocks.ts';

/** Registers the programs for the WebGL backend. */
export function registerWebGlColumnSums(backend: MathBackendWebGL): void {
  registerOurs(columnSumsName, 'webgl', ({ inputs }) => {
    const [matrix] = pick(inputs, ['rows']);
    const [rows = 0, columns = 0] = matrix.shape;
    const blocks = blocksOf(texelsAlong(columns), texelsAlong(rows));
    const sums = backend.runWebGLProgram(blockSums(rows, columns, blocks), [matrix], 'float32');
    if (blocks === 1) return sums;
    const total = backend.runWebGLProgram(sumOfBlocks(1, columns, blocks), [sums], 'float32');
    backend.disposeData(sums.dataId);
    return total;
  });
}

/** [rows, columns] → the sums of each block of rows, in the upper row of each texel. */
function blockSums(rows: number, columns: number, blocks: number): GPGPUProgram {
  const length = 2 * Math.ceil(texelsAlong(rows) / blocks);
  return {
    outputShape: blocks === 1 ? [1, columns] : [2 * blocks, columns],
    variableNames: ['Rows'],
    packedInputs: true,
    packedOutput: true,
    userCode: `
      void main() {
        ivec2 place = getOutputCoords();
        int start = (place.x / 2) * ${length};
        vec4 sum = vec4(0.0);
        // Direct3D needs a constant length to read textures in a loop; the last block is shorter.
        for (int at = 0; at < ${length}; at += 2) {
          if (start + at >= ${rows}) break;
          sum += getRows(start + at, place.y);
        }
        setOutput(vec4(sum.xy + sum.zw, 0.0, 0.0));
      }`,
  };
}
