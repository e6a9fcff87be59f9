import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  encoderKinds,
  lossKinds,
  miningKinds,
  optimizerKinds,
} from '../../../../src/settings/choices.ts';
import type { RunSettings } from '../../../../src/settings/settings.ts';
import { computesExactly, inArithmetic } from '../../../../src/siamese/ops/exactArithmetic.ts';
import { ourWasmKernels, switchToBackend } from '../../../helpers/backends.ts';
import { checksumAfter, exactSettings } from '../../../helpers/exactRuns.ts';
import { countHandOvers } from '../../../helpers/kernels/ourKernels.ts';
import { makeDataset } from '../../../helpers/syntheticData.ts';

/** Kernels of TensorFlow.js that our exact functions replace in exact arithmetic. */
const replaced = ['Exp', 'Log', 'Relu', 'Sigmoid', 'Softplus'];
/** Copy, or compare: no number is rounded. */
const copying = [
  ...['Cast', 'Concat', 'GatherV2', 'Identity', 'OneHot', 'Reshape', 'Select', 'Slice', 'Tile'],
  ...[
    'Transpose',
    'ZerosLike',
    'ExpandDims',
    'Equal',
    'Greater',
    'GreaterEqual',
    'LessEqual',
    'Max',
    'Maximum',
  ],
  ...['Min', 'Minimum', 'ClipByValue', 'Abs', 'Neg', 'Sign', 'Step'],
];
/** One rounding for each number of the result, as IEEE 754 has it. */
const rounding = ['Add', 'Multiply', 'RealDiv', 'Sqrt', 'Square', 'Sub'];
/** A loop in the order of the memory, without a choice by the processor. */
const summing = ['Cumsum', 'Mean', 'Sum'];
const allowed = new Set([...replaced, ...copying, ...rounding, ...summing]);

const squares = makeDataset(10, [{ split: 'train', imagesPerClass: 12 }]);
const runs: readonly Partial<RunSettings>[] = [
  ...encoderKinds.flatMap((encoder) => [{ encoder }, { encoder, unitLength: true }]),
  { encoderSize: 'large' },
  { encoderSize: 'small', tieWeights: false, loss: 'contrastive-pairs' },
  ...lossKinds.flatMap((loss) => [{ loss }, { loss, distance: 'cosine' } as const]),
  ...(['contrastive-all-pairs', 'supervised-contrastive', 'triplet'] as const).map(
    (loss) =>
      ({ loss, learnFrom: 'digits-and-symbols', symbolsFirst: true, symbolsPerBatch: 10 }) as const,
  ),
  ...miningKinds.map((mining) => ({ loss: 'triplet', mining }) as const),
  ...optimizerKinds.map((optimizer) => ({ optimizer, learningRate: 0.001 })),
];

const seen = new Set<string>();

beforeAll(async () => {
  await switchToBackend('wasm', 'relaxed-simd');
  for (const kernel of tf.getKernelsForBackend('wasm')) {
    tf.unregisterKernel(kernel.kernelName, 'wasm');
    tf.registerKernel({
      ...kernel,
      kernelFunc: (call) => {
        if (computesExactly()) seen.add(kernel.kernelName);
        return kernel.kernelFunc(call);
      },
    });
  }
});

describe('training with exact arithmetic', () => {
  it.each(runs.map((changes) => [JSON.stringify(changes), changes] as const))(
    '%s calls no kernel that may depend on the processor',
    async (_, changes) => {
      seen.clear();
      const handOvers = countHandOvers();
      await checksumAfter(squares, exactSettings({ imagesPerDigit: 2, ...changes }), 30);
      const others = [...seen].filter((name) => !allowed.has(name) && !ourWasmKernels().has(name));
      expect(others).toEqual([]);
      expect(seen.size).toBeGreaterThan(10);
      // Products of our own names that TensorFlow.js computes after all.
      expect(countHandOvers()).toBe(handOvers);
    },
  );
});

describe('the exact functions', () => {
  const numbers = [
    -Infinity,
    -120,
    -20,
    -1,
    -1e-9,
    -0,
    0,
    1e-9,
    0.3,
    1,
    20,
    120,
    Infinity,
    Number.NaN,
  ];
  const functions: readonly [string, (x: tf.Tensor) => tf.Tensor, (x: number) => number][] = [
    ['exp', tf.exp, Math.exp],
    ['log', tf.log, Math.log],
    ['relu', tf.relu, (x) => (x <= 0 ? 0 : x)],
    ['sigmoid', tf.sigmoid, (x) => 1 / (1 + Math.exp(-x))],
    ['softplus', tf.softplus, (x) => (x > 50 ? x : Math.log1p(Math.exp(x)))],
  ];

  it.each(functions)('%s is right to float32’s precision, at the ends too', (_, op, expected) => {
    const found = inArithmetic(true, () => tf.tidy(() => op(tf.tensor1d(numbers)).dataSync()));
    for (const [index, x] of numbers.entries()) {
      const [ours, truth] = [found[index] ?? 0, Math.fround(expected(Math.fround(x)))];
      if (!Number.isFinite(truth)) expect(ours).toBe(truth);
      else if (Math.abs(truth) < 1e-37) expect(ours).toBeCloseTo(truth, 30);
      else expect(Math.abs(ours / truth - 1)).toBeLessThan(2e-7);
    }
  });

  it('refuse products that only TensorFlow.js can compute', () => {
    const several = (): tf.Tensor =>
      tf.tidy(() => tf.matMul(tf.ones([2, 2, 2]), tf.ones([2, 2, 2])));
    inArithmetic(false, several).dispose();
    expect(() => inArithmetic(true, several)).toThrow('two float32 matrices only');
    expect(computesExactly()).toBe(false);
  });
});
