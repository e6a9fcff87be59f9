/** Owns calls of the op that picks rows: each row several times or never, and the background too. */
import * as tf from '@tensorflow/tfjs-core';
import { createRandom } from '../../../src/data/random.ts';
import {
  gatherRows,
  gatherRowsName,
  plainGatherRows,
  type RowGathering,
} from '../../../src/siamese/ops/gatherRows.ts';
import { numbersWithin } from '../randomNumbers.ts';
import type { KernelCase, KernelCases } from './kernelCase.ts';

const random = createRandom(41, 'weights');

/** @param isResult whether the rows are the result of another operation */
function gatherCase(gathering: RowGathering, isResult = false): KernelCase {
  const { images, rowsPerImage, channels, picked } = gathering;
  const rows = numbersWithin(random, images * rowsPerImage * channels);
  const call = (op: typeof gatherRows) => () => {
    const matrix = tf.tensor2d(rows, [images * rowsPerImage, channels]);
    return [op(isResult ? tf.neg(tf.neg(matrix)) : matrix, gathering)];
  };
  const shape = `${picked.length} of ${rowsPerImage} rows of ${channels}, ${images} images`;
  return {
    shape: isResult ? `${shape}, of another operation` : shape,
    run: call(gatherRows),
    plain: call(plainGatherRows),
    truth: () => {
      const found: number[] = [];
      for (let image = 0; image < images; image++) {
        for (const row of picked) {
          for (let channel = 0; channel < channels; channel++) {
            const at = (image * rowsPerImage + row) * channels + channel;
            found.push(row === rowsPerImage ? 0 : (rows[at] ?? Number.NaN));
          }
        }
      }
      return found;
    },
  };
}

function pick(images: number, rowsPerImage: number, channels: number, count: number): RowGathering {
  const picked = Int32Array.from({ length: count }, () => random.below(rowsPerImage + 1));
  return { images, rowsPerImage, channels, picked };
}

export const gatherCases: KernelCases = {
  kernel: gatherRowsName,
  backends: ['wasm'],
  isExact: true,
  cases: [
    ...Array.from({ length: 20 }, () =>
      gatherCase(
        pick(1 + random.below(5), 1 + random.below(9), 1 + random.below(7), 1 + random.below(20)),
      ),
    ),
    gatherCase(pick(20, 100, 32, 225)),
    // Background only.
    gatherCase({ images: 2, rowsPerImage: 1, channels: 50, picked: Int32Array.of(1, 1) }),
    gatherCase(pick(3, 6, 5, 12), true),
  ],
};
