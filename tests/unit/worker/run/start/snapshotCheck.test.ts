import { describe, expect, it } from 'vitest';
import type { RunSnapshot } from '../../../../../src/protocol/runSnapshot.ts';
import {
  encoderKinds,
  encoderSizes,
  lossKinds,
  optimizerKinds,
} from '../../../../../src/settings/choices.ts';
import { datasets } from '../../../../../src/settings/datasets.ts';
import { reconciled } from '../../../../../src/settings/rules.ts';
import { defaultSettings, type RunSettings } from '../../../../../src/settings/settings.ts';
import {
  initialParameters,
  networkKindOf,
  planNetwork,
} from '../../../../../src/siamese/network/plans/networkPlan.ts';
import { freshRun } from '../../../../../src/worker/run/start/freshRun.ts';
import { checkSnapshot, SnapshotError } from '../../../../../src/worker/run/start/snapshotCheck.ts';
import { errorOf } from '../../../../helpers/errors.ts';
import { withValueAt } from '../../../../helpers/json.ts';
import { smallRun } from '../../../../helpers/runFiles.ts';

/** The message with which a run is refused. */
function refusal(hostile: unknown): string {
  const error = errorOf(() => checkSnapshot(hostile, datasets.mnist));
  expect(error).toBeInstanceOf(SnapshotError);
  return error.message;
}

/** A run with these settings after one step. */
function trainedRun(change: Partial<RunSettings>, vectors: number): RunSnapshot {
  const settings = reconciled({ ...defaultSettings, embeddingSize: 4, ...change });
  const fresh = freshRun(3, settings);
  const parameters = initialParameters(planNetwork(fresh.architecture, networkKindOf(settings)), 1);
  const memory = Array.from({ length: vectors }, () => parameters.map((value) => value / 2));
  return { ...fresh, step: 1, elapsedMs: 5.5, trainer: { parameters, memory, updates: 1 } };
}

describe('a run that fits', () => {
  it.each<[string, RunSnapshot]>([
    ['a small one', smallRun],
    ['one without a threshold', { ...smallRun, decision: null }],
    ['one at its end', { ...smallRun, phase: { start: 40, end: 40, warmUpSteps: 5 } }],
    ['one that lost a shard', { ...smallRun, isRepeatable: false }],
    ['one from imported weights', trainedRun({}, 0)],
    ['one with untied weights', trainedRun({ tieWeights: false, loss: 'contrastive-pairs' }, 2)],
    ['one of length 1', trainedRun({ unitLength: true }, 2)],
    ['one with digits held out', trainedRun({ heldOutDigits: [3, 7] }, 2)],
  ])('passes unchanged: %s', (_, run) => {
    expect(checkSnapshot(run, datasets.mnist)).toEqual(run);
  });

  it('passes unchanged, be it fresh or trained, of any encoder at any size', () => {
    for (const encoder of encoderKinds) {
      for (const encoderSize of encoderSizes) {
        const run = trainedRun({ encoder, encoderSize }, 2);
        const fresh = freshRun(1, run.settings);
        expect(checkSnapshot(run, datasets.mnist)).toEqual(run);
        expect(checkSnapshot(fresh, datasets.mnist)).toEqual(fresh);
      }
    }
  });

  it('passes unchanged with any loss', () => {
    for (const loss of lossKinds) {
      const run = trainedRun({ loss, encoder: 'mlp', encoderSize: 'small' }, 2);
      expect(checkSnapshot(run, datasets.mnist)).toEqual(run);
    }
  });

  it('passes with exactly the memory that its optimiser needs, or none', () => {
    for (const optimizer of optimizerKinds) {
      const fits = [0, 1, 2, 3].filter((vectors) => {
        try {
          checkSnapshot(trainedRun({ optimizer, encoderSize: 'small' }, vectors), datasets.mnist);
          return true;
        } catch {
          return false;
        }
      });
      expect([optimizer, fits]).toEqual([
        optimizer,
        { sgd: [0], momentum: [0, 1], adam: [0, 2], muon: [0, 2] }[optimizer],
      ]);
    }
  });

  it('loses what does not belong to it', () => {
    expect(checkSnapshot({ ...smallRun, isAdmin: true }, datasets.mnist)).toEqual(smallRun);
  });
});

