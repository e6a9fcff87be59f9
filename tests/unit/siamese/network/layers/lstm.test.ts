import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { createRandom } from '../../../../../src/data/random.ts';
import {
  type LstmWeights,
  lstmBackward,
  lstmForward,
} from '../../../../../src/siamese/network/layers/lstm.ts';
import { relativeDifference, switchToBackend, testBackends } from '../../../../helpers/backends.ts';
import {
  type LstmSizes,
  lstmReference,
  type ReferenceLstmWeights,
} from '../../../../helpers/referenceLstm.ts';

const random = createRandom(11, 'weights');

function numbers(length: number, scale: number): Float32Array {
  return Float32Array.from({ length }, () => (2 * random.uniform() - 1) * scale);
}

interface Case {
  readonly sizes: LstmSizes;
  readonly sequence: Float32Array;
  readonly weights: Readonly<Record<keyof LstmWeights, Float32Array>>;
}

/** Numbers of the size that training has, or `scale` times as large. */
function createCase(sizes: LstmSizes, scale = 1): Case {
  const { steps, images, inputs, units } = sizes;
  return {
    sizes,
    sequence: numbers(steps * images * inputs, 1),
    weights: {
      kernel: numbers(inputs * 4 * units, (2 * scale) / Math.sqrt(inputs)),
      recurrentKernel: numbers(units * 4 * units, (2 * scale) / Math.sqrt(units)),
      bias: numbers(4 * units, scale),
    },
  };
}

function tensorsOf({ sizes, sequence, weights }: Case): [tf.Tensor2D, LstmWeights] {
  const { steps, images, inputs, units } = sizes;
  return [
    tf.tensor2d(sequence, [steps * images, inputs]),
    {
      kernel: tf.tensor2d(weights.kernel, [inputs, 4 * units]),
      recurrentKernel: tf.tensor2d(weights.recurrentKernel, [units, 4 * units]),
      bias: tf.tensor1d(weights.bias),
    },
  ];
}

function outputOf(lstm: Case): Float32Array {
  return tf.tidy(() => {
    const [sequence, weights] = tensorsOf(lstm);
    return Float32Array.from(lstmForward(sequence, lstm.sizes.steps, weights).output.dataSync());
  });
}

function referenceWeights({ weights }: Case): ReferenceLstmWeights {
  return {
    kernel: Float64Array.from(weights.kernel),
    recurrentKernel: Float64Array.from(weights.recurrentKernel),
    bias: Float64Array.from(weights.bias),
  };
}

/** Indices below a count: all, or where they are many a sample. */
function sampleOf(count: number): number[] {
  if (count <= 200) return Array.from({ length: count }, (_, index) => index);
  return Array.from({ length: 15 }, () => random.below(count));
}

const allSizes = [1, 3, 7].flatMap((images) =>
  [2, 5, 64].flatMap((units) =>
    [1, 4, 28].map((steps) => ({ steps, images, units, inputs: units === 64 ? 28 : 3 })),
  ),
);

