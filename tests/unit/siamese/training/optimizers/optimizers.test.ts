import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { createRandom } from '../../../../../src/data/random.ts';
import { type OptimizerKind, optimizerKinds } from '../../../../../src/settings/choices.ts';
import { updateRules } from '../../../../../src/siamese/training/optimizers/updateRules.ts';
import { relativeDifference, switchToBackend, testBackends } from '../../../../helpers/backends.ts';
import { numbersWithin } from '../../../../helpers/randomNumbers.ts';

const count = 50;
const random = createRandom(21, 'weights');
const learningRates = [0.01, 0.003, 0.02, 0.02, 0.001];
const gradients = learningRates.map(() => numbersWithin(random, count));
const start = numbersWithin(random, count);
const betas = [0.9, 0.999] as const;

type Reference = (gradients: readonly number[], rates: readonly number[]) => number;

/**
 * How far one parameter goes in all, in float64. Adam as Algorithm 1 of Kingma & Ba (2015) has it, with
 * the ε that amounts to the ε̂ of their faster order of computation (end of section 2).
 */
const references: Readonly<Record<OptimizerKind, Reference>> = {
  sgd: (slopes, rates) => slopes.reduce((sum, g, index) => sum - (rates[index] ?? 0) * g, 0),
  momentum: (slopes, rates) => {
    let [parameter, velocity] = [0, 0];
    slopes.forEach((g, index) => {
      velocity = 0.9 * velocity + g;
      parameter -= (rates[index] ?? 0) * velocity;
    });
    return parameter;
  },
  adam: adamByThePaper(0.9, 0.999),
  // What is no matrix learns by Adam, at a tenth of the rate.
  muon: (slopes, rates) =>
    adamByThePaper(0.9, 0.999)(
      slopes,
      rates.map((rate) => rate / 10),
    ),
};

function adamByThePaper(beta1: number, beta2: number): Reference {
  return (slopes, rates) => {
    let [parameter, m, v] = [0, 0, 0];
    slopes.forEach((g, index) => {
      const t = index + 1;
      m = beta1 * m + (1 - beta1) * g;
      v = beta2 * v + (1 - beta2) * g * g;
      const mHat = m / (1 - beta1 ** t);
      const vHat = v / (1 - beta2 ** t);
      const epsilon = 1e-7 / Math.sqrt(1 - beta2 ** t);
      parameter -= ((rates[index] ?? 0) * mHat) / (Math.sqrt(vHat) + epsilon);
    });
    return parameter;
  };
}

/** The parameters after one update for each gradient, and the memory then. */
function updatesOf(
  kind: OptimizerKind,
  from: Float32Array,
  slopes: readonly Float32Array[],
  rates: readonly number[],
): { parameters: Float32Array; memory: Float32Array[] } {
  const { memorySize, update } = updateRules[kind];
  const [parameters, ...memory] = tf.tidy((): tf.Tensor1D[] => {
    let current: tf.Tensor1D = tf.tensor1d(from);
    let remembered: readonly tf.Tensor1D[] = Array.from({ length: memorySize }, () =>
      tf.zeros([from.length]),
    );
    for (const [index, slope] of slopes.entries()) {
      const next = update({
        parameters: current,
        gradient: tf.tensor1d(slope),
        memory: remembered,
        learningRate: rates[index] ?? 0,
        betas,
        matrices: [],
        updates: index + 1,
      });
      current = next.parameters;
      remembered = next.memory;
    }
    return [current, ...remembered];
  });
  const read = (tensor: tf.Tensor1D): Float32Array => tensor.dataSync<'float32'>().slice();
  const found = {
    parameters: parameters === undefined ? new Float32Array() : read(parameters),
    memory: memory.map(read),
  };
  tf.dispose([parameters ?? [], ...memory]);
  return found;
}

