import * as tf from '@tensorflow/tfjs-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { createRandom } from '../../../../src/data/random.ts';
import { adamUpdate } from '../../../../src/siamese/ops/adamUpdate.ts';
import { columnSums, columnSumsName } from '../../../../src/siamese/ops/columnSums.ts';
import { reluGradient } from '../../../../src/siamese/ops/reluGradient.ts';
import { switchToBackend, testBackends } from '../../../helpers/backends.ts';
import { numbersWithin } from '../../../helpers/randomNumbers.ts';

const random = createRandom(57, 'weights');

/** Sizes around the four numbers that are computed at once, and one that is long. */
const sizes = [1, 2, 3, 4, 5, 7, 8, 13, 1001];

describe.each(testBackends)('on %s', (backend) => {
  beforeEach(() => switchToBackend(backend));

  it.each(sizes)('columns of %i rows add up to their sums', (rows) => {
    for (const columns of sizes.slice(0, -1)) {
      const numbers = numbersWithin(random, rows * columns);
      const found = tf.tidy(() => {
        const sums = columnSums(tf.tensor2d(numbers, [rows, columns]));
        expect(sums.shape).toEqual([1, columns]);
        return sums.dataSync<'float32'>().slice();
      });
      for (const [column, sum] of found.entries()) {
        let expected = 0;
        for (let row = 0; row < rows; row++) expected += numbers[row * columns + column] ?? 0;
        expect(sum).toBeCloseTo(expected, 4);
      }
    }
  });

  it.each(sizes)('a gradient of %i numbers passes a ReLU where its output is above 0', (size) => {
    const gradient = numbersWithin(random, size);
    const output = numbersWithin(random, size).map((value) => Math.max(0, value));
    const found = tf.tidy(() =>
      reluGradient(tf.tensor2d(gradient, [1, size]), tf.tensor2d(output, [1, size]))
        .dataSync<'float32'>()
        .slice(),
    );
    const expected = gradient.map((value, index) => ((output[index] ?? 0) > 0 ? value : 0));
    expect(found.map(Math.abs)).toEqual(expected.map(Math.abs));
  });

  it.each(sizes)('Adam moves %i parameters as its paper has it', (size) => {
    const [parameters, gradient, first] = [0, 1, 2].map(() => numbersWithin(random, size));
    const second = numbersWithin(random, size).map(Math.abs);
    if (parameters === undefined || gradient === undefined || first === undefined) return;
    const constants = { rate: 0.01, firstDecay: 0.9, secondDecay: 0.999, epsilon: 1e-7 };
    const found = tf.tidy(() => {
      const updated = adamUpdate(
        {
          parameters: tf.tensor1d(parameters),
          gradient: tf.tensor1d(gradient),
          firstMoment: tf.tensor1d(first),
          secondMoment: tf.tensor1d(second),
        },
        constants,
      );
      const read = (tensor: tf.Tensor1D) => tensor.dataSync<'float32'>().slice();
      return [read(updated.parameters), read(updated.firstMoment), read(updated.secondMoment)];
    });
    for (let index = 0; index < size; index++) {
      const slope = gradient[index] ?? 0;
      const m = 0.9 * (first[index] ?? 0) + 0.1 * slope;
      const v = 0.999 * (second[index] ?? 0) + 0.001 * slope ** 2;
      const p = (parameters[index] ?? 0) - (0.01 * m) / (Math.sqrt(v) + 1e-7);
      for (const [place, expected] of [p, m, v].entries()) {
        expect(found[place]?.[index]).toBeCloseTo(expected, 5);
      }
    }
  });
});

describe('our WebAssembly', () => {
  it('does the work where it can run', async () => {
    await switchToBackend('wasm');
    expect(tf.getKernel(columnSumsName, 'wasm')).toBeDefined();
  });
});
