/** Makes run files of a network so small that a person can read them in a test's output. */
import { createHash } from 'node:crypto';
import type { RunSnapshot } from '../../src/protocol/runSnapshot.ts';
import { defaultSettings } from '../../src/settings/settings.ts';
import { emptyRecord, type RunRecord } from '../../src/store/curves/runRecord.ts';
import type { KeptRun } from '../../src/store/runs/keptRun.ts';
import { writeRunFile } from '../../src/store/runs/runFile.ts';
import { curveOf } from './runRecords.ts';
import { smallPlan } from './weightsFiles.ts';

/** Numbers that float32 holds exactly; each vector has its own. */
function exactNumbers(divisor: number): Float32Array {
  return Float32Array.from(
    { length: smallPlan.parameterCount },
    (_, index) => (index - 110) / divisor,
  );
}

/** A run of the small CNN after 40 of 100 steps of Adam. */
export const smallRun: RunSnapshot = {
  runId: 0,
  settings: { ...defaultSettings, embeddingSize: 4, steps: 100, seed: 77, margin: 1.5 },
  architecture: smallPlan.encoder.architecture,
  trainer: {
    parameters: exactNumbers(64),
    memory: [exactNumbers(1_024), exactNumbers(65_536)],
    updates: 40,
  },
  step: 40,
  phase: { start: 0, end: 100, warmUpSteps: 0 },
  elapsedMs: 812.5,
  decision: { slope: 8, intercept: 4, threshold: 0.5 },
  isRepeatable: true,
};

export const smallRecord: RunRecord = {
  ...emptyRecord,
  trainingLoss: [
    { step: 1, value: 0.75 },
    { step: 20, value: 0.25, mean: 0.5 },
    { step: 40, value: 0.125 },
  ],
  validationLoss: curveOf([20, 0.5], [40, 0.25]),
  pairAccuracy: curveOf([40, 0.875]),
  pace: [
    { step: 0, elapsedMs: 0 },
    { step: 40, elapsedMs: 812.5 },
  ],
  marks: [
    { kind: 'changed', step: 10, setting: 'margin', from: 1, to: 1.5, elapsedMs: 200 },
    { kind: 'turned-back', step: 12, fromStep: 15 },
  ],
};

export const smallHead: KeptRun = {
  key: 'a key',
  version: 1,
  name: 'Small one',
  number: 3,
  createdAt: 1_772_366_400_000,
  savedAt: 1_772_366_400_000,
  dataset: 'MNIST',
  backend: 'wasm',
  settings: smallRun.settings,
  step: 40,
  plannedSteps: 100,
  elapsedMs: 812.5,
  isRepeatable: true,
  results: {
    step: 40,
    scope: 'full',
    pairAccuracy: 0.875,
    areaUnderCurve: 0.9375,
    validationLoss: 0.25,
  },
  sizeBytes: 2_652,
  writer: 'a page',
  pieces: 1,
  deletedAt: null,
  isToldToGo: false,
};

/** 2026-03-01T12:00:00Z. */
export const smallRunMs = 1_772_366_400_000;

/** The text of a valid file, with some changes. */
export function smallRunText(change: Partial<RunSnapshot> = {}): string {
  const snapshot = { ...smallRun, ...change };
  return writeRunFile({ run: smallHead, snapshot, record: smallRecord }, smallRunMs).text;
}

/** The text of a file with the checksum that its content gives, if it has any content. */
export function signed(file: unknown): string {
  if (typeof file !== 'object' || file === null) return JSON.stringify(file);
  const covered = ['run', 'snapshot', 'record'].map((part): unknown => Reflect.get(file, part));
  const sha256 = createHash('sha256').update(JSON.stringify(covered)).digest('hex');
  return JSON.stringify({ ...file, sha256 });
}
