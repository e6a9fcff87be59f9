import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { datasets } from '../../../../src/settings/datasets.ts';
import { largestRunFileBytes } from '../../../../src/settings/limits.ts';
import { defaultSettings } from '../../../../src/settings/settings.ts';
import { RunFileError, readRunFile, writeRunFile } from '../../../../src/store/runs/runFile.ts';
import { checkSnapshot } from '../../../../src/worker/run/start/snapshotCheck.ts';
import { differences } from '../../../helpers/bits.ts';
import { errorOf } from '../../../helpers/errors.ts';
import { withValueAt } from '../../../helpers/json.ts';
import {
  signed,
  smallHead,
  smallRecord,
  smallRun,
  smallRunMs,
  smallRunText,
} from '../../../helpers/runFiles.ts';
import { anyFloat32s, exampleText, smallPlan } from '../../../helpers/weightsFiles.ts';

const text = smallRunText();
const file: unknown = JSON.parse(text);

/** The message with which a text is refused. */
function refusal(hostile: string): string {
  const error = errorOf(() => readRunFile(hostile));
  expect(error).toBeInstanceOf(RunFileError);
  return error.message;
}

/** The message for a file with other values, whose checksum is right. */
function refusalWith(path: string, value: unknown): string {
  return refusal(signed(withValueAt(file, path, value)));
}

describe('a run file', () => {
  it('gives the run again: settings, curves, marks, figures', () => {
    const { run, snapshot, record } = readRunFile(text);
    expect(snapshot).toEqual(smallRun);
    expect(record).toEqual(smallRecord);
    const { dataset, backend, results } = smallHead;
    expect(run).toEqual({ name: 'Small one', dataset, backend, results });
    expect(checkSnapshot(snapshot, datasets.mnist)).toEqual(smallRun);
  });

  it('gives all weights and the optimiser again bit for bit, be they −0 or smallest', () => {
    for (let seed = 0; seed < 20; seed++) {
      const [parameters, one, other] = [0, 1, 2].map((vector) => {
        const numbers = anyFloat32s(smallPlan.parameterCount, 3 * seed + vector);
        numbers.set([-0, 0, 1e-45, -1e-45, 3.4028234663852886e38, 1.1754943508222875e-38]);
        return numbers;
      });
      if (parameters === undefined || one === undefined || other === undefined) throw new Error();
      const trainer = { parameters, memory: [one, other], updates: 40 };
      const read = readRunFile(smallRunText({ trainer })).snapshot.trainer;
      expect(differences(read?.parameters ?? [], parameters)).toEqual([]);
      expect(differences(read?.memory[0] ?? [], one)).toEqual([]);
      expect(differences(read?.memory[1] ?? [], other)).toEqual([]);
    }
  });

  it('has the weights as little-endian bytes in base64, and a checksum that others can compute', () => {
    const json = JSON.parse(text);
    const { parameters } = json.snapshot.trainer;
    const bytes = Buffer.from(parameters, 'base64');
    expect(bytes.readFloatLE(0)).toBe(-110 / 64);
    expect(bytes.readFloatLE(4 * 220)).toBe(110 / 64);
    expect(bytes).toHaveLength(4 * 221);
    expect(signed(json)).toBe(text);
    expect(json.createdAt).toBe('2026-03-01T12:00:00.000Z');
  });

  it('is named after the run, in letters that every disk takes', () => {
    const named = (name: string | null) =>
      writeRunFile(
        { run: { ...smallHead, name }, snapshot: smallRun, record: smallRecord },
        smallRunMs,
      ).name;
    expect(named('My/Best: run!')).toBe('siamese-run-my-best-run--40.json');
    expect(named(null)).toBe('siamese-run-run-3-40.json');
  });

  it('cannot be written before the first step', () => {
    const untrained = { ...smallRun, trainer: null, step: 0 };
    expect(() =>
      writeRunFile({ run: smallHead, snapshot: untrained, record: smallRecord }, smallRunMs),
    ).toThrow(new RunFileError('The run has not taken a step'));
  });

  it('can be read with settings that are younger than it, and with parts that are younger than the page', () => {
    const older = withValueAt(file, 'snapshot.settings.augmentation', undefined);
    expect(readRunFile(signed(older)).snapshot.settings.augmentation).toBe(
      defaultSettings.augmentation,
    );
    const younger = withValueAt(withValueAt(file, 'snapshot.mood', 'good'), 'colour', 'red');
    expect(readRunFile(signed(younger)).snapshot).toEqual(smallRun);
  });
});

describe('a file that is no run file', () => {
  it.each([
    ['no JSON', 'siamese', 'The file is not JSON: '],
    ['empty', '', 'The file is not JSON: '],
    ['cut', text.slice(0, -40), 'The file is not JSON: '],
    ['with NaN', text.replace('"step":40', '"step":NaN'), 'The file is not JSON: '],
    ['nested without end', '['.repeat(1_000_000), 'The file is not JSON: '],
    ['null', 'null', 'its “format” does not say so'],
    ['a list', `[${text}]`, 'its “format” does not say so'],
    ['of another format', text.replace('.run"', '.dataset"'), 'its “format” does not say so'],
    ['only a prototype', `{"__proto__":${text}}`, 'its “format” does not say so'],
    ['of weights', exampleText(), 'The file has weights alone: “Import” in the header reads it'],
    [
      'of version 2',
      text.replace('"version":1', '"version":2'),
      'of version 2; this page reads version 1',
    ],
    [
      'of version 0',
      text.replace('"version":1', '"version":0'),
      'of version 0; this page reads version 1',
    ],
  ])('is refused: %s', (_, hostile, message) => {
    expect(refusal(hostile)).toContain(message);
  });

  it('is refused when it is too big, before it is parsed', () => {
    expect(refusal('x'.repeat(largestRunFileBytes + 1))).toBe(
      'The file is too big: 64000001 characters, at most 64000000 are read',
    );
  });
});

