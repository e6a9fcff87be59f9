import { describe, expect, it } from 'vitest';
import { encoderSizes } from '../../../../../src/settings/choices.ts';
import {
  type Architecture,
  ArchitectureError,
} from '../../../../../src/siamese/network/architecture/architecture.ts';
import { describeLayers } from '../../../../../src/siamese/network/architecture/architectureParts.ts';
import type {
  ConvolutionLayer,
  Layer,
} from '../../../../../src/siamese/network/architecture/layerTypes.ts';
import {
  type EncoderPlan,
  planEncoder,
} from '../../../../../src/siamese/network/plans/encoderPlan.ts';
import { offered } from '../../../../helpers/encoders.ts';
import { errorOf } from '../../../../helpers/errors.ts';

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
const lstm: Layer = { op: 'lstm', units: 5 };
const unitLength: Layer = { op: 'l2normalize' };
const ofLayers = (...layers: Layer[]): Architecture => ({ kind: 'cnn', layers });

/** Names and shapes of the parameters, which must follow each other without gaps. */
function parametersOf({ parameters, parameterCount }: EncoderPlan): string[] {
  let end = 0;
  for (const { offset, size, shape } of parameters) {
    expect(offset).toBe(end);
    expect(shape.reduce((product, length) => product * length, 1)).toBe(size);
    end += size;
  }
  expect(end).toBe(parameterCount);
  return parameters.map(({ name, shape }) => `${name} ${shape.join('×')}`);
}

describe('the plan of the default CNN', () => {
  const plan = planEncoder(offered({ encoder: 'cnn', embeddingSize: 32 }));

  it('has the parameters that its layers need', () => {
    // 28 → ⌊(28 + 2 − 5) ÷ 3⌋ + 1 = 9 → 3, so that 3·3·64 = 576 numbers reach the dense layers.
    const conv = 5 * 5 * 1 * 32 + 32 + (3 * 3 * 32 * 64 + 64);
    const tail = 576 * 64 + 64 + (64 * 32 + 32);
    expect(plan.parameterCount).toBe(conv + tail);
    expect(plan.parameterCount).toBe(58_336);
    expect(plan.embeddingSize).toBe(32);
  });

  it('names the parameters in order, without gaps between them', () => {
    expect(parametersOf(plan)).toEqual([
      'conv1/kernel 5×5×1×32',
      'conv1/bias 32',
      'conv2/kernel 3×3×32×64',
      'conv2/bias 64',
      'dense1/kernel 576×64',
      'dense1/bias 64',
      'dense2/kernel 64×32',
      'dense2/bias 32',
    ]);
  });

  it('takes 81 patches of 25 pixels, each pixel inside the image or background', () => {
    const { pixels, columns, order } = plan.input;
    expect([columns, order]).toEqual([25, 'images']);
    expect(pixels).toHaveLength(81 * 25);
    // Of the 45 rows of pixels that 9 patches of 5 take, the first is padding; as with columns.
    const inside = pixels.filter((pixel) => pixel < 784);
    expect(inside).toHaveLength(44 * 44);
    expect(new Set(inside).size).toBe(784);
    expect(new Set(pixels.filter((pixel) => pixel >= 784))).toEqual(new Set([784]));
  });

  it('has a layer for each product and none that gathers', () => {
    expect(plan.layers.map(({ slots }) => slots.length)).toEqual([2, 2, 2, 2]);
  });
});

describe('the plan of the large CNN', () => {
  const plan = planEncoder(
    offered({ encoder: 'cnn', encoderSize: 'large', embeddingSize: 32, unitLength: true }),
  );

  it('has the parameters that its layers need', () => {
    // 28 → ⌊(28 + 2 − 5) ÷ 2⌋ + 1 = 13 → ⌊(13 − 3) ÷ 2⌋ + 1 = 6.
    expect(parametersOf(plan)).toEqual([
      'conv1/kernel 5×5×1×32',
      'conv1/bias 32',
      'conv2/kernel 3×3×32×64',
      'conv2/bias 64',
      'dense1/kernel 2304×128',
      'dense1/bias 128',
      'dense2/kernel 128×32',
      'dense2/bias 32',
    ]);
  });

  it('gathers the patches of the second convolution, and scales at the end', () => {
    expect(plan.layers.map(({ slots }) => slots.length)).toEqual([2, 0, 2, 2, 2, 0]);
  });
});

