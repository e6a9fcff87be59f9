import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { digitPixels } from '../../../src/data/digit.ts';
import { createRandom } from '../../../src/data/random.ts';
import { type Architecture, architectureOf } from '../../../src/siamese/architecture.ts';
import { BatchInput } from '../../../src/siamese/batchInput.ts';
import {
  contrastiveLossOverAllPairs,
  createPairMasks,
} from '../../../src/siamese/contrastiveLoss.ts';
import { backward, forward, weightsOf } from '../../../src/siamese/encoder.ts';
import { type EncoderPlan, planEncoder } from '../../../src/siamese/encoderPlan.ts';
import { relativeDifference, switchToBackend, testBackends } from '../../helpers/backends.ts';
import { contrastiveLossReference, embedReference } from '../../helpers/referenceNetwork.ts';

const random = createRandom(7, 'weights');

/** Images of blurred noise, so that no two patches are alike. */
function randomImages(count: number): Uint8Array[] {
  return Array.from({ length: count }, () =>
    Uint8Array.from({ length: digitPixels }, () => random.below(256)),
  );
}

function randomParameters(count: number, scale: number): Float32Array {
  return Float32Array.from({ length: count }, () => (2 * random.uniform() - 1) * scale);
}

/** Parameters of the size that training starts from, with biases, so that embeddings lie apart. */
function scaledParameters(plan: EncoderPlan): Float32Array {
  const parameters = randomParameters(plan.parameterCount, 1);
  for (const [index, { inputs }] of plan.products.entries()) {
    for (const { offset, size } of plan.parameters.slice(2 * index, 2 * index + 2)) {
      for (let at = offset; at < offset + size; at++) {
        parameters[at] = ((parameters[at] ?? 0) * 2) / Math.sqrt(inputs);
      }
    }
  }
  return parameters;
}

const architectures: Record<string, Architecture> = {
  'the default CNN': architectureOf({ encoder: 'cnn', embeddingSize: 32 }),
  'the MLP': architectureOf({ encoder: 'mlp', embeddingSize: 5 }),
  'a CNN of three convolutions whose last rows and columns are left over': {
    kind: 'cnn',
    layers: [
      { op: 'conv2d', filters: 3, kernelSize: 4, stride: 2, padding: 2, activation: 'relu' },
      { op: 'conv2d', filters: 4, kernelSize: 2, stride: 2, padding: 0, activation: 'relu' },
      { op: 'conv2d', filters: 5, kernelSize: 3, stride: 3, padding: 0, activation: 'linear' },
      { op: 'flatten' },
      { op: 'dense', units: 6, activation: 'linear' },
    ],
  },
};

describe.each(testBackends)('the encoder on %s', (backend) => {
  beforeAll(() => switchToBackend(backend));

  it.each(Object.entries(architectures))(
    'embeds with %s as the definition of its layers says',
    (_, architecture) => {
      const plan = planEncoder(architecture);
      const parameters = randomParameters(plan.parameterCount, 0.1);
      const images = randomImages(3);
      const input = new BatchInput(plan, images.length);
      for (const [index, image] of images.entries()) input.setImage(index, image, null);
      const columns = plan.products[0]?.inputs ?? 0;
      const embeddings = tf.tidy(() =>
        forward(
          plan,
          weightsOf(plan, tf.tensor1d(parameters)),
          tf.tensor2d(input.values, [input.values.length / columns, columns]),
        ).embeddings.arraySync(),
      );
      for (const [index, image] of images.entries()) {
        const expected = embedReference(
          architecture.layers,
          Float64Array.from(parameters),
          Float64Array.from(image, (grey) => grey / 255),
        );
        expect(relativeDifference(embeddings[index] ?? [], expected)).toBeLessThan(1e-5);
      }
    },
  );

  it.each(Object.entries(architectures))(
    'gives for %s the gradient that finite differences find',
    (_, architecture) => {
      const plan = planEncoder(architecture);
      const parameters = scaledParameters(plan);
      const images = randomImages(6);
      const labels = [0, 0, 1, 1, 2, 2];
      // Between the distances that occur, so that some negatives violate it and some do not.
      const reference = (at: Float64Array): Float64Array[] =>
        images.map((image) =>
          embedReference(
            architecture.layers,
            at,
            Float64Array.from(image, (grey) => grey / 255),
          ),
        );
      const margin = 1;
      const lossAt = (at: Float64Array): number =>
        contrastiveLossReference(reference(at), labels, margin);

      const input = new BatchInput(plan, images.length);
      for (const [index, image] of images.entries()) input.setImage(index, image, null);
      const columns = plan.products[0]?.inputs ?? 0;
      const result = tf.tidy(() => {
        const weights = weightsOf(plan, tf.tensor1d(parameters));
        const pass = forward(
          plan,
          weights,
          tf.tensor2d(input.values, [input.values.length / columns, columns]),
        );
        const { loss, embeddingGradients } = contrastiveLossOverAllPairs(
          pass.embeddings,
          createPairMasks(labels),
          tf.scalar(margin),
        );
        const gradient = backward(plan, weights, pass, embeddingGradients);
        return { loss: loss.dataSync()[0], gradient: gradient.dataSync() };
      });
      expect(result.loss).toBeCloseTo(lossAt(Float64Array.from(parameters)), 4);

      // Along random directions, tensor by tensor: the slope must be the gradient's share of it.
      for (const { name, offset, size } of plan.parameters) {
        const direction = Float64Array.from({ length: size }, () => 2 * random.uniform() - 1);
        const step = 1e-6;
        const shifted = (sign: number): Float64Array => {
          const at = Float64Array.from(parameters);
          direction.forEach((value, index) => {
            at[offset + index] = (at[offset + index] ?? 0) + sign * step * value;
          });
          return at;
        };
        const slope = (lossAt(shifted(1)) - lossAt(shifted(-1))) / (2 * step);
        const expected = direction.reduce(
          (sum, value, index) => sum + value * (result.gradient[offset + index] ?? 0),
          0,
        );
        // A bias of the last layer moves all embeddings alike: its gradient is 0, all rounding.
        const scale = Math.max(...result.gradient.map(Math.abs));
        expect(Math.abs(slope - expected), name).toBeLessThan(1e-4 * scale * Math.sqrt(size));
      }
    },
  );
});
