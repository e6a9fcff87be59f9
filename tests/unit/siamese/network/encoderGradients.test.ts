import { beforeAll, describe, expect, it } from 'vitest';
import { createRandom } from '../../../../src/data/random.ts';
import type { Architecture } from '../../../../src/siamese/network/architecture/architecture.ts';
import {
  type EncoderPlan,
  planEncoder,
} from '../../../../src/siamese/network/plans/encoderPlan.ts';
import { relativeDifference, switchToBackend, testBackends } from '../../../helpers/backends.ts';
import {
  embeddingsByReference,
  gradientOfPass,
  offered,
  withAndWithoutUnitLength,
} from '../../../helpers/encoders.ts';
import { dot, slopeAlong } from '../../../helpers/finiteDifferences.ts';
import { livelyParameters } from '../../../helpers/networks.ts';
import { noiseImages, numbersWithin } from '../../../helpers/randomNumbers.ts';

const random = createRandom(11, 'weights');
const images = noiseImages(random, 2);
const directionsOfEach = 2;
/** Short, so that next to no ReLU changes sides on the way. */
const stepLength = 1e-6;

interface Slopes {
  readonly plan: EncoderPlan;
  readonly parameters: Float32Array;
  /** The loss is a weighted sum of all embeddings: these weights are its gradient there. */
  readonly atEmbeddings: Float32Array;
  /** Of each tensor in turn: directions of length 1, and the slopes that the reference has there. */
  readonly tensors: readonly {
    readonly name: string;
    readonly directions: readonly Float64Array[];
    readonly slopes: readonly number[];
  }[];
}

/** Random directions that move one tensor and no other. */
function directionsIn(offset: number, size: number, parameterCount: number): Float64Array[] {
  return Array.from({ length: directionsOfEach }, () => {
    const numbers = numbersWithin(random, size);
    const direction = new Float64Array(parameterCount);
    direction.set(numbers, offset);
    const length = Math.sqrt(dot(numbers, numbers));
    return direction.map((value) => value / length);
  });
}

function slopesOf(architecture: Architecture): Slopes {
  const plan = planEncoder(architecture);
  const parameters = livelyParameters(plan, random);
  const atEmbeddings = numbersWithin(random, images.length * plan.embeddingSize);
  const lossAt = (at: Float64Array): number =>
    dot(embeddingsByReference(architecture, at, images), atEmbeddings);
  const start = Float64Array.from(parameters);
  const tensors = plan.parameters.map(({ name, offset, size }) => {
    const directions = directionsIn(offset, size, plan.parameterCount);
    const slopes = directions.map((direction) => slopeAlong(lossAt, start, direction, stepLength));
    return { name, directions, slopes };
  });
  return { plan, parameters, atEmbeddings, tensors };
}

const encoderSize = 'small';
const bodies: [string, Architecture][] = [
  ['the MLP', offered({ encoder: 'mlp', encoderSize })],
  ['the CNN whose second kernel is its stride', offered({ encoder: 'cnn', encoderSize })],
  [
    'a CNN whose patches overlap in every layer',
    {
      kind: 'cnn',
      layers: [
        { op: 'conv2d', filters: 6, kernelSize: 5, stride: 2, padding: 1, activation: 'relu' },
        { op: 'conv2d', filters: 8, kernelSize: 3, stride: 2, padding: 1, activation: 'relu' },
        { op: 'conv2d', filters: 8, kernelSize: 3, stride: 2, padding: 0, activation: 'relu' },
        { op: 'flatten' },
        { op: 'dense', units: 12, activation: 'relu' },
        { op: 'dense', units: 6, activation: 'linear' },
      ],
    },
  ],
  ['the LSTM', offered({ encoder: 'lstm', encoderSize })],
];

const cases = withAndWithoutUnitLength(bodies).map(([name, architecture]): [string, Slopes] => [
  name,
  slopesOf(architecture),
]);

describe.each(testBackends)('the gradient on %s', (backend) => {
  beforeAll(() => switchToBackend(backend));

  it.each(cases)('of %s is in every tensor the one that finite differences find', (_, slopes) => {
    const { plan, parameters, atEmbeddings, tensors } = slopes;
    const gradient = gradientOfPass(plan, parameters, images, atEmbeddings);
    expect(gradient).toHaveLength(plan.parameterCount);
    for (const { name, directions, slopes: expected } of tensors) {
      const found = directions.map((direction) => dot(gradient, direction));
      expect(relativeDifference(found, expected), name).toBeLessThan(1e-5);
    }
  });
});
