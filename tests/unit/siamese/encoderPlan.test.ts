import { describe, expect, it } from 'vitest';
import {
  type Architecture,
  architectureOf,
  type ConvolutionLayer,
  type Layer,
} from '../../../src/siamese/architecture.ts';
import { ArchitectureError, planEncoder } from '../../../src/siamese/encoderPlan.ts';
import { errorOf } from '../../helpers/errors.ts';

const convolution = (change: Partial<ConvolutionLayer> = {}): ConvolutionLayer => ({
  op: 'conv2d',
  filters: 4,
  kernelSize: 5,
  stride: 3,
  padding: 1,
  activation: 'relu',
  ...change,
});
const flatten: Layer = { op: 'flatten' };
const dense: Layer = { op: 'dense', units: 3, activation: 'linear' };
const ofLayers = (...layers: Layer[]): Architecture => ({ kind: 'cnn', layers });

describe('the plan of the default CNN', () => {
  const plan = planEncoder(architectureOf({ encoder: 'cnn', embeddingSize: 32 }));

  it('has the parameters that its layers need', () => {
    // 28 → ⌊(28 + 2 − 5) ÷ 3⌋ + 1 = 9 → 3, so that 3·3·64 = 576 numbers reach the dense layers.
    const conv = 5 * 5 * 1 * 32 + 32 + (3 * 3 * 32 * 64 + 64);
    const tail = 576 * 64 + 64 + (64 * 32 + 32);
    expect(plan.parameterCount).toBe(conv + tail);
    expect(plan.parameterCount).toBe(58_336);
    expect(plan.embeddingSize).toBe(32);
  });

  it('names the parameters in order, without gaps between them', () => {
    expect(plan.parameters.map(({ name, shape }) => `${name} ${shape.join('×')}`)).toEqual([
      'conv1/kernel 5×5×1×32',
      'conv1/bias 32',
      'conv2/kernel 3×3×32×64',
      'conv2/bias 64',
      'dense1/kernel 576×64',
      'dense1/bias 64',
      'dense2/kernel 64×32',
      'dense2/bias 32',
    ]);
    let offset = 0;
    for (const slot of plan.parameters) {
      expect(slot.offset).toBe(offset);
      offset += slot.size;
    }
    expect(offset).toBe(plan.parameterCount);
  });

  it('takes 81 patches of 25 pixels, each pixel inside the image or background', () => {
    expect(plan.inputPixels).toHaveLength(81 * 25);
    // Of the 45 rows of pixels that 9 patches of 5 take, the first is padding; as with columns.
    const inside = plan.inputPixels.filter((pixel) => pixel >= 0 && pixel < 784);
    expect(inside).toHaveLength(44 * 44);
    expect(new Set(inside).size).toBe(784);
    expect(plan.products.map(({ rowsPerImage, inputs }) => [rowsPerImage, inputs])).toEqual([
      [81, 25],
      [9, 288],
      [1, 576],
      [1, 64],
    ]);
  });
});

describe('the plan of the MLP', () => {
  const plan = planEncoder(architectureOf({ encoder: 'mlp', embeddingSize: 2 }));

  it('has the parameters that its layers need', () => {
    expect(plan.parameterCount).toBe(784 * 128 + 128 + (128 * 128 + 128) + (128 * 2 + 2));
    expect(plan.embeddingSize).toBe(2);
  });

  it('takes the pixels as they come', () => {
    expect([...plan.inputPixels]).toEqual(Array.from({ length: 784 }, (_, pixel) => pixel));
  });
});

const refused: [string, Architecture, string][] = [
  ['nothing', ofLayers(), 'layer 0: expected flatten, found the end'],
  ['no flatten', ofLayers(convolution(), dense), 'layer 1: expected flatten, found dense'],
  ['no dense layer', ofLayers(convolution(), flatten), 'after flatten there must be dense layers'],
  ['two flattens', ofLayers(flatten, flatten, dense), 'after flatten there must be dense layers'],
  [
    'a convolution after the flatten',
    ofLayers(flatten, dense, convolution()),
    'after flatten there must be dense layers',
  ],
  [
    'a second convolution that overlaps',
    ofLayers(convolution(), convolution({ kernelSize: 3, stride: 2, padding: 0 }), flatten, dense),
    'layer 1: only the first convolution may overlap or be padded; kernel 3, stride 2, padding 0',
  ],
  [
    'a second convolution with padding',
    ofLayers(convolution(), convolution({ kernelSize: 3, stride: 3, padding: 1 }), flatten, dense),
    'layer 1: only the first convolution may overlap or be padded; kernel 3, stride 3, padding 1',
  ],
  [
    'a kernel larger than the image',
    ofLayers(convolution({ kernelSize: 29, padding: 0 }), flatten, dense),
    'layer 0: its kernel is larger than its input',
  ],
  [
    'a kernel larger than what is left',
    ofLayers(
      convolution(),
      convolution({ kernelSize: 10, stride: 10, padding: 0 }),
      flatten,
      dense,
    ),
    'layer 1: its kernel is larger than its input',
  ],
  [
    'a first convolution that unrolls to billions of numbers',
    ofLayers(convolution({ kernelSize: 1_000, stride: 1, padding: 1_000 }), flatten, dense),
    'conv1 takes 1058841000000 numbers for each image; at most 100000 are possible',
  ],
  [
    'more filters in more places than memory holds',
    ofLayers(
      convolution({ kernelSize: 1, stride: 1, padding: 0, filters: 60_000 }),
      flatten,
      dense,
    ),
    'conv1 gives 47040000 numbers for each image; at most 100000 are possible',
  ],
];

describe('an architecture', () => {
  it.each(refused)('with %s is refused, saying which layer and why', (_, architecture, message) => {
    const error = errorOf(() => planEncoder(architecture));
    expect(error).toBeInstanceOf(ArchitectureError);
    expect(error.message).toContain(message);
  });
});
