import { describe, expect, it } from 'vitest';
import { datasets } from '../../../../src/settings/datasets.ts';
import { largestWeightsFileBytes, mostStepsOfNetwork } from '../../../../src/settings/limits.ts';
import { readWeightsFile } from '../../../../src/siamese/weightsFile/read.ts';
import { WeightsFileError } from '../../../../src/siamese/weightsFile/weightsFileError.ts';
import { checksumOf } from '../../../../src/siamese/weightsFile/write.ts';
import { animals } from '../../../helpers/animals.ts';
import { errorOf } from '../../../helpers/errors.ts';
import { withValueAt } from '../../../helpers/json.ts';
import { exampleText, smallPlan, someParameters } from '../../../helpers/weightsFiles.ts';

const text = exampleText();
const file: unknown = JSON.parse(text);

/** The message with which a text is refused. */
function refusal(hostile: string): string {
  const error = errorOf(() => readWeightsFile(hostile, datasets.mnist));
  expect(error).toBeInstanceOf(WeightsFileError);
  return error.message;
}

function refusalWith(...changes: [string, unknown][]): string {
  const changed = changes.reduce((json, [path, value]) => withValueAt(json, path, value), file);
  return refusal(JSON.stringify(changed));
}

const zeros = (count: number): number[] => new Array<number>(count).fill(0);
const nested = JSON.parse(`${'['.repeat(500)}${']'.repeat(500)}`);