describe.each(testBackends)('an optimiser on %s', (backend) => {
  beforeAll(() => switchToBackend(backend));

  it.each(optimizerKinds)('moves for five steps as the paper says: %s', (kind) => {
    const { parameters } = updatesOf(kind, start, gradients, learningRates);
    const moved = parameters.map((value, at) => value - (start[at] ?? 0));
    const expected = Array.from({ length: count }, (_, at) =>
      references[kind](
        gradients.map((gradient) => gradient[at] ?? 0),
        learningRates,
      ),
    );
    // What the parameters' own rounding leaves of a small change.
    expect(relativeDifference(moved, expected)).toBeLessThan(kind === 'muon' ? 1e-4 : 1e-5);
  });

  it.each([
    // By hand, from 1, with the slopes 2 and then −1 at the rate 0.1.
    ['sgd', [1 - 0.2, 1 - 0.2 + 0.1], []],
    ['momentum', [1 - 0.2, 1 - 0.2 - 0.1 * (0.9 * 2 - 1)], [0.9 * 2 - 1]],
    // The first step is the rate itself. Then m = 0.9·0.2 − 0.1 = 0.08, v = 0.999·0.004 + 0.001 = 0.004996;
    // m̂ = 0.08 ÷ 0.19, v̂ = 0.004996 ÷ 0.001999.
    [
      'adam',
      [1 - 0.1, 1 - 0.1 - (0.1 * (0.08 / 0.19)) / Math.sqrt(0.004996 / 0.001999)],
      [0.08, 0.004996],
    ],
  ] as const)('makes the first two steps of %s by hand', (kind, [first, second], remembered) => {
    const slopes = [Float32Array.of(2), Float32Array.of(-1)];
    const from = Float32Array.of(1);
    const once = updatesOf(kind, from, slopes.slice(0, 1), [0.1]);
    expect(once.parameters[0]).toBeCloseTo(first, 6);
    const twice = updatesOf(kind, from, slopes, [0.1, 0.1]);
    expect(twice.parameters[0]).toBeCloseTo(second, 6);
    expect(twice.memory.map((vector) => vector[0])).toEqual(
      remembered.map((value) => expect.closeTo(value, 6)),
    );
  });

  it.each(optimizerKinds)('stands still, without NaN, where there is no gradient: %s', (kind) => {
    const { parameters, memory } = updatesOf(kind, start, [new Float32Array(count)], [0.1]);
    expect(parameters).toEqual(start);
    expect(memory).toHaveLength(updateRules[kind].memorySize);
    for (const vector of memory) expect(vector).toEqual(new Float32Array(count));
  });

  it.each(optimizerKinds)('lets a NaN through to the one parameter that has it: %s', (kind) => {
    const gradient = numbersWithin(random, count);
    gradient[7] = Number.NaN;
    const { parameters } = updatesOf(kind, start, [gradient], [0.1]);
    expect([...parameters.keys()].filter((at) => Number.isNaN(parameters[at]))).toEqual([7]);
  });

  it.each(optimizerKinds)('gives new tensors and leaves nothing else behind: %s', (kind) => {
    const { memorySize, update } = updateRules[kind];
    const before = tf.memory().numTensors;
    const vectors = Array.from({ length: 2 + memorySize }, () => tf.tensor1d(start));
    const [parameters = tf.tensor1d([]), gradient = tf.tensor1d([]), ...memory] = vectors;
    const given = tf.tidy(() => {
      const next = update({
        parameters,
        gradient,
        memory,
        betas,
        matrices: [],
        learningRate: 0.1,
        updates: 1,
      });
      return [next.parameters, ...next.memory];
    });
    expect(tf.memory().numTensors).toBe(before + 2 * (1 + memorySize) + 1);
    // What it was given still belongs to the caller.
    for (const vector of vectors) expect(vector.dataSync()).toEqual(start);
    tf.dispose([...vectors, ...given]);
    expect(tf.memory().numTensors).toBe(before);
  });
});