describe('the plan of the MLP', () => {
  const plan = planEncoder(offered({ encoder: 'mlp', embeddingSize: 2 }));

  it('has the parameters that its layers need', () => {
    expect(plan.parameterCount).toBe(784 * 128 + 128 + (128 * 128 + 128) + (128 * 2 + 2));
    expect(plan.embeddingSize).toBe(2);
  });

  it('takes the pixels as they come', () => {
    expect([...plan.input.pixels]).toEqual(Array.from({ length: 784 }, (_, pixel) => pixel));
    expect(plan.input).toMatchObject({ columns: 784, order: 'images' });
  });
});

describe('the plan of the LSTM', () => {
  const plan = planEncoder(offered({ encoder: 'lstm', embeddingSize: 16 }));

  it('has the four gates of each unit side by side, and then a dense layer', () => {
    expect(parametersOf(plan)).toEqual([
      'lstm1/kernel 28×256',
      'lstm1/recurrentKernel 64×256',
      'lstm1/bias 256',
      'dense1/kernel 64×16',
      'dense1/bias 16',
    ]);
  });

  it('takes the rows of all images together, from the top', () => {
    expect(plan.input).toMatchObject({ columns: 28, order: 'rows' });
    expect([...plan.input.pixels]).toEqual(Array.from({ length: 784 }, (_, pixel) => pixel));
  });
});

describe('the sizes on offer', () => {
  it.each([
    ['mlp', [54_790, 117_766, 268_294]],
    ['cnn', [14_502, 56_646, 315_142]],
    ['lstm', [8_006, 24_198, 81_158]],
  ] as const)('of the %s grow', (encoder, expected) => {
    const counts = encoderSizes.map(
      (encoderSize) => planEncoder(offered({ encoder, encoderSize })).parameterCount,
    );
    expect(counts).toEqual(expected);
  });

  it('are told in words', () => {
    expect(describeLayers(offered({ encoder: 'cnn', unitLength: true }))).toEqual([
      '5×5 convolution, stride 3, 32 filters',
      '3×3 convolution, stride 3, 64 filters',
      'dense, 64',
      'dense, 6',
      'scaled to length 1',
    ]);
    expect(describeLayers(offered({ encoder: 'lstm' }))[0]).toBe('LSTM over 28 rows, 64 units');
  });
});

const refused: [string, Architecture, string][] = [
  ['nothing', ofLayers(), 'layer 0: expected flatten, found the end'],
  ['no flatten', ofLayers(convolution(), dense), 'layer 1: expected flatten, found dense'],
  ['no dense layer', ofLayers(convolution(), flatten), 'after layer 1 there must be dense layers'],
  ['two flattens', ofLayers(flatten, flatten, dense), 'after layer 0 there must be dense layers'],
  [
    'a convolution after the flatten',
    ofLayers(flatten, dense, convolution()),
    'after layer 0 there must be dense layers',
  ],
  ['an LSTM alone', ofLayers(lstm), 'after layer 0 there must be dense layers'],
  ['an LSTM after the flatten', ofLayers(flatten, lstm, dense), 'after layer 0 there must be'],
  ['an LSTM after a convolution', ofLayers(convolution(), lstm), 'expected flatten, found lstm'],
  [
    'unit length before the end',
    ofLayers(flatten, unitLength, dense),
    'after layer 0 there must be dense layers, and l2normalize at most at the end',
  ],
  ['unit length alone', ofLayers(flatten, unitLength), 'after layer 0 there must be dense layers'],
  ['unit length twice', ofLayers(flatten, dense, unitLength, unitLength), 'at most at the end'],
  [
    'an LSTM of more units than memory holds',
    ofLayers({ op: 'lstm', units: 60_000 }, dense),
    'lstm1 gives 6720000 numbers for each image; at most 100000 are possible',
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
    'a second convolution that unrolls to billions of numbers',
    ofLayers(
      convolution({ kernelSize: 1, stride: 1, padding: 0, filters: 1 }),
      convolution({ kernelSize: 1_000, stride: 1, padding: 1_000 }),
      flatten,
      dense,
    ),
    'conv2 takes 1058841000000 numbers for each image; at most 100000 are possible',
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