describe('a file that is no weights file', () => {
  it.each([
    ['no JSON', 'siamese', 'The file is not JSON: '],
    ['empty', '', 'The file is not JSON: '],
    ['cut', text.slice(0, -40), 'The file is not JSON: '],
    [
      'with NaN for a number',
      text.replace(/"data":\[[^,]*/, '"data":[NaN'),
      'The file is not JSON',
    ],
    ['null', 'null', 'its “format” does not say so'],
    ['a number', '7', 'its “format” does not say so'],
    ['a list', `[${text}]`, 'its “format” does not say so'],
    ['of another format', text.replace('.weights', '.dataset'), 'its “format” does not say so'],
    ['only a prototype', `{"__proto__":${text}}`, 'its “format” does not say so'],
    ['nested without end', '['.repeat(1_000_000), 'The file is not JSON: '],
    ['of version 2', text.replace('"version":1', '"version":2'), 'of version 2; this page reads'],
  ])('is refused: %s', (_, hostile, message) => {
    expect(refusal(hostile)).toContain(message);
  });

  it('is refused when it is too big, before it is parsed', () => {
    expect(refusal('x'.repeat(largestWeightsFileBytes + 1))).toBe(
      'The file is too big: 16000001 characters, at most 16000000 are read',
    );
  });
});

describe('the steps of a weights file', () => {
  const withSteps = (steps: number): string =>
    JSON.stringify(withValueAt(file, 'training.steps', steps));

  it('are taken up to what can be counted on', () => {
    expect(readWeightsFile(withSteps(mostStepsOfNetwork), datasets.mnist).steps).toBe(
      1_000_000_000,
    );
  });

  it.each([mostStepsOfNetwork + 1, 4_294_967_295])('are refused beyond: %d', (steps) => {
    expect(refusal(withSteps(steps))).toBe(
      `training.steps is ${steps}; at most 1000000000 steps can be trained on`,
    );
  });
});

describe('a weights file of the wrong shape', () => {
  it.each<[string, string, unknown]>([
    ['no tensors', 'tensors', []],
    ['tensors as an object', 'tensors', { 0: {} }],
    ['a list for a tensor', 'tensors.0', [1, 2]],
    ['a list for the training', 'training', []],
    ['a list for the decision', 'decision', []],
    ['a text for a number', 'tensors.1.data.0', '0.5'],
    ['NaN in quotes', 'tensors.1.data.1', 'NaN'],
    ['null among the numbers', 'tensors.2.data.3', null],
    ['nested lists among the numbers', 'tensors.0.data.0', nested],
    ['nested lists for a layer', 'encoders.0.layers.1', nested],
    ['an unknown layer', 'encoders.0.layers.2.op', 'attention'],
    ['an unknown activation', 'encoders.0.layers.0.activation', 'gelu'],
    ['a kernel laid out otherwise', 'encoders.0.layers.0.kernelLayout', 'OIHW'],
    ['a stride of 0', 'encoders.0.layers.0.strides.0', 0],
    ['no padding', 'encoders.0.layers.0.padding', undefined],
    ['padding without end', 'encoders.0.layers.0.padding.0.0', 1e6],
    ['no encoder', 'encoders', []],
    ['three encoders', 'encoders', [0, 0, 0]],
    ['images of another size', 'input.shape.0', 32],
    ['ink that is 0', 'input.ink', 0],
    ['another distance', 'distance.kind', 'manhattan'],
    ['a negative seed', 'training.seed', -1],
    ['half a step', 'training.steps', 0.5],
    ['another loss', 'training.loss', 'cross-entropy'],
    ['held-out digits as a text', 'training.heldOutDigits', '8, 9'],
    ['half a digit', 'training.heldOutDigits', [1, 2.5]],
    ['another kind of number', 'tensors.0.dtype', 'float64'],
    ['a checksum that is none', 'sha256', 'abc'],
    ['an unknown kind of encoder', 'encoders.0.kind', 'vit'],
    ['a name without end', 'tensors.0.name', 'x'.repeat(1_001)],
  ])('is refused with its place named: %s', (_, path, value) => {
    expect(refusalWith([path, value])).toMatch(new RegExp(`^${path.replace(/\d+$/, '\\d+')}`));
  });

  it('is refused when a number is beyond float64, which JSON reads as infinite', () => {
    const hostile = text.replace(/"data":\[[^,]*/, '"data":[1e999');
    expect(refusal(hostile)).toMatch(/^tensors\.0\.data\.0: .*Infinity/);
  });

  it('gives nothing to a prototype that it names', () => {
    const hostile = text.replace('{', '{"__proto__":{"polluted":true},');
    expect(readWeightsFile(hostile, datasets.mnist).steps).toBe(250);
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
    expect(refusalWith(['tensors.0.name', '__proto__'])).toContain(
      'no tensor named “conv1/kernel”',
    );
  });
});

describe('a weights file that does not hold together', () => {
  it.each<[string, [string, unknown][], string]>([
    [
      'two tensors of one name',
      [['tensors.1.name', 'conv1/kernel']],
      'tensors: two of them have the same name',
    ],
    [
      'a tensor that is missing',
      [['tensors.3.name', 'other']],
      'encoders.0.layers.1.bias: there is no tensor named “conv2/bias”',
    ],
    [
      'a kernel that is missing',
      [['encoders.0.layers.3.kernel', 'nowhere']],
      'encoders.0.layers.3.kernel: there is no tensor named “nowhere”',
    ],
    [
      'a tensor of another shape',
      [['tensors.1.shape', [2, 1]]],
      'Tensor “conv1/bias” has the shape [2, 1], its layer needs [2]',
    ],
    [
      'a dense kernel that does not fit',
      [['tensors.4.shape', [28, 4]]],
      'Tensor “dense1/kernel” has the shape [28, 4], its layer needs [27, 4]',
    ],
    [
      'too few numbers',
      [['tensors.1.data', [1]]],
      'Tensor “conv1/bias” has 1 numbers, its shape needs 2',
    ],
    [
      'too many numbers',
      [['tensors.1.data', zeros(3)]],
      'Tensor “conv1/bias” has 3 numbers, its shape needs 2',
    ],
    [
      'a number beyond float32',
      [['tensors.1.data', [1e39, 0]]],
      'tensors: a number is too large for float32',
    ],
    ['a changed number', [['tensors.1.data', [0.25, 0.5]]], 'sha256: the tensors give '],
    ['another checksum', [['sha256', '0'.repeat(64)]], `the file says ${'0'.repeat(64)}; it was`],
    [
      'another embedding size',
      [['encoders.0.embeddingSize', 5]],
      'encoders.0.embeddingSize is 5, but the last layer gives 4 numbers',
    ],
    [
      'a stride that gives the dense layer more than it takes',
      [['encoders.0.layers.1.strides', [2, 2]]],
      'Tensor “dense1/kernel” has the shape [27, 4], its layer needs [48, 4]',
    ],
    [
      'strides that differ',
      [['encoders.0.layers.0.strides', [3, 2]]],
      'encoders.0.layers.0: kernel, strides and padding must be the same in both directions',
    ],
    [
      'layers that do not follow each other',
      [['encoders.0.layers.2', { op: 'l2normalize' }]],
      'encoders.0.layers: this page cannot run them, layer 2: expected flatten, found l2normalize',
    ],
    [
      'padding that differs',
      [['encoders.0.layers.0.padding.1.0', 2]],
      'encoders.0.layers.0: kernel, strides and padding must be the same in both directions',
    ],
    [
      'a layer that unrolls to more than memory holds',
      [
        [
          'tensors.0',
          { name: 'conv1/kernel', shape: [999, 999, 1, 1], dtype: 'float32', data: [] },
        ],
        ['encoders.0.layers.0.strides', [1, 1]],
        [
          'encoders.0.layers.0.padding',
          [
            [1_000, 1_000],
            [1_000, 1_000],
          ],
        ],
      ],
      'encoders.0.layers: this page cannot run them, conv1 takes ',
    ],
    ['a decision with slope 0', [['decision.slope', 0]], 'decision.slope must be above 0'],
    ['a decision upside down', [['decision.slope', -8]], 'decision.slope must be above 0'],
    [
      'a threshold of its own',
      [['decision.threshold', 0.6]],
      'decision.threshold is 0.6, but intercept ÷ slope is 0.5',
    ],
    [
      'a decision without a finite threshold',
      [
        ['decision.slope', 1e-320],
        ['decision.threshold', 0.5],
      ],
      'decision.threshold is 0.5, but intercept ÷ slope is Infinity',
    ],
    [
      'a margin out of range',
      [['training.margin', 60]],
      'does not fit this page: margin is 60; it must be a number from 0.1 to 5',
    ],
    [
      'a seed out of range',
      [['training.seed', 4e9]],
      'does not fit this page: seed is 4000000000; it must be a whole number from 0 to 2147483647',
    ],
  ])('is refused: %s', (_, changes, message) => {
    expect(refusalWith(...changes)).toContain(message);
  });

  it('is refused when its embedding is larger than this page takes, though it is whole', () => {
    const kernel = zeros(27 * 200);
    const bias = zeros(200);
    const parameters = someParameters(smallPlan).subarray(0, 109);
    const message = refusalWith(
      ['tensors.4.data', kernel],
      ['tensors.4.shape', [27, 200]],
      ['tensors.5.data', bias],
      ['tensors.5.shape', [200]],
      ['encoders.0.embeddingSize', 200],
      ['sha256', checksumOf(Float32Array.of(...parameters, ...kernel, ...bias))],
    );
    expect(message).toBe(
      'The file does not fit this page: embeddingSize is 200; it must be a whole number from 2 to 128',
    );
  });
});

it('a file that holds out classes says nothing of those of other data', () => {
  const text = JSON.stringify(
    withValueAt(JSON.parse(exampleText()), 'training.heldOutDigits', [3]),
  );
  expect(readWeightsFile(text, datasets.mnist).settings.heldOutDigits).toEqual([3]);
  expect(readWeightsFile(text, animals).settings.heldOutDigits).toEqual([]);
});
