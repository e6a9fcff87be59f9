/** Weights files of networks that are more than one CNN: what of them is refused. */

import { describe, expect, it } from 'vitest';
import { encoderKinds } from '../../../../src/settings/choices.ts';
import { datasets } from '../../../../src/settings/datasets.ts';
import { readWeightsFile } from '../../../../src/siamese/weightsFile/read.ts';
import { WeightsFileError } from '../../../../src/siamese/weightsFile/weightsFileError.ts';
import { errorOf } from '../../../helpers/errors.ts';
import { withValueAt } from '../../../helpers/json.ts';
import { type ExampleChange, exampleText } from '../../../helpers/weightsFiles.ts';

type Changes = readonly (readonly [path: string, value: unknown])[];

/** The message with which a file is refused that was right before it was changed. */
function refusal(example: ExampleChange, changes: Changes): string {
  const text = exampleText(example);
  expect(readWeightsFile(text, datasets.mnist).steps).toBe(250);
  const changed = changes.reduce<unknown>(
    (json, [path, value]) => withValueAt(json, path, value),
    JSON.parse(text),
  );
  const error = errorOf(() => readWeightsFile(JSON.stringify(changed), datasets.mnist));
  expect(error).toBeInstanceOf(WeightsFileError);
  return error.message;
}

it('a file whose encoder is called what it is not is refused', () => {
  expect(refusal({}, [['encoders.0.kind', 'mlp']])).toBe(
    'encoders.0.kind is mlp, but its layers are those of a cnn or deep-cnn',
  );
});

it.each(encoderKinds)('a file whose layers begin like no encoder is refused, called %s', (kind) => {
  const changes: Changes = [
    ['encoders.0.kind', kind],
    ['encoders.0.layers.0', { op: 'l2normalize' }],
  ];
  expect(refusal({}, changes)).toBe(
    'encoders.0.layers: this page cannot run them, layer 0: expected flatten, found l2normalize',
  );
});

const zeros = (count: number): number[] => new Array<number>(count).fill(0);

describe('a file of two encoders', () => {
  const twoTowers = { isTied: false, loss: 'contrastive-pairs' } as const;
  const { encoders } = JSON.parse(exampleText());

  it('is refused where they are not alike', () => {
    const layer = 'encoders.1.layers.0';
    const notAlike = 'encoders: the two are not built alike; this page runs twins only';
    expect(refusal(twoTowers, [[`${layer}.activation`, 'linear']])).toBe(notAlike);
    expect(refusal(twoTowers, [[`${layer}.strides`, [2, 2]]])).toBe(notAlike);
    expect(refusal(twoTowers, [['encoders.1.kind', 'mlp']])).toBe(notAlike);
    const second = JSON.parse(exampleText(twoTowers)).encoders[1];
    const longer = [...second.layers, { op: 'l2normalize' }];
    expect(refusal(twoTowers, [['encoders.1.layers', longer]])).toBe(notAlike);
  });

  it('is refused where its loss knows no first and second image', () => {
    for (const loss of ['contrastive-all-pairs', 'triplet', 'positives-only']) {
      expect(refusal(twoTowers, [['training.loss', loss]])).toBe(
        `encoders: there are two, but the loss ${loss} knows no first and second image`,
      );
    }
  });

  it('is refused where the second says another embedding size', () => {
    expect(refusal(twoTowers, [['encoders.1.embeddingSize', 5]])).toBe(
      'encoders.1.embeddingSize is 5, but the last layer gives 4 numbers',
    );
  });

  it('is refused where a tensor of the second is missing', () => {
    expect(refusal(twoTowers, [['encoders.1.layers.1.bias', 'nowhere']])).toBe(
      'encoders.1.layers.1.bias: there is no tensor named “nowhere”',
    );
    expect(refusal(twoTowers, [['encoders', [encoders[0], encoders[0]]]])).toBe(
      'encoders.0.layers.0.kernel: there is no tensor named “conv1/kernel”',
    );
  });

  it('may have both name the same tensors', () => {
    const text = exampleText({ loss: 'contrastive-pairs' });
    const shared = withValueAt(JSON.parse(text), 'encoders', [encoders[0], encoders[0]]);
    const { plan, parameters } = readWeightsFile(JSON.stringify(shared), datasets.mnist);
    expect(plan.isTied).toBe(false);
    const [a, b] = [parameters.subarray(0, 221), parameters.subarray(221)];
    expect(b).toEqual(a);
  });
});

