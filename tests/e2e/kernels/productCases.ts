/** Products and sums, among them some that our programs are not made for. */
import * as tf from '@tensorflow/tfjs-core';
import type { RandomSource } from '../../../src/data/random.ts';
import { columnSums, columnSumsName } from '../../../src/siamese/ops/columnSums.ts';
import { numbersWithin } from '../../helpers/randomNumbers.ts';
import { type KernelCase, randomSize } from './kernelCase.ts';

/** Rows that are summed up in several blocks. */
const manyRows = 1_001;
/** A side that fits no texture of software WebGL, at most 8,192 texels of two numbers. */
const longSide = 16_387;

/** One trial's. */
export function productCases(random: RandomSource, trial: number): KernelCase[] {
  const [rows, inner, columns] = [trial, trial >> 1, trial >> 2].map((parity) =>
    randomSize(random, parity, 20),
  );
  if (!rows || !inner || !columns) return [];
  const plain = { rows, inner, columns, transposeA: false, transposeB: false };
  const summed = numbersWithin(random, manyRows * columns);
  return [
    product(random, plain),
    product(random, { ...plain, transposeA: true }),
    product(random, { ...plain, transposeB: true }),
    product(random, { ...plain, transposeA: true, transposeB: true }),
    product(random, { ...plain, inner: manyRows, transposeA: true }),
    product(random, { ...plain, matrices: 3 }),
    product(random, { ...plain, rows: longSide, inner: 3, columns: 2 }),
    layer(random, plain, 'linear'),
    layer(random, plain, 'relu'),
    layer(random, plain, 'elu'),
    {
      kernel: columnSumsName,
      shape: `${manyRows} × ${columns}`,
      run: () => [columnSums(tf.tensor2d(summed, [manyRows, columns]))],
    },
  ];
}

interface ProductShape {
  readonly rows: number;
  readonly inner: number;
  readonly columns: number;
  readonly transposeA: boolean;
  readonly transposeB: boolean;
  /** More than one is for TensorFlow.js. */
  readonly matrices?: number;
}

function product(random: RandomSource, given: ProductShape): KernelCase {
  const { rows, inner, columns, transposeA, transposeB, matrices = 1 } = given;
  const [a, b] = [rows, columns].map((side) => numbersWithin(random, matrices * side * inner));
  const [sidesOfA, sidesOfB] = [
    transposeA ? [inner, rows] : [rows, inner],
    transposeB ? [columns, inner] : [inner, columns],
  ];
  const words = (side: readonly number[], isTransposed: boolean) =>
    `${side.join(' × ')}${isTransposed ? ' transposed' : ''}`;
  return {
    kernel: tf.BatchMatMul,
    shape: `${matrices} × (${words(sidesOfA, transposeA)}, ${words(sidesOfB, transposeB)})`,
    isInFront: true,
    run: () => [
      tf.matMul(
        tf.tensor(a ?? [], [matrices, ...sidesOfA]),
        tf.tensor(b ?? [], [matrices, ...sidesOfB]),
        transposeA,
        transposeB,
      ),
    ],
  };
}

/** @param activation only the first two are for us */
function layer(
  random: RandomSource,
  { rows, inner, columns }: ProductShape,
  activation: 'linear' | 'relu' | 'elu',
): KernelCase {
  const a = numbersWithin(random, rows * inner);
  const b = numbersWithin(random, inner * columns);
  const bias = numbersWithin(random, columns);
  return {
    kernel: tf._FusedMatMul,
    shape: `${rows} × ${inner}, ${inner} × ${columns}, bias, ${activation}`,
    isInFront: true,
    run: () => [
      tf.fused.matMul({
        a: tf.tensor2d(a, [rows, inner]),
        b: tf.tensor2d(b, [inner, columns]),
        bias: tf.tensor1d(bias),
        activation,
      }),
    ],
  };
}
