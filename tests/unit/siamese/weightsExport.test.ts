import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import {
  checksumOf,
  shortestDecimal,
  writeWeightsFile,
} from '../../../src/siamese/weightsExport.ts';
import { readWeightsFile } from '../../../src/siamese/weightsImport.ts';
import { makePlan } from '../../helpers/networks.ts';
import {
  anyFloat32s,
  exampleRun,
  exampleText,
  smallPlan,
  someParameters,
} from '../../helpers/weightsFiles.ts';

const denormal = 2 ** -149;
const remarkable = [0, -0, denormal, -denormal, 2 ** -126, 0.1, 1 / 3, 16_777_216, 3.4028234e38];

/** The numbers at which two lists differ in as much as a bit. */
function differences(found: Float32Array, expected: Float32Array): number[] {
  return Array.from(expected.keys()).filter((at) => !Object.is(found[at], expected[at]));
}

describe('a network written and read again', () => {
  it('has the same weights to the bit, whatever finite numbers they are', () => {
    for (let seed = 1; seed <= 5; seed++) {
      const parameters = anyFloat32s(smallPlan.parameterCount, seed);
      parameters.set(remarkable, 3 * seed);
      const read = readWeightsFile(writeWeightsFile(smallPlan, parameters, exampleRun));
      expect(differences(read.parameters, parameters)).toEqual([]);
    }
  });

  it.each(['cnn', 'mlp'] as const)(
    'has the plan, the decision and the settings of the %s',
    (kind) => {
      const plan = makePlan(kind, 6);
      const settings = { ...exampleRun.settings, encoder: kind, embeddingSize: 6 };
      const run = { ...exampleRun, settings };
      const read = readWeightsFile(writeWeightsFile(plan, someParameters(plan), run));
      expect(read.plan).toEqual(plan);
      expect(read.decision).toEqual(run.decision);
      expect(read.steps).toBe(250);
      expect(read.settings).toEqual({
        encoder: kind,
        embeddingSize: 6,
        loss: 'contrastive-all-pairs',
        margin: 1.5,
        seed: 77,
      });
    },
  );

  it('may be one that decides nothing yet', () => {
    const run = { ...exampleRun, decision: null, testPairAccuracy: null, steps: 0 };
    const read = readWeightsFile(writeWeightsFile(smallPlan, someParameters(smallPlan), run));
    expect([read.decision, read.steps]).toEqual([null, 0]);
  });
});

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
        classes: ['0', '1', '2'],
        loss: 'contrastive-all-pairs',
        margin: 1.5,
        steps: 250,
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
});

describe('the decimal of a float32', () => {
  /** The fewest digits that any decimal reading back as this float32 has, by trying all near it. */
  function fewestDigits(value: number): number {
    for (let digits = 1; ; digits++) {
      const [mantissa = '', exponent] = value.toExponential(digits - 1).split('e');
      const nearest = BigInt(mantissa.replace('.', ''));
      const readsBack = [nearest - 1n, nearest, nearest + 1n].some((whole) =>
        Object.is(Math.fround(Number(`${whole}e${Number(exponent) - digits + 1}`)), value),
      );
      if (readsBack) return digits;
    }
  }

  const digitsIn = (decimal: string): number =>
    decimal
      .replace(/e.*/, '')
      .replace(/\D/g, '')
      .replace(/^0+|0+$/g, '').length || 1;

  it('reads back as the same and has as few digits as any that does', () => {
    const values = [...anyFloat32s(20_000, 9), ...someParameters(smallPlan), denormal];
    for (const value of values.filter((candidate) => candidate !== 0)) {
      const decimal = shortestDecimal(value);
      if (!Object.is(Math.fround(Number(decimal)), value)) throw new Error(`${decimal} is another`);
      if (digitsIn(decimal) !== fewestDigits(value)) throw new Error(`${decimal} is too long`);
    }
  });

  it.each([
    [0, '0'],
    [-0, '-0'],
    [Math.fround(0.1), '0.1'],
    [Math.fround(-1 / 3), '-0.33333334'],
    [denormal, '1e-45'],
    [16_777_216, '16777216'],
  ])('of %d is %s', (value, decimal) => {
    expect(shortestDecimal(value)).toBe(decimal);
  });
});
