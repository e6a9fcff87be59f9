/** Owns calls of the element-by-element ops, and of the column sums. */
import * as tf from '@tensorflow/tfjs-core';
import { createRandom } from '../../../src/data/random.ts';
import {
  type AdamVectors,
  adamUpdate,
  adamUpdateName,
  plainAdamUpdate,
} from '../../../src/siamese/ops/adamUpdate.ts';
import {
  columnSums,
  columnSumsName,
  plainColumnSums,
} from '../../../src/siamese/ops/columnSums.ts';
import {
  plainReluGradient,
  reluGradient,
  reluGradientName,
} from '../../../src/siamese/ops/reluGradient.ts';
import { numbersWithin } from '../randomNumbers.ts';
import type { KernelCase, KernelCases } from './kernelCase.ts';

const random = createRandom(57, 'weights');

/** Lengths around 4, because kernels compute four numbers at once; and a long one. */
const lengths = [1, 2, 3, 4, 5, 7, 8, 13, 1001];
const matrices: readonly (readonly [rows: number, columns: number])[] = [
  ...lengths.map((length) => [1, length] as const),
  [7, 1],
  [3, 5],
  [4, 6],
  [3, 6],
  [4, 5],
  [37, 41],
];

function reluCase(rows: number, columns: number): KernelCase {
  const gradient = numbersWithin(random, rows * columns);
  // One third is exactly 0, where the slope is 0 too.
  const output = numbersWithin(random, rows * columns).map((value, at) => (at % 3 ? value : 0));
  const call = (op: typeof reluGradient) => () => [
    op(tf.tensor2d(gradient, [rows, columns]), tf.tensor2d(output, [rows, columns])),
  ];
  return {
    shape: `${rows} × ${columns}`,
    run: call(reluGradient),
    plain: call(plainReluGradient),
    truth: () => gradient.map((value, at) => ((output[at] ?? 0) > 0 ? value : 0)),
  };
}

const adamConstants = { rate: 0.01, firstDecay: 0.9, secondDecay: 0.999, epsilon: 1e-7 };

/** @param scale the size of the moments; 0 for the first step of a training */
function adamCase(length: number, scale: number): KernelCase {
  const parameters = numbersWithin(random, length);
  const gradient = numbersWithin(random, length);
  const first = numbersWithin(random, length, scale);
  const second = numbersWithin(random, length, scale).map(Math.abs);
  const call = (op: (vectors: AdamVectors, constants: typeof adamConstants) => object) => () =>
    Object.values<tf.Tensor>({
      ...op(
        {
          parameters: tf.tensor1d(parameters),
          gradient: tf.tensor1d(gradient),
          firstMoment: tf.tensor1d(first),
          secondMoment: tf.tensor1d(second),
        },
        adamConstants,
      ),
    });
  return {
    shape: `${length}${scale === 0 ? ', moments of 0' : ''}`,
    run: call(adamUpdate),
    plain: call(plainAdamUpdate),
    truth: () => {
      const slopes = Array.from(gradient);
      const m = slopes.map((slope, at) => 0.9 * (first[at] ?? 0) + 0.1 * slope);
      const v = slopes.map((slope, at) => 0.999 * (second[at] ?? 0) + 0.001 * slope ** 2);
      const p = m.map(
        (mean, at) => (parameters[at] ?? 0) - (0.01 * mean) / (Math.sqrt(v[at] ?? 0) + 1e-7),
      );
      return [...p, ...m, ...v];
    },
  };
}

/** @param isResult whether the matrix is the result of another operation */
function sumsCase(rows: number, columns: number, isResult = false): KernelCase {
  const numbers = numbersWithin(random, rows * columns);
  const call = (op: typeof columnSums) => () => {
    const matrix = tf.tensor2d(numbers, [rows, columns]);
    return [op(isResult ? tf.neg(tf.neg(matrix)) : matrix)];
  };
  return {
    shape: `${rows} × ${columns}${isResult ? ', of another operation' : ''}`,
    run: call(columnSums),
    plain: call(plainColumnSums),
    truth: () =>
      Array.from({ length: columns }, (_, column) => {
        let sum = 0;
        for (let row = 0; row < rows; row++) sum += numbers[row * columns + column] ?? 0;
        return sum;
      }),
  };
}

const everywhere = ['wasm', 'webgl'] as const;

export const trainingCases: readonly KernelCases[] = [
  {
    kernel: reluGradientName,
    backends: everywhere,
    isExact: true,
    cases: matrices.map(([rows, columns]) => reluCase(rows, columns)),
  },
  {
    kernel: adamUpdateName,
    backends: everywhere,
    isExact: false,
    cases: [...lengths.map((length) => adamCase(length, 1)), adamCase(11, 0)],
  },
  {
    kernel: columnSumsName,
    backends: everywhere,
    isExact: false,
    cases: [
      ...[1, 2, 3, 4, 5, 8, 13, 1001].flatMap((rows) =>
        [1, 3, 4, 5, 8, 13].map((columns) => sumsCase(rows, columns)),
      ),
      sumsCase(900, 64),
      sumsCase(9, 7, true),
    ],
  },
];
