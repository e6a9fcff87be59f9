/** Networks written and read again. */

import { describe, expect, it } from 'vitest';
import type { EncoderKind } from '../../../../src/settings/choices.ts';
import { datasets, mostClasses, nounsOf } from '../../../../src/settings/datasets.ts';
import { reconciled } from '../../../../src/settings/rules.ts';
import { defaultSettings, type RunSettings } from '../../../../src/settings/settings.ts';
import type { NetworkPlan } from '../../../../src/siamese/network/plans/networkPlan.ts';
import { type ImportedNetwork, readWeightsFile } from '../../../../src/siamese/weightsFile/read.ts';
import { writeWeightsFile } from '../../../../src/siamese/weightsFile/write.ts';
import { differences } from '../../../helpers/bits.ts';
import { makePlan } from '../../../helpers/networks.ts';
import {
  anyFloat32s,
  exampleRun,
  smallPlan,
  someParameters,
} from '../../../helpers/weightsFiles.ts';

const denormal = 2 ** -149;
const remarkable = [0, -0, denormal, -denormal, 2 ** -126, 0.1, 1 / 3, 16_777_216, 3.4028234e38];

/** All of a plan but the functions in it. */
function outline({ encoder, ...rest }: NetworkPlan): unknown {
  const { architecture, embeddingSize, input, parameterCount } = encoder;
  const parameters = encoder.parameters.map(({ name, shape, offset }) => ({ name, shape, offset }));
  const head = rest.head.map(({ name, shape, offset }) => ({ name, shape, offset }));
  return {
    ...rest,
    head,
    encoder: { architecture, embeddingSize, input, parameterCount, parameters },
  };
}

function rewritten(
  plan: NetworkPlan,
  parameters: Float32Array,
  settings: RunSettings,
): ImportedNetwork {
  return readWeightsFile(
    writeWeightsFile(plan, parameters, { ...exampleRun, settings }),
    datasets.mnist,
  );
}

const cases: [string, Partial<RunSettings> & { readonly encoder: EncoderKind }][] = [
  ['the default CNN', { encoder: 'cnn' }],
  ['the small CNN', { encoder: 'cnn', encoderSize: 'small' }],
  ['the small MLP', { encoder: 'mlp', encoderSize: 'small' }],
  ['the LSTM', { encoder: 'lstm' }],
  ['the small LSTM of length 1', { encoder: 'lstm', encoderSize: 'small', unitLength: true }],
  ['the large CNN of length 1', { encoder: 'cnn', encoderSize: 'large', unitLength: true }],
  ['a supervised contrastive CNN', { encoder: 'cnn', loss: 'supervised-contrastive' }],
  ['a CNN that learnt from triplets', { encoder: 'cnn', loss: 'triplet' }],
  [
    'small LSTMs that are not tied',
    { encoder: 'lstm', encoderSize: 'small', loss: 'contrastive-pairs', tieWeights: false },
  ],
  ['a CNN with a learned distance', { encoder: 'cnn', loss: 'learned-distance' }],
  [
    'small MLPs that share nothing, with a learned distance',
    { encoder: 'mlp', encoderSize: 'small', loss: 'learned-distance', tieWeights: false },
  ],
  ['a CNN with cosine distances', { encoder: 'cnn', distance: 'cosine' }],
  [
    'small MLPs that are not tied, with cosine distances',
    { encoder: 'mlp', loss: 'contrastive-pairs', tieWeights: false, distance: 'cosine' },
  ],
  ['a CNN that never saw 3 and 8', { encoder: 'cnn', heldOutDigits: [3, 8] }],
  [
    'a CNN that learnt from symbols alone',
    { encoder: 'cnn', learnFrom: 'symbols', symbolsPerBatch: 33, imagesPerSymbol: 7 },
  ],
  [
    'a CNN that learnt from digits, symbols and turned digits',
    { encoder: 'cnn', learnFrom: 'digits-and-symbols', turnedPerBatch: 21 },
  ],
];

describe('a network written and read again', () => {
  it('has the same weights to the bit, whatever finite numbers they are', () => {
    for (let seed = 1; seed <= 5; seed++) {
      const parameters = anyFloat32s(smallPlan.parameterCount, seed);
      parameters.set(remarkable, 3 * seed);
      const read = rewritten(smallPlan, parameters, exampleRun.settings);
      expect(differences(read.parameters, parameters)).toEqual([]);
    }
  });

  it.each(cases)('has the weights, the plan and the settings of %s', (_, change) => {
    const settings = reconciled({ ...defaultSettings, embeddingSize: 6, seed: 77, ...change });
    const plan = makePlan(settings.encoder, 6, settings);
    const parameters = someParameters(plan);
    const read = rewritten(plan, parameters, settings);
    expect(differences(read.parameters, parameters)).toEqual([]);
    expect(outline(read.plan)).toEqual(outline(plan));
    expect(read.settings).toEqual({
      encoder: settings.encoder,
      encoderSize: settings.encoderSize,
      embeddingSize: 6,
      unitLength: settings.unitLength,
      distance: settings.distance,
      tieWeights: settings.tieWeights,
      loss: settings.loss,
      margin: 1,
      seed: 77,
      heldOutDigits: settings.heldOutDigits,
      learnFrom: settings.learnFrom,
      symbolsPerBatch: settings.symbolsPerBatch,
      imagesPerSymbol: settings.imagesPerSymbol,
      turnedPerBatch: settings.turnedPerBatch,
    });
    expect([read.decision, read.steps]).toEqual([exampleRun.decision, 250]);
  });

  it('may be of as many classes as a data set can have', () => {
    const classes = Array.from({ length: mostClasses }, (_, label) => `folder/${label}`);
    const heldOutDigits = [1, mostClasses - 1];
    const settings = { ...exampleRun.settings, heldOutDigits };
    const text = writeWeightsFile(smallPlan, someParameters(smallPlan), {
      ...exampleRun,
      classes,
      settings,
    });
    const read = readWeightsFile(text, { classes, ...nounsOf({ classes }) });
    expect(read.settings.heldOutDigits).toEqual(heldOutDigits);
  });

  it('is of medium size where its layers are none of ours', () => {
    const { settings } = rewritten(smallPlan, someParameters(smallPlan), exampleRun.settings);
    expect(settings.encoderSize).toBe('medium');
  });

  it('may be one that decides nothing yet', () => {
    const run = { ...exampleRun, decision: null, testPairAccuracy: null, steps: 0 };
    const read = readWeightsFile(
      writeWeightsFile(smallPlan, someParameters(smallPlan), run),
      datasets.mnist,
    );
    expect([read.decision, read.steps]).toEqual([null, 0]);
  });
});
