import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { createRandom } from '../../../../src/data/random.ts';
import type { Architecture } from '../../../../src/siamese/network/architecture/architecture.ts';
import { forward, weightsOf } from '../../../../src/siamese/network/encoder.ts';
import { planEncoder } from '../../../../src/siamese/network/plans/encoderPlan.ts';
import { relativeDifference, switchToBackend, testBackends } from '../../../helpers/backends.ts';
import {
  embeddingsByReference,
  embeddingsOf,
  gradientOfPass,
  offered,
  withAndWithoutUnitLength,
} from '../../../helpers/encoders.ts';
import { livelyParameters, makePlan } from '../../../helpers/networks.ts';
import { noiseImages, numbersWithin } from '../../../helpers/randomNumbers.ts';

const random = createRandom(7, 'weights');
const images = noiseImages(random, 3);

/** Every kind of encoder on offer, and a stack of convolutions that does not come out even. */
const bodies: [string, Architecture][] = [
  ['the MLP', offered({ encoder: 'mlp' })],
  ['the CNN whose second kernel is its stride', offered({ encoder: 'cnn' })],
  ['the CNN whose patches overlap', offered({ encoder: 'cnn', encoderSize: 'large' })],
  ['the LSTM', offered({ encoder: 'lstm' })],
  [
    'a CNN of three convolutions whose last rows and columns are left over',
    {
      kind: 'cnn',
      layers: [
        { op: 'conv2d', filters: 3, kernelSize: 4, stride: 2, padding: 2, activation: 'relu' },
        { op: 'conv2d', filters: 4, kernelSize: 2, stride: 2, padding: 0, activation: 'relu' },
        { op: 'conv2d', filters: 5, kernelSize: 3, stride: 3, padding: 0, activation: 'linear' },
        { op: 'flatten' },
        { op: 'dense', units: 6, activation: 'linear' },
      ],
    },
  ],
];

const cases = withAndWithoutUnitLength(bodies);

describe.each(testBackends)('the encoder on %s', (backend) => {
  beforeAll(() => switchToBackend(backend));

  it.each(cases)('embeds with %s as the definition of its layers says', (_, architecture) => {
    const plan = planEncoder(architecture);
    const parameters = livelyParameters(plan, random);
    const found = embeddingsOf(plan, parameters, images);
    const expected = embeddingsByReference(architecture, parameters, images);
    expect(found).toHaveLength(3 * 6);
    for (const start of [0, 6, 12]) {
      const row = found.subarray(start, start + 6);
      expect(relativeDifference(row, expected.subarray(start, start + 6))).toBeLessThan(3e-6);
      const length = Math.hypot(...row);
      if (architecture.layers.at(-1)?.op === 'l2normalize') expect(length).toBeCloseTo(1, 6);
      else expect(Math.abs(length - 1)).toBeGreaterThan(0.01);
    }
  });

  it('gives each image the embedding that it has alone', () => {
    for (const [, architecture] of cases) {
      const plan = planEncoder(architecture);
      const parameters = livelyParameters(plan, random);
      const together = embeddingsOf(plan, parameters, images);
      const alone = images.flatMap((image) => [...embeddingsOf(plan, parameters, [image])]);
      expect(relativeDifference(together, alone)).toBeLessThan(1e-6);
    }
  });

  it('gives an embedding of zeros no direction and a finite gradient', () => {
    const { encoder } = makePlan('mlp', 4, { unitLength: true });
    const parameters = new Float32Array(encoder.parameterCount);
    expect([...embeddingsOf(encoder, parameters, images)]).toEqual(new Array(12).fill(0));
    const gradient = gradientOfPass(encoder, parameters, images, numbersWithin(random, 12));
    expect(gradient.every(Number.isFinite)).toBe(true);
  });

  it('shows a parameter that is no number in every embedding', () => {
    for (const [, architecture] of cases) {
      const plan = planEncoder(architecture);
      const parameters = livelyParameters(plan, random);
      const last = plan.parameters.at(-1);
      parameters[(last?.offset ?? 0) + 2] = Number.NaN;
      const found = embeddingsOf(plan, parameters, images);
      for (const image of [0, 1, 2]) expect(found[6 * image + 2]).toBeNaN();
    }
  });

  it('leaves nothing behind but the weights that were cut for it', () => {
    const { encoder } = makePlan('cnn', 4, { encoderSize: 'large', unitLength: true });
    const parameters = livelyParameters(encoder, random);
    const before = tf.memory().numTensors;
    gradientOfPass(encoder, parameters, images, numbersWithin(random, 12));
    expect(tf.memory().numTensors).toBe(before);
    const vector = tf.tensor1d(parameters);
    const weights = weightsOf(encoder, vector, 0);
    expect(tf.memory().numTensors).toBe(before + 1 + encoder.parameters.length);
    tf.dispose([vector, weights.flat()]);
  });

  it.each([
    ['the CNN', 'cnn', [80, 25], 'The encoder takes [images × 81, 25], got [80, 25]'],
    ['the MLP', 'mlp', [3, 783], 'The encoder takes [images × 1, 784], got [3, 783]'],
    ['the LSTM', 'lstm', [30, 28], 'The encoder takes [images × 28, 28], got [30, 28]'],
  ] as const)('refuses input that is laid out for another than %s', (_, kind, shape, message) => {
    const { encoder } = makePlan(kind, 4);
    tf.tidy(() => {
      const weights = weightsOf(encoder, tf.zeros([encoder.parameterCount]), 0);
      expect(() => forward(encoder, weights, tf.zeros([...shape]))).toThrow(message);
    });
  });
});

describe('the weights of an encoder', () => {
  beforeAll(() => switchToBackend('cpu'));

  it('are cut out of the flat vector from where they are said to begin', () => {
    const { encoder } = makePlan('lstm', 4);
    const numbers = Float32Array.from({ length: 10 + encoder.parameterCount }, (_, at) => at);
    const weights = tf.tidy(() =>
      weightsOf(encoder, tf.tensor1d(numbers), 10)
        .flat()
        .map((tensor) => ({ shape: tensor.shape, first: tensor.dataSync()[0] })),
    );
    expect(weights).toEqual([
      { shape: [28, 256], first: 10 },
      { shape: [64, 256], first: 10 + 28 * 256 },
      { shape: [256], first: 10 + (28 + 64) * 256 },
      { shape: [64, 4], first: 10 + (28 + 64 + 1) * 256 },
      { shape: [4], first: 10 + (28 + 64 + 2) * 256 },
    ]);
  });
});
