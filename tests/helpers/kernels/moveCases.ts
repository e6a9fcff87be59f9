/** Owns calls of the op that moves matrices along their orthogonalised momentum. */
import * as tf from '@tensorflow/tfjs-core';
import { Matrix } from 'ml-matrix';
import { createRandom } from '../../../src/data/random.ts';
import {
  orthogonalMove,
  orthogonalMoveName,
  type ParameterMatrix,
  plainOrthogonalMove,
} from '../../../src/siamese/ops/orthogonalMove.ts';
import { newtonSchulz } from '../orthogonalTruth.ts';
import { numbersWithin } from '../randomNumbers.ts';
import type { KernelCase, KernelCases } from './kernelCase.ts';

const random = createRandom(61, 'weights');
const constants = { rate: 0.03, decay: 0.9 };

/**
 * @param shapes of the matrices, with so many other numbers after each
 * @param scale the size of the gradient; 0 where there is none
 */
function moveCase(
  shapes: readonly (readonly [rows: number, columns: number, others: number])[],
  scale: number,
): KernelCase {
  const matrices: ParameterMatrix[] = [];
  let size = 0;
  for (const [rows, columns, others] of shapes) {
    matrices.push({ offset: size, rows, columns });
    size += rows * columns + others;
  }
  const parameters = numbersWithin(random, size);
  const others = numbersWithin(random, size);
  const gradient = numbersWithin(random, size, scale);
  const momentum = numbersWithin(random, size, scale);
  const call = (op: typeof orthogonalMove) => () => [
    op(
      {
        parameters: tf.tensor1d(parameters),
        others: tf.tensor1d(others),
        gradient: tf.tensor1d(gradient),
        momentum: tf.tensor1d(momentum),
      },
      matrices,
      constants,
    ),
  ];
  return {
    shape: `${shapes.map(([rows, columns]) => `${rows} × ${columns}`).join(', ')}, slopes of ${scale}`,
    run: call(orthogonalMove),
    plain: call(plainOrthogonalMove),
    truth: () => {
      const result = Array.from(others);
      for (const { offset, rows, columns } of matrices) {
        const slopes = Array.from({ length: rows * columns }, (_, at) => {
          return 0.1 * (gradient[offset + at] ?? 0) + 0.9 * (momentum[offset + at] ?? 0);
        });
        const move = newtonSchulz(Matrix.from1DArray(rows, columns, slopes), 3).to1DArray();
        const step = 0.03 * Math.sqrt(Math.max(1, columns / rows));
        move.forEach((number, at) => {
          result[offset + at] = (parameters[offset + at] ?? 0) - step * number;
        });
      }
      return result;
    },
  };
}

export const moveCases: KernelCases = {
  kernel: orthogonalMoveName,
  backends: ['wasm'],
  isExact: false,
  cases: [
    moveCase([[1, 1, 0]], 1),
    moveCase([[1, 7, 3]], 1),
    moveCase([[9, 1, 1]], 1),
    moveCase([[4, 4, 0]], 1),
    moveCase([[13, 5, 5]], 1e-4),
    moveCase([[5, 13, 13]], 1e3),
    moveCase(
      [
        [25, 32, 32],
        [72, 17, 17],
        [17, 8, 8],
      ],
      1,
    ),
    moveCase(
      [
        [28, 64, 0],
        [16, 64, 64],
        [16, 6, 6],
      ],
      1e-6,
    ),
    moveCase(
      [
        [6, 10, 2],
        [8, 3, 3],
      ],
      0,
    ),
  ],
};