const numbers = smallRun.trainer?.parameters ?? new Float32Array();
const withNumber = (place: number, value: number): Float32Array => {
  const changed = Float32Array.from(numbers);
  changed[place] = value;
  return changed;
};
const layer = (index: number, name: string): string => `architecture.layers.${index}.${name}`;

describe('a run that does not fit', () => {
  it.each<[string, unknown]>([
    ['nothing', undefined],
    ['null', null],
    ['a number', 7],
    ['a list', []],
    ['an empty object', {}],
    ['a text', 'a run'],
  ])('is refused: %s', (_, hostile) => {
    expect(refusal(hostile)).toMatch(/.: .|Expected/);
  });

  it.each<[string, unknown, string]>([
    ['runId', -1, 'runId: '],
    ['runId', 'one', 'runId: '],
    ['settings', null, 'settings: '],
    ['settings.encoder', 'transformer', 'settings.encoder: '],
    ['settings.encoderSize', 'huge', 'settings.encoderSize: '],
    ['settings.loss', 'none', 'settings.loss: '],
    ['settings.mining', 7, 'settings.mining: '],
    ['settings.optimizer', 'lion', 'settings.optimizer: '],
    ['settings.schedule', '', 'settings.schedule: '],
    ['settings.tieWeights', 'yes', 'settings.tieWeights: '],
    ['settings.unitLength', 0, 'settings.unitLength: '],
    ['settings.augmentation', null, 'settings.augmentation: '],
    ['settings.embeddingSize', 1, 'embeddingSize is 1; it must be'],
    ['settings.embeddingSize', Number.NaN, 'settings.embeddingSize: '],
    ['settings.margin', Number.POSITIVE_INFINITY, 'margin is Infinity; it must be'],
    ['settings.temperature', 0, 'temperature is 0; it must be'],
    ['settings.positiveShare', 2, 'positiveShare is 2; it must be'],
    ['settings.learningRate', -1, 'learningRate is -1; it must be'],
    ['settings.warmUpSteps', 1.5, 'warmUpSteps is 1.5; it must be'],
    ['settings.imagesPerDigit', 1e9, 'imagesPerDigit is 1000000000; it must be'],
    ['settings.steps', 0, 'steps is 0; it must be'],
    ['settings.seed', 2 ** 31, 'seed is 2147483648; it must be'],
    ['settings.heldOutDigits', [1, 1], 'heldOutDigits are 1, 1; they must be'],
    ['settings.heldOutDigits', [77], 'heldOutDigits are 77; they must be'],
    [
      'settings.heldOutDigits',
      [0, 1, 2, 3, 4, 5, 6, 7, 8],
      'at least 2 of the 10 digits must stay',
    ],
    ['settings.heldOutDigits', Array(2_001).fill(1), 'settings.heldOutDigits: '],
    ['settings.tieWeights', false, 'tieWeights is false, but the loss'],
    ['settings.loss', 'supervised-contrastive', 'unitLength is false, but the loss'],
    ['settings.encoder', 'mlp', 'the layers are not those of the encoder mlp'],
    ['settings.embeddingSize', 8, 'the last layer gives 4 numbers, the settings say 8'],
    ['settings.unitLength', true, 'the layers do not scale to length 1, the settings do'],
    ['architecture', null, 'architecture: '],
    ['architecture.kind', 'lstm', 'the layers are not those of the encoder cnn'],
    ['architecture.layers', [], 'architecture.layers: '],
    ['architecture.layers', Array(65).fill({ op: 'flatten' }), 'architecture.layers: '],
    ['architecture.layers', [{ op: 'flatten' }], 'the layers are not those of the encoder cnn'],
    [layer(0, 'op'), 'pool', 'architecture.layers.0.op: '],
    [layer(0, 'filters'), 0, 'architecture.layers.0.filters: '],
    [layer(0, 'filters'), 1e9, 'architecture.layers.0.filters: '],
    [layer(0, 'filters'), 60_000, 'at most 100000 are possible'],
    [layer(0, 'kernelSize'), 0, 'architecture.layers.0.kernelSize: '],
    [layer(0, 'kernelSize'), 1_000, 'its kernel is larger than its input'],
    [layer(0, 'stride'), 0, 'architecture.layers.0.stride: '],
    [layer(0, 'stride'), 2.5, 'architecture.layers.0.stride: '],
    [layer(0, 'padding'), -1, 'architecture.layers.0.padding: '],
    [layer(0, 'padding'), 60_000, 'at most 100000 are possible'],
    [layer(0, 'activation'), 'tanh', 'architecture.layers.0.activation: '],
    [layer(2, 'op'), 'l2normalize', 'layer 2: expected flatten'],
    [layer(3, 'units'), 0, 'architecture.layers.3.units: '],
    [layer(3, 'units'), 5, 'the last layer gives 5 numbers, the settings say 4'],
    ['trainer', null, 'there are no weights of step 40'],
    ['trainer', {}, 'trainer.parameters: '],
    ['trainer.parameters', [1, 2, 3], 'trainer.parameters: '],
    ['trainer.parameters', new Float64Array(221), 'trainer.parameters: '],
    ['trainer.parameters', new Float32Array(220), 'there are 220 weights, the layers need 221'],
    ['trainer.parameters', new Float32Array(0), 'there are 0 weights, the layers need 221'],
    [
      'trainer.parameters',
      withNumber(220, Number.NaN),
      'trainer.parameters: Expected finite numbers',
    ],
    ['trainer.parameters', withNumber(0, Number.POSITIVE_INFINITY), 'trainer.parameters: Expected'],
    ['trainer.memory', null, 'trainer.memory: '],
    ['trainer.memory', [numbers], 'the optimiser has 1 vectors in its memory, it needs 2'],
    ['trainer.memory', [numbers, numbers, numbers], 'the optimiser has 3 vectors'],
    ['trainer.memory', [numbers, new Float32Array(3)], 'there are 3 weights, the layers need 221'],
    ['trainer.memory', [numbers, withNumber(7, Number.NaN)], 'trainer.memory.1: Expected finite'],
    ['trainer.memory', Array(9).fill(numbers), 'trainer.memory: '],
    ['trainer.updates', -1, 'trainer.updates: '],
    ['trainer.updates', 0.5, 'trainer.updates: '],
    ['step', -1, 'step: '],
    ['step', 2 ** 40, 'step: '],
    ['step', 101, 'step 101 is not among the planned 0 to 100'],
    ['phase', null, 'phase: '],
    ['phase.start', 41, 'step 40 is not among the planned 41 to 100'],
    ['phase.end', 39, 'step 40 is not among the planned 0 to 39'],
    ['phase.end', Number.POSITIVE_INFINITY, 'phase.end: '],
    ['phase.warmUpSteps', -1, 'phase.warmUpSteps: '],
    ['elapsedMs', -1, 'elapsedMs: '],
    ['elapsedMs', Number.NaN, 'elapsedMs: '],
    ['decision', {}, 'decision.slope: '],
    ['decision.slope', 0, 'the threshold is 0.5, but intercept 4 ÷ slope 0 is Infinity'],
    ['decision.slope', -8, 'the threshold is 0.5, but intercept 4 ÷ slope -8 is -0.5'],
    ['decision.threshold', 0.6, 'the threshold is 0.6, but intercept 4 ÷ slope 8 is 0.5'],
    ['decision.intercept', Number.NaN, 'decision.intercept: '],
    ['isRepeatable', 'yes', 'isRepeatable: '],
  ])('is refused with what does not fit: %s, case %#', (path, value, message) => {
    expect(refusal(withValueAt(smallRun, path, value))).toContain(message);
  });

  it('is refused before its first step as well: a kernel that no stride moves on', () => {
    const fresh = freshRun(1, { ...defaultSettings, embeddingSize: 4 });
    const head = {
      op: 'conv2d',
      filters: 2,
      kernelSize: 28,
      stride: 0,
      padding: 0,
      activation: 'relu',
    };
    const layers = [head, { op: 'flatten' }, { op: 'dense', units: 4, activation: 'linear' }];
    expect(refusal(withValueAt(fresh, 'architecture.layers', layers))).toContain(
      'layers.0.stride: ',
    );
  });

  it('is refused with untied weights of one tower', () => {
    const run = trainedRun({ tieWeights: false, loss: 'contrastive-pairs' }, 0);
    const half = run.trainer?.parameters.slice(0, run.trainer.parameters.length / 2);
    expect(refusal(withValueAt(run, 'trainer.parameters', half))).toMatch(/^there are \d+ weights/);
  });
});
