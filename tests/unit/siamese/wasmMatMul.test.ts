import * as tf from '@tensorflow/tfjs-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createRandom } from '../../../src/data/random.ts';
import { relativeDifference, switchToBackend } from '../../helpers/backends.ts';

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
  it('refuses matrices that do not fit, as any backend does', async () => {
    await switchToBackend('wasm');
    const [a, b] = [matrix([], 3, 4, false), matrix([], 5, 2, false)];
    expect(() => product(a, b, [false, false])).toThrow('matMul');
  });
});
