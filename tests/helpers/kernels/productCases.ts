/** Owns calls of the products; our kernels do not support some of them. */
import * as tf from '@tensorflow/tfjs-core';
import { createRandom } from '../../../src/data/random.ts';
import { numbersWithin } from '../randomNumbers.ts';
import type { FastBackend, KernelCase, KernelCases } from './kernelCase.ts';

const random = createRandom(31, 'weights');

/** So many terms that WebGL sums them in several blocks. */
const manyTerms = 1_001;
/** A side that is too long for a texture of software WebGL: 8,192 texels of two numbers at most. */
const longSide = 16_387;

type Sizes = readonly [rows: number, inner: number, columns: number];
type Transposes = readonly [ofA: boolean, ofB: boolean];

const allTransposes: readonly Transposes[] = [
  [false, false],
  [true, false],
  [false, true],
  [true, true],
];
/** All combinations of odd and even lengths, each length once as 1, and a matrix of several tiles. */
const allSizes: readonly Sizes[] = [
  [7, 5, 9],
  [7, 5, 10],
  [7, 6, 9],
  [7, 6, 10],
  [8, 5, 9],
  [8, 5, 10],
  [8, 6, 9],
  [8, 6, 16],
  [1, 6, 5],
  [5, 1, 6],
  [6, 5, 1],
  [40, 33, 23],
];

interface ProductOptions {
  readonly transposes?: Transposes;
  /** The number of matrices on either side; a single one is combined with each on the other side. */
  readonly matrices?: readonly [ofA: number, ofB: number];
  /** Whether the factors are results of another operation. */
  readonly areResults?: boolean;
  readonly handedBackOn?: readonly FastBackend[];
}

/** One matrix or several, with sides as the product uses them; in memory they may be transposed. */
interface Factor {
  readonly values: Float32Array;
  readonly rows: number;
  readonly columns: number;
  readonly isTransposed: boolean;
}

/** One number; a single matrix serves for every index. */
function numberAt(factor: Factor, matrix: number, row: number, column: number): number {
  const { values, rows, columns, isTransposed } = factor;
  const first = (matrix * rows * columns) % values.length;
  return values[first + (isTransposed ? column * rows + row : row * columns + column)] ?? 0;
}

function productCase(
  [rows, inner, columns]: Sizes,
  {
    transposes: [isTransposedA, isTransposedB] = [false, false],
    matrices: [matricesA, matricesB] = [1, 1],
    areResults = false,
    handedBackOn = [],
  }: ProductOptions = {},
): KernelCase {
  const a = numbersWithin(random, matricesA * rows * inner);
  const b = numbersWithin(random, matricesB * inner * columns);
  const factorA = { values: a, rows, columns: inner, isTransposed: isTransposedA };
  const factorB = { values: b, rows: inner, columns, isTransposed: isTransposedB };
  const [sidesA, sidesB] = [
    isTransposedA ? [inner, rows] : [rows, inner],
    isTransposedB ? [columns, inner] : [inner, columns],
  ];
  const multiply = () => {
    const factors = [tf.tensor(a, [matricesA, ...sidesA]), tf.tensor(b, [matricesB, ...sidesB])];
    const [left, right] = areResults ? factors.map((one) => tf.neg(tf.neg(one))) : factors;
    if (left === undefined || right === undefined) throw new Error('A product has two factors');
    return [tf.matMul(left, right, isTransposedA, isTransposedB)];
  };
  const words = (matrices: number, sides: readonly number[], isTransposed: boolean) =>
    `${[...(matrices > 1 ? [matrices] : []), ...sides].join(' × ')}${isTransposed ? ' transposed' : ''}`;
  const left = words(matricesA, sidesA, isTransposedA);
  const right = words(matricesB, sidesB, isTransposedB);
  return {
    shape: `${left}, ${right}${areResults ? ', of other operations' : ''}`,
    run: multiply,
    plain: multiply,
    truth: () =>
      Array.from({ length: Math.max(matricesA, matricesB) * rows * columns }, (_, at) => {
        const [matrix, place] = [Math.floor(at / (rows * columns)), at % (rows * columns)];
        const [row, column] = [Math.floor(place / columns), place % columns];
        let sum = 0;
        for (let term = 0; term < inner; term++) {
          sum += numberAt(factorA, matrix, row, term) * numberAt(factorB, matrix, term, column);
        }
        return sum;
      }),
    handedBackOn,
  };
}

const activations = {
  linear: (value: number) => value,
  relu: (value: number) => Math.max(0, value),
  elu: (value: number) => (value > 0 ? value : Math.expm1(value)),
} as const;

function layerCase(
  [rows, inner, columns]: Sizes,
  activation: keyof typeof activations,
  handedBackOn: readonly FastBackend[] = [],
): KernelCase {
  const a = numbersWithin(random, rows * inner);
  const b = numbersWithin(random, inner * columns);
  const bias = numbersWithin(random, columns);
  const multiply = () => [
    tf.fused.matMul({
      a: tf.tensor2d(a, [rows, inner]),
      b: tf.tensor2d(b, [inner, columns]),
      bias: tf.tensor1d(bias),
      activation,
    }),
  ];
  return {
    shape: `${rows} × ${inner}, ${inner} × ${columns}, bias, ${activation}`,
    run: multiply,
    plain: multiply,
    truth: () =>
      Array.from({ length: rows * columns }, (_, at) => {
        const [row, column] = [Math.floor(at / columns), at % columns];
        let sum = bias[column] ?? 0;
        for (let term = 0; term < inner; term++) {
          sum += (a[row * inner + term] ?? 0) * (b[term * columns + column] ?? 0);
        }
        return activations[activation](sum);
      }),
    handedBackOn,
  };
}

const everywhere = ['wasm', 'webgl'] as const;

export const productCases: readonly KernelCases[] = [
  {
    kernel: tf.BatchMatMul,
    backends: everywhere,
    isExact: false,
    cases: [
      ...allTransposes.flatMap((transposes) => [
        ...allSizes.map((sizes) => productCase(sizes, { transposes })),
        ...(
          [
            [3, 3],
            [1, 4],
            [4, 1],
          ] as const
        ).map((matrices) =>
          productCase([5, 4, 7], { transposes, matrices, handedBackOn: everywhere }),
        ),
        productCase([9, 6, 8], { transposes, areResults: true }),
      ]),
      productCase([8, manyTerms, 6], { transposes: [true, false] }),
      productCase([7, manyTerms, 5], { transposes: [true, false] }),
      productCase([longSide, 3, 2], { handedBackOn: ['webgl'] }),
    ],
  },
  {
    kernel: tf._FusedMatMul,
    backends: everywhere,
    isExact: false,
    cases: [
      ...allSizes.flatMap((sizes) => [layerCase(sizes, 'linear'), layerCase(sizes, 'relu')]),
      layerCase([7, 3, 13], 'elu', everywhere),
      layerCase([6, manyTerms, 8], 'relu'),
    ],
  },
];