describe('a run file that was changed', () => {
  it('is refused by its checksum', () => {
    expect(refusal(text.replace('"step":40,"phase"', '"step":41,"phase"'))).toMatch(
      /^sha256: the run gives [0-9a-f]{64}, the file says [0-9a-f]{64}; it was changed or cut$/,
    );
    expect(refusal(text.replace('Small one', 'Great one'))).toMatch(/^sha256: /);
  });

  it.each<[string, unknown]>([
    ['run.name', ''],
    ['run.name', 'n'.repeat(61)],
    ['run.backend', 'quantum'],
    ['run.results.pairAccuracy', 1.5],
    ['snapshot', null],
    ['snapshot.trainer', null],
    ['snapshot.trainer.parameters', 'no base64!'],
    ['snapshot.trainer.parameters', 'AAAA'],
    ['snapshot.trainer.parameters', [1, 2, 3]],
    ['snapshot.trainer.memory', Array(9).fill('')],
    ['snapshot.trainer.updates', -1],
    ['snapshot.step', 1.5],
    ['snapshot.phase.end', 2 ** 40],
    ['snapshot.elapsedMs', -1],
    ['snapshot.decision.slope', 'steep'],
    ['snapshot.settings.loss', 'none'],
    ['snapshot.settings.heldOutDigits', Array(2_001).fill(1)],
    ['snapshot.architecture', 'deep'],
    ['record.trainingLoss.steps', [1]],
    ['record.marks', [{ kind: 'party', step: 1 }]],
    ['sha256', 'abc'],
  ])('is refused with the place that does not fit: %s, case %#', (path, value) => {
    const changed = withValueAt(file, path, value);
    const hostile = path === 'sha256' ? JSON.stringify(changed) : signed(changed);
    const first = path.split('.').slice(0, 2).join('.');
    expect(refusal(hostile)).toContain(`The run file does not fit: ${first}`);
  });

  it('is refused when its curves go back in time, or begin in the middle', () => {
    expect(refusalWith('record.trainingLoss.steps', [3, 2, 1])).toBe(
      'record: The curves go back in time',
    );
    expect(refusalWith('record.trainingLoss.from', 1)).toBe(
      'record: A piece of the curves is missing',
    );
  });

  it('is refused when a part is nested too deeply to be looked at', () => {
    const deep = `${'['.repeat(200_000)}${']'.repeat(200_000)}`;
    const hostile = text.replace('"run":{', `"run":{"extra":${deep},`);
    expect(refusal(hostile)).toMatch(/./);
    expect(refusal(text.replace('"layers":[', `"layers":[${deep},`))).toMatch(/./);
  });
});

describe('the run file of the first version', () => {
  const first = readFileSync(new URL('../../../fixtures/run-v1.json', import.meta.url), 'utf8');

  it('is read for ever', () => {
    const { run, snapshot, record } = readRunFile(first);
    expect(run).toEqual({
      name: 'Small one',
      dataset: 'MNIST',
      backend: 'wasm',
      results: {
        step: 40,
        scope: 'full',
        pairAccuracy: 0.875,
        areaUnderCurve: 0.9375,
        validationLoss: 0.25,
      },
    });
    const { trainer, settings, ...rest } = snapshot;
    expect(rest).toEqual({
      runId: 0,
      architecture: {
        kind: 'cnn',
        layers: [
          { op: 'conv2d', filters: 2, kernelSize: 5, stride: 3, padding: 1, activation: 'relu' },
          { op: 'conv2d', filters: 3, kernelSize: 3, stride: 3, padding: 0, activation: 'relu' },
          { op: 'flatten' },
          { op: 'dense', units: 4, activation: 'linear' },
        ],
      },
      step: 40,
      phase: { start: 0, end: 100, warmUpSteps: 0 },
      elapsedMs: 812.5,
      decision: { slope: 8, intercept: 4, threshold: 0.5 },
      isRepeatable: true,
    });
    expect(settings).toMatchObject({
      encoder: 'cnn',
      embeddingSize: 4,
      loss: 'contrastive-all-pairs',
      margin: 1.5,
      optimizer: 'adam',
      steps: 100,
      seed: 77,
    });
    const expected = (divisor: number) =>
      Float32Array.from({ length: 221 }, (_, index) => (index - 110) / divisor);
    expect(differences(trainer?.parameters ?? [], expected(64))).toEqual([]);
    expect(differences(trainer?.memory[0] ?? [], expected(1_024))).toEqual([]);
    expect(differences(trainer?.memory[1] ?? [], expected(65_536))).toEqual([]);
    expect(trainer?.memory).toHaveLength(2);
    expect(trainer?.updates).toBe(40);
    expect(record.trainingLoss).toEqual([
      { step: 1, value: 0.75 },
      { step: 20, value: 0.25, mean: 0.5 },
      { step: 40, value: 0.125 },
    ]);
    expect(record.pairAccuracy).toEqual([{ step: 40, value: 0.875 }]);
    expect(record.pace).toEqual([
      { step: 0, elapsedMs: 0 },
      { step: 40, elapsedMs: 812.5 },
    ]);
    expect(record.marks).toEqual([
      { kind: 'changed', step: 10, setting: 'margin', from: 1, to: 1.5, elapsedMs: 200 },
      { kind: 'turned-back', step: 12, fromStep: 15 },
    ]);
    expect(checkSnapshot(snapshot, datasets.mnist)).toEqual(snapshot);
  });
});