describe.each(testBackends)('the LSTM on %s', (backend) => {
  beforeAll(() => switchToBackend(backend));

  it.each(allSizes)(
    'gives for $images images, $units units and $steps steps the hidden state that the formulas give',
    (sizes) => {
      const lstm = createCase(sizes);
      const expected = lstmReference(sizes, referenceWeights(lstm), lstm.sequence);
      expect(relativeDifference(outputOf(lstm), expected)).toBeLessThan(5e-7);
    },
  );

  it.each(allSizes)(
    'gives for $images images, $units units and $steps steps the gradient that finite differences find',
    (sizes) => {
      const lstm = createCase(sizes);
      // The loss is a weighted sum of the hidden states: its gradient there is the weights.
      const outputGradient = numbers(sizes.images * sizes.units, 1);
      const lossAt = (weights: ReferenceLstmWeights): number =>
        lstmReference(sizes, weights, lstm.sequence).reduce(
          (sum, value, index) => sum + value * (outputGradient[index] ?? 0),
          0,
        );
      const gradients = tf.tidy(() => {
        const [sequence, weights] = tensorsOf(lstm);
        const pass = lstmForward(sequence, sizes.steps, weights);
        const atOutput = tf.tensor2d(outputGradient, [sizes.images, sizes.units]);
        const { kernel, recurrentKernel, bias } = lstmBackward(pass, weights, atOutput);
        expect(kernel.shape).toEqual(weights.kernel.shape);
        expect(recurrentKernel.shape).toEqual(weights.recurrentKernel.shape);
        expect(bias.shape).toEqual(weights.bias.shape);
        return {
          kernel: kernel.dataSync(),
          recurrentKernel: recurrentKernel.dataSync(),
          bias: bias.dataSync(),
        };
      });
      const at = referenceWeights(lstm);
      for (const name of ['kernel', 'recurrentKernel', 'bias'] as const) {
        const step = 1e-5;
        const indices = sampleOf(at[name].length);
        const slopes = indices.map((index) => {
          const shifted = (change: number): number => {
            const values = at[name].with(index, (at[name][index] ?? 0) + change);
            return lossAt({ ...at, [name]: values });
          };
          return (shifted(step) - shifted(-step)) / (2 * step);
        });
        const found = indices.map((index) => gradients[name][index] ?? 0);
        if (name === 'recurrentKernel' && sizes.steps === 1) {
          expect(new Set(found), name).toEqual(new Set([0]));
        } else {
          expect(relativeDifference(found, slopes), name).toBeLessThan(2e-6);
        }
      }
    },
  );

  it('stays right, without NaN, where every gate is shut or wide open', () => {
    const lstm = createCase({ steps: 28, images: 3, inputs: 28, units: 8 }, 2000);
    lstm.weights.bias.set([Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY], 0);
    lstm.weights.bias.set([Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY], 2 * 8);
    const expected = lstmReference(lstm.sizes, referenceWeights(lstm), lstm.sequence);
    expect(relativeDifference(outputOf(lstm), expected)).toBeLessThan(2e-6);
  });

  it('shows a NaN of one image in all of its hidden state and in no other', () => {
    const sizes = { steps: 4, images: 3, inputs: 5, units: 6 };
    const lstm = createCase(sizes);
    const whole = outputOf(lstm);
    // Step 2, image 1.
    lstm.sequence[(2 * sizes.images + 1) * sizes.inputs + 3] = Number.NaN;
    const expected = whole.map((value, index) =>
      Math.floor(index / sizes.units) === 1 ? Number.NaN : value,
    );
    expect(outputOf(lstm)).toEqual(expected);
  });

  it.each([0, 1, 2, 3])(
    'shows a NaN at gate %i of one unit in that unit and in no other',
    (gate) => {
      const sizes = { steps: 1, images: 3, inputs: 5, units: 6 };
      const lstm = createCase(sizes);
      const whole = outputOf(lstm);
      lstm.weights.bias[gate * sizes.units + 2] = Number.NaN;
      const expected = whole.map((value, index) =>
        index % sizes.units === 2 ? Number.NaN : value,
      );
      expect(outputOf(lstm)).toEqual(expected);
    },
  );

  it('leaves nothing behind but its gradients', () => {
    const lstm = createCase({ steps: 5, images: 4, inputs: 3, units: 2 });
    const before = tf.memory();
    const gradients = tf.tidy(() => {
      const [sequence, weights] = tensorsOf(lstm);
      const pass = lstmForward(sequence, 5, weights);
      return lstmBackward(pass, weights, pass.output);
    });
    expect(tf.memory().numTensors).toBe(before.numTensors + 3);
    tf.dispose({ ...gradients });
    expect(tf.memory().numTensors).toBe(before.numTensors);
    expect(tf.memory().numDataBuffers).toBe(before.numDataBuffers);
  });

  it('refuses a gradient of another shape than its output', () => {
    const lstm = createCase({ steps: 4, images: 3, inputs: 3, units: 2 });
    tf.tidy(() => {
      const [sequence, weights] = tensorsOf(lstm);
      const pass = lstmForward(sequence, 4, weights);
      expect(() => lstmBackward(pass, weights, tf.zeros([1, 2]))).toThrow(/1,2 and 3,2/);
    });
  });

  it('says so when the rows are not as many for every step', () => {
    const lstm = createCase({ steps: 4, images: 3, inputs: 3, units: 2 });
    tf.tidy(() => {
      const [sequence, weights] = tensorsOf(lstm);
      expect(() => lstmForward(sequence, 5, weights)).toThrow(/5 steps .* 12 rows/);
    });
  });
});
