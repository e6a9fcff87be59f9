import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { checksumOf, writeWeightsFile } from '../../../../src/siamese/weightsFile/write.ts';
import { makePlan } from '../../../helpers/networks.ts';
import {
  exampleRun,
  exampleText,
  smallPlan,
  someParameters,
} from '../../../helpers/weightsFiles.ts';

describe('a weights file', () => {
  it('says what a reader needs to know', () => {
    const { tensors, sha256, ...head } = JSON.parse(exampleText());
    const unpadded = [
      [0, 0],
      [0, 0],
    ];
    const padded = [
      [1, 1],
      [1, 1],
    ];
    const convolution = { op: 'conv2d', kernelLayout: 'HWIO', strides: [3, 3], activation: 'relu' };
    expect(head).toEqual({
      format: 'siamese-playground.weights',
      version: 1,
      createdAt: '2026-03-01T12:00:00.000Z',
      input: { shape: [28, 28, 1], layout: 'NHWC', range: [0, 1], ink: 1, background: 0 },
      encoders: [
        {
          kind: 'cnn',
          embeddingSize: 4,
          layers: [
            { ...convolution, kernel: 'conv1/kernel', bias: 'conv1/bias', padding: padded },
            { ...convolution, kernel: 'conv2/kernel', bias: 'conv2/bias', padding: unpadded },
            { op: 'flatten' },
            { op: 'dense', kernel: 'dense1/kernel', bias: 'dense1/bias', activation: 'linear' },
          ],
        },
      ],
      distance: { kind: 'euclidean' },
      decision: { slope: 8, intercept: 4, threshold: 0.5 },
      training: {
        dataset: 'mnist',
        classes: ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'],
        loss: 'contrastive-all-pairs',
        margin: 1.5,
        steps: 250,
        weights: 'newest',
        seed: 77,
        heldOutDigits: [],
        testPairAccuracy: 0.97,
      },
    });
    expect(sha256).toBe(checksumOf(someParameters(smallPlan)));
    expect(
      tensors.map(({ name, shape }: { name: string; shape: number[] }) => [name, shape]),
    ).toEqual([
      ['conv1/kernel', [5, 5, 1, 2]],
      ['conv1/bias', [2]],
      ['conv2/kernel', [3, 3, 2, 3]],
      ['conv2/bias', [3]],
      ['dense1/kernel', [27, 4]],
      ['dense1/bias', [4]],
    ]);
  });

  it('has the checksum of its float32 bytes, lowest byte first', () => {
    // −2.5 is 0xC0200000, 1 is 0x3F800000.
    const bytes = Uint8Array.of(0x00, 0x00, 0x20, 0xc0, 0x00, 0x00, 0x80, 0x3f);
    const expected = createHash('sha256').update(bytes).digest('hex');
    expect(checksumOf(Float32Array.of(-2.5, 1))).toBe(expected);
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY])(
    'is not written of weights with %d among them, and says in which tensor',
    (value) => {
      const parameters = someParameters(smallPlan);
      parameters[60] = value;
      expect(() => writeWeightsFile(smallPlan, parameters, exampleRun)).toThrow(
        'The weights cannot be written: conv2/kernel has a number that is not finite',
      );
    },
  );

  it('names the tensors of each tower and of the distance where nothing is shared', () => {
    const plan = makePlan('lstm', 4, {
      loss: 'learned-distance',
      tieWeights: false,
      unitLength: true,
      encoderSize: 'small',
    });
    const settings = { ...exampleRun.settings, loss: 'learned-distance' } as const;
    const run = { ...exampleRun, settings: { ...settings, heldOutDigits: [3, 8] } };
    const file = JSON.parse(writeWeightsFile(plan, someParameters(plan), run));
    const layersOf = (tower: string) => [
      {
        op: 'lstm',
        kernel: `${tower}/lstm1/kernel`,
        recurrentKernel: `${tower}/lstm1/recurrentKernel`,
        bias: `${tower}/lstm1/bias`,
        gateOrder: ['input', 'forget', 'candidate', 'output'],
      },
      {
        op: 'dense',
        kernel: `${tower}/dense1/kernel`,
        bias: `${tower}/dense1/bias`,
        activation: 'linear',
      },
      { op: 'l2normalize' },
    ];
    expect(file.encoders).toEqual([
      { kind: 'lstm', embeddingSize: 4, layers: layersOf('a') },
      { kind: 'lstm', embeddingSize: 4, layers: layersOf('b') },
    ]);
    expect(file.distance).toEqual({
      kind: 'learned',
      weights: 'distance/weights',
      bias: 'distance/bias',
    });
    expect(file.training).toMatchObject({ loss: 'learned-distance', heldOutDigits: [3, 8] });
    const tower = [
      ['lstm1/kernel', [28, 128]],
      ['lstm1/recurrentKernel', [32, 128]],
      ['lstm1/bias', [128]],
      ['dense1/kernel', [32, 4]],
      ['dense1/bias', [4]],
    ];
    expect(
      file.tensors.map(({ name, shape }: { name: string; shape: number[] }) => [name, shape]),
    ).toEqual([
      ...tower.map(([name, shape]) => [`a/${name}`, shape]),
      ...tower.map(([name, shape]) => [`b/${name}`, shape]),
      ['distance/weights', [4]],
      ['distance/bias', [1]],
    ]);
  });

  it.each([
    [0, 'a/dense1/kernel'],
    [2, 'b/dense3/bias'],
    [1, 'distance/bias'],
  ])('says which tensor of which tower has a number that is not finite', (fromEnd, name) => {
    const plan = makePlan('mlp', 4, { loss: 'learned-distance', tieWeights: false });
    const parameters = someParameters(plan);
    const place = [0, plan.parameterCount - 1, plan.headOffset - 1][fromEnd] ?? 0;
    parameters[place] = Number.NEGATIVE_INFINITY;
    expect(() => writeWeightsFile(plan, parameters, exampleRun)).toThrow(
      `The weights cannot be written: ${name} has a number that is not finite`,
    );
  });
});
