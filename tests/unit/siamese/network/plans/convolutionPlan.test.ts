import { beforeAll, describe, expect, it } from 'vitest';
import { createRandom } from '../../../../../src/data/random.ts';
import type { Architecture } from '../../../../../src/siamese/network/architecture/architecture.ts';
import type { ConvolutionLayer } from '../../../../../src/siamese/network/architecture/layerTypes.ts';
import { createUnfolding } from '../../../../../src/siamese/network/layers/unfold.ts';
import { planConvolutions } from '../../../../../src/siamese/network/plans/convolutionPlan.ts';
import { planEncoder } from '../../../../../src/siamese/network/plans/encoderPlan.ts';
import { relativeDifference, switchToBackend, testBackends } from '../../../../helpers/backends.ts';
import {
  embeddingsByReference,
  embeddingsOf,
  gradientOfPass,
} from '../../../../helpers/encoders.ts';
import { dot, slopeAlong } from '../../../../helpers/finiteDifferences.ts';
import { livelyParameters } from '../../../../helpers/networks.ts';
import { noiseImages, numbersWithin } from '../../../../helpers/randomNumbers.ts';

const random = createRandom(17, 'weights');
const images = noiseImages(random, 2);

/** Overlapping, padded, side by side, with gaps between the patches: whatever comes. */
function randomConvolution(): ConvolutionLayer {
  const kernelSize = 1 + random.below(4);
  // As often as not the kernel is the stride, which is planned without gathering.
  const stride = random.below(2) === 0 ? kernelSize : 1 + random.below(3);
  return {
    op: 'conv2d',
    filters: 1 + random.below(4),
    kernelSize,
    stride,
    padding: random.below(2) === 0 ? 0 : 1 + random.below(2),
    activation: random.below(2) === 0 ? 'relu' : 'linear',
  };
}

/** The side of what comes out; below 1 where a kernel is too large on the way. */
function sideAfter(convolutions: readonly ConvolutionLayer[]): number {
  return convolutions.reduce(
    (side, { kernelSize, stride, padding }) =>
      side < 1 ? side : Math.floor((side + 2 * padding - kernelSize) / stride) + 1,
    28,
  );
}

/** One to three of them, not too large to be computed by the definition. */
function randomStack(): ConvolutionLayer[] {
  for (;;) {
    const stack = Array.from({ length: 1 + random.below(3) }, randomConvolution);
    const side = sideAfter(stack);
    if (side >= 1 && side <= 14) return stack;
  }
}

function encoderOf(convolutions: readonly ConvolutionLayer[]): Architecture {
  return {
    kind: 'cnn',
    layers: [...convolutions, { op: 'flatten' }, { op: 'dense', units: 3, activation: 'linear' }],
  };
}

const inWords = (stack: readonly ConvolutionLayer[]): string =>
  stack.map(({ kernelSize, stride, padding }) => `${kernelSize}/${stride}/${padding}`).join(' → ');

const stacks = Array.from({ length: 20 }, randomStack);

describe.each(testBackends)('convolutions as matrix products on %s', (backend) => {
  beforeAll(() => switchToBackend(backend));

  it.each(stacks.map((stack): [string, ConvolutionLayer[]] => [inWords(stack), stack]))(
    'embed as the definition says, and give its gradient: kernels/strides/padding %s',
    (_, stack) => {
      const architecture = encoderOf(stack);
      const plan = planEncoder(architecture);
      const parameters = livelyParameters(plan, random);
      const found = embeddingsOf(plan, parameters, images);
      const expected = embeddingsByReference(architecture, parameters, images);
      expect(relativeDifference(found, expected)).toBeLessThan(3e-6);

      const atEmbeddings = numbersWithin(random, found.length);
      const direction = numbersWithin(random, parameters.length, 1 / Math.sqrt(parameters.length));
      const lossAt = (at: Float64Array): number =>
        dot(embeddingsByReference(architecture, at, images), atEmbeddings);
      const slope = slopeAlong(lossAt, Float64Array.from(parameters), direction, 1e-6);
      const gradient = gradientOfPass(plan, parameters, images, atEmbeddings);
      expect(Math.abs(dot(gradient, direction) / slope - 1)).toBeLessThan(1e-5);
    },
  );
});

describe('the plan of convolutions', () => {
  const convolution: ConvolutionLayer = {
    op: 'conv2d',
    filters: 2,
    kernelSize: 3,
    stride: 3,
    padding: 0,
    activation: 'relu',
  };

  it('meets, among those at random, all there is to meet', () => {
    const above = stacks.flatMap((stack) => stack.slice(1));
    const isNeat = ({ kernelSize, stride, padding }: ConvolutionLayer): boolean =>
      kernelSize === stride && padding === 0;
    expect(above.filter(isNeat).length).toBeGreaterThan(3);
    expect(above.filter(({ kernelSize, stride }) => kernelSize > stride).length).toBeGreaterThan(3);
    expect(above.filter(({ kernelSize, stride }) => kernelSize < stride).length).toBeGreaterThan(0);
    expect(above.filter(({ padding }) => padding > 0).length).toBeGreaterThan(3);
  });

  it('gathers nothing on the backend where kernels equal their strides', () => {
    const { convolutions, inputPixels } = planConvolutions([convolution, convolution, convolution]);
    expect(convolutions.map(({ unfolding }) => unfolding)).toEqual([null, null, null]);
    // 28 → 9 → 3 → 1: the last row and column of pixels are left over.
    expect(inputPixels).toHaveLength(27 * 27);
    expect(new Set(inputPixels).size).toBe(27 * 27);
  });

  it('leaves out the places that nothing above reads', () => {
    // 28 → 14 → ⌊14 ÷ 4⌋ = 3: two of the 14 rows and columns are left over.
    const halving = { ...convolution, kernelSize: 2, stride: 2 };
    const { inputPixels } = planConvolutions([
      halving,
      { ...convolution, kernelSize: 4, stride: 4 },
    ]);
    expect(inputPixels).toHaveLength(12 * 12 * 4);
  });

  it.each([
    ['overlap', { kernelSize: 3, stride: 2 }],
    ['are padded', { kernelSize: 3, stride: 3, padding: 1 }],
  ])('gathers the patches above the first layer that %s', (_, change) => {
    const { convolutions } = planConvolutions([convolution, { ...convolution, ...change }]);
    expect(convolutions.map(({ unfolding }) => unfolding === null)).toEqual([true, false]);
  });

  it('refuses no convolution at all', () => {
    expect(() => planConvolutions([])).toThrow('there is no convolution to plan');
  });
});

describe('an unfolding', () => {
  it('knows for each place the taps that read it', () => {
    // Three places; 3 is background. Nothing reads place 1.
    const { readers } = createUnfolding(3, 2, Int32Array.of(0, 2, 3, 2, 0, 2));
    expect([...readers]).toEqual([0, 4, 6, 6, 6, 6, 1, 3, 5]);
  });

  it('has something to read for each place, though nothing reads it', () => {
    const { readers } = createUnfolding(2, 1, Int32Array.of(2));
    expect([...readers]).toEqual([1, 1]);
  });
});