describe('a file of cosine distances', () => {
  it('is refused where embeddings have any length', () => {
    expect(refusal({}, [['distance', { kind: 'cosine' }]])).toBe(
      'The file does not fit this page: unitLength is false, but the distance cosine needs embeddings of length 1',
    );
  });

  it('is refused where its loss learns the distance', () => {
    const learning = ['training.loss', 'learned-distance'] as const;
    expect(refusal({}, [['distance', { kind: 'cosine' }], learning])).toBe(
      'distance.kind is cosine, which does not go with the loss learned-distance',
    );
  });
});

describe('a file of a learned distance', () => {
  const learned = { distance: 'learned', loss: 'learned-distance' } as const;

  it('is refused where its loss is for another distance', () => {
    expect(refusal(learned, [['training.loss', 'contrastive-pairs']])).toBe(
      'distance.kind is learned, which does not go with the loss contrastive-pairs',
    );
    expect(refusal({}, [['training.loss', 'learned-distance']])).toBe(
      'distance.kind is euclidean, which does not go with the loss learned-distance',
    );
    expect(refusal(learned, [['distance', { kind: 'euclidean' }]])).toBe(
      'distance.kind is euclidean, which does not go with the loss learned-distance',
    );
  });

  it('is refused where it has more weights than an embedding has numbers, or none', () => {
    // The weights come after the six tensors of the encoder.
    expect(
      refusal(learned, [
        ['tensors.6.shape', [5]],
        ['tensors.6.data', zeros(5)],
      ]),
    ).toBe('Tensor “distance/weights” has the shape [5], its layer needs [4]');
    expect(refusal(learned, [['distance.weights', 'nowhere']])).toBe(
      'distance.weights: there is no tensor named “nowhere”',
    );
    expect(refusal(learned, [['distance.bias', undefined]])).toMatch(/^distance\.bias: /);
  });
});

describe('a file of an LSTM', () => {
  const lstm = { kind: 'lstm' } as const;
  const layer = 'encoders.0.layers.0';

  it.each([
    ['fewer rows than an image has columns', 'tensors.0', [27, 12], 'lstm1/kernel', '28, 12'],
    ['a gate too few', 'tensors.0', [28, 9], 'lstm1/kernel', '28, 12'],
    ['a recurrent kernel for other gates', 'tensors.1', [3, 9], 'lstm1/recurrentKernel', '3, 12'],
    ['other units than its kernel', 'tensors.1', [2, 12], 'lstm1/kernel', '28, 8'],
    ['a bias for other units', 'tensors.2', [16], 'lstm1/bias', '12'],
  ])('is refused with %s', (_, path, shape, name, needed) => {
    expect(refusal(lstm, [[`${path}.shape`, shape]])).toMatch(
      new RegExp(`^Tensor “${name}” has the shape .*, its layer needs \\[${needed}\\]$`),
    );
  });

  it('is refused where the gates are in another order', () => {
    const keras = ['input', 'forget', 'candidate', 'output'];
    const torch = ['input', 'forget', 'output', 'candidate'];
    expect(refusal(lstm, [[`${layer}.gateOrder`, torch]])).toMatch(
      /^encoders\.0\.layers\.0\.gateOrder\.2: /,
    );
    expect(refusal(lstm, [[`${layer}.gateOrder`, keras.slice(0, 3)]])).toMatch(
      /^encoders\.0\.layers\.0\.gateOrder/,
    );
    expect(refusal(lstm, [[`${layer}.gateOrder`, undefined]])).toMatch(
      /^encoders\.0\.layers\.0\.gateOrder: /,
    );
  });

  it('is refused where its recurrent kernel is missing', () => {
    expect(refusal(lstm, [[`${layer}.recurrentKernel`, 'nowhere']])).toBe(
      'encoders.0.layers.0.recurrentKernel: there is no tensor named “nowhere”',
    );
  });
});

describe('a file of digits that were held out', () => {
  it.each([
    ['nine of them', [0, 1, 2, 3, 4, 5, 6, 7, 8], 'at least 2 of the 10 digits must stay'],
    ['one of them twice', [3, 3], 'they must be different digits from 0 to 9, ascending'],
    ['descending', [8, 3], 'they must be different digits from 0 to 9, ascending'],
    ['none that is a digit', [10], 'they must be different digits from 0 to 9, ascending'],
  ])('is refused with %s', (_, digits, message) => {
    expect(refusal({}, [['training.heldOutDigits', digits]])).toBe(
      `The file does not fit this page: heldOutDigits are ${digits.join(', ')}; ${message}`,
    );
  });
});

describe('a file whose embeddings have any length', () => {
  it('is refused where its loss needs length 1', () => {
    expect(refusal({}, [['training.loss', 'supervised-contrastive']])).toBe(
      'The file does not fit this page: unitLength is false, but the loss supervised-contrastive needs embeddings of length 1',
    );
  });
});
