import * as tf from '@tensorflow/tfjs-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createRandom } from '../../../../../src/data/random.ts';
import { relativeDifference, switchToBackend } from '../../../../helpers/backends.ts';

const random = createRandom(31, 'weights');
const transposes = [
  [false, false],
  [true, false],
  [false, true],
  [true, true],
] as const;

interface Matrix {
  readonly shape: number[];
  readonly values: Float32Array;
}

/** Random numbers of a shape whose last two lengths change places when it is to be transposed. */
function matrix(batch: readonly number[], rows: number, columns: number, isTransposed: boolean) {
  const shape = [...batch, ...(isTransposed ? [columns, rows] : [rows, columns])];
  const size = shape.reduce((product, length) => product * length, 1);
  return { shape, values: Float32Array.from({ length: size }, () => 2 * random.uniform() - 1) };
}

function product(a: Matrix, b: Matrix, [transposeA, transposeB]: readonly [boolean, boolean]) {
  return tf.tidy(() => {
    const result = tf.matMul(
      tf.tensor(a.values, a.shape),
      tf.tensor(b.values, b.shape),
      transposeA,
      transposeB,
    );
    return { shape: result.shape, values: result.dataSync() };
  });
}

const cases = {
  matrices: [[], []],
  'batches of matrices': [[3], [3]],
  'one matrix with each of a batch': [[1], [4]],
  'each of a batch with one matrix': [[4], [1]],
} as const;

describe.each(transposes)('the WASM product with a transposed: %s, b transposed: %s', (...kind) => {
  let before = { tensors: 0, buffers: 0, ids: 0 };
  const counts = () => {
    const { numTensors, numDataBuffers } = tf.memory();
    return { tensors: numTensors, buffers: numDataBuffers, ids: tf.backend().numDataIds() };
  };
  beforeEach(async () => {
    await switchToBackend('wasm');
    before = counts();
  });
  afterEach(() => expect(counts()).toEqual(before));

  it.each(Object.entries(cases))(
    'of %s is the CPU backend’s, and nothing is left behind',
    async (_, [batchA, batchB]) => {
      const pairs = Array.from({ length: 6 }, (_, trial): [Matrix, Matrix] => {
        const [rows, inner, columns] = [1 + random.below(40), 1 + random.below(40), 1 + trial * 7];
        return [matrix(batchA, rows, inner, kind[0]), matrix(batchB, inner, columns, kind[1])];
      });
      await switchToBackend('cpu');
      const expected = pairs.map(([a, b]) => product(a, b, kind));
      await switchToBackend('wasm');
      for (const [index, [a, b]] of pairs.entries()) {
        const found = product(a, b, kind);
        expect(found.shape).toEqual(expected[index]?.shape);
        const values = expected[index]?.values ?? [];
        expect(relativeDifference(found.values, values)).toBeLessThan(1e-6);
      }
    },
  );
});

describe('the WASM product', () => {
  /** A dense layer: act(a·b + bias), with so many rows and columns. */
  const layer = (values: Float32Array, activation: 'linear' | 'relu' | 'elu') =>
    tf.tidy(() => {
      const a = tf.tensor2d(values.subarray(0, 21), [7, 3]);
      const b = tf.tensor2d(values.subarray(21, 60), [3, 13]);
      const bias = tf.tensor1d(values.subarray(60, 73));
      return tf.fused.matMul({ a, b, bias, activation }).dataSync<'float32'>().slice();
    });

  // The last of them is none of ours: TensorFlow.js’s own kernel has to take it.
  it.each(['linear', 'relu', 'elu'] as const)(
    'with a bias and the activation %s is the CPU backend’s',
    async (activation) => {
      const { values } = matrix([], 73, 1, false);
      await switchToBackend('cpu');
      const expected = layer(values, activation);
      await switchToBackend('wasm');
      const found = layer(values, activation);
      expect(relativeDifference(found, expected)).toBeLessThan(1e-6);
      expect(found.some((value) => value < 0)).toBe(activation !== 'relu');
    },
  );

  it('refuses matrices that do not fit, as any backend does', async () => {
    await switchToBackend('wasm');
    const [a, b] = [matrix([], 3, 4, false), matrix([], 5, 2, false)];
    expect(() => product(a, b, [false, false])).toThrow('matMul');
  });
});
