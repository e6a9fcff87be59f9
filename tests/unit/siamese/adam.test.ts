import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { createRandom } from '../../../src/data/random.ts';
import { adamStep, createAdamState } from '../../../src/siamese/adam.ts';
import { relativeDifference, switchToBackend, testBackends } from '../../helpers/backends.ts';

const count = 50;
const learningRates = [0.01, 0.003, 0.02];

/**
 * Adam as Algorithm 1 of Kingma & Ba (2015) has it, in float64, with the ε that amounts to the ε̂ of
 * their faster order of computation (end of section 2).
 */
function adamReference(start: Float64Array, gradients: readonly Float32Array[]): Float64Array {
  const parameters = start.slice();
  const m = new Float64Array(count);
  const v = new Float64Array(count);
  gradients.forEach((gradient, index) => {
    const t = index + 1;
    gradient.forEach((g, at) => {
      m[at] = 0.9 * (m[at] ?? 0) + 0.1 * g;
      v[at] = 0.999 * (v[at] ?? 0) + 0.001 * g * g;
      const mHat = (m[at] ?? 0) / (1 - 0.9 ** t);
      const vHat = (v[at] ?? 0) / (1 - 0.999 ** t);
      const epsilon = 1e-7 / Math.sqrt(1 - 0.999 ** t);
      const change = ((learningRates[index] ?? 0) * mHat) / (Math.sqrt(vHat) + epsilon);
      parameters[at] = (parameters[at] ?? 0) - change;
    });
  });
  return parameters;
}

describe.each(testBackends)('Adam on %s', (backend) => {
  beforeAll(() => switchToBackend(backend));
  const random = createRandom(21, 'weights');
  const numbers = (): Float32Array =>
    Float32Array.from({ length: count }, () => 2 * random.uniform() - 1);

  it('moves as the paper says for three steps of random gradients', () => {
    const gradients = learningRates.map(numbers);
    const start = tf.tensor1d(new Float32Array(count));
    let current = { parameters: start, state: createAdamState(count) };
    for (const [index, gradient] of gradients.entries()) {
      current = adamStep(
        current.parameters,
        tf.tensor1d(gradient),
        current.state,
        learningRates[index] ?? 0,
        index + 1,
      );
    }
    const expected = adamReference(new Float64Array(count), gradients);
    expect(relativeDifference(current.parameters.dataSync(), expected)).toBeLessThan(1e-6);
  });

  it('gives three tensors and leaves nothing else behind', () => {
    const before = tf.memory().numTensors;
    const start = tf.tensor1d(numbers());
    const memory = createAdamState(count);
    const { parameters, state } = tf.tidy(() => {
      const { state, ...rest } = adamStep(start, tf.tensor1d(numbers()), memory, 0.01, 1);
      return { ...rest, state: { ...state } };
    });
    expect(tf.memory().numTensors).toBe(before + 6);
    tf.dispose([start, { ...memory }, parameters, { ...state }]);
    expect(tf.memory().numTensors).toBe(before);
  });

  it('stands still, without NaN, where there is no gradient', () => {
    const start = tf.tensor1d(numbers());
    const { parameters, state } = adamStep(
      start,
      tf.zeros([count]),
      createAdamState(count),
      0.01,
      1,
    );
    expect(parameters.dataSync()).toEqual(start.dataSync());
    expect(state.secondMoment.dataSync()).toEqual(new Float32Array(count));
  });
});
