/**
 * Owns the run file, version 1: one JSON file from which another browser carries a run on. Anyone can write
 * one, so everything in it is checked: its form and its checksum here, its network by the worker.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { base64 } from '@scure/base';
import * as v from 'valibot';
import type { RunSnapshot } from '../../protocol/runSnapshot.ts';
import type { ExportedFile } from '../../protocol/siameseWorker.ts';
import { backendNames } from '../../settings/choices.ts';
import { detourKinds } from '../../settings/facts/detours.ts';
import { largestRunFileBytes } from '../../settings/limits.ts';
import { runSettingsSchema } from '../../settings/schema.ts';
import { reasonIn } from '../core/kept/keeper.ts';
import type { RunRecord } from '../curves/runRecord.ts';
import { type KeptRun, resultsSchema, runNameOf, runNameSchema } from './keptRun.ts';
import { pieceBetween, recordOf, recordPieceSchema } from './recordPieces.ts';

const format = 'siamese-playground.run';
const version = 1;

/** A file that cannot be read; the message is a sentence for a person. */
export class RunFileError extends Error {
  override readonly name = 'RunFileError';
}

/** What a run file holds. */
export interface FiledRun {
  readonly run: Pick<KeptRun, 'name' | 'dataset' | 'backend' | 'results'>;
  readonly snapshot: RunSnapshot;
  readonly record: RunRecord;
}

const count = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(2 ** 33));
const finite = v.pipe(v.number(), v.finite());
const text = v.pipe(v.string(), v.maxLength(200));
/** The little-endian bytes of float32 numbers. */
const floats = v.pipe(
  v.string(),
  v.rawTransform<string, Float32Array>(({ dataset, addIssue, NEVER }) => {
    const numbers = floatsIn(dataset.value);
    if (numbers !== null) return numbers;
    addIssue({ message: 'Expected float32 numbers in base64' });
    return NEVER;
  }),
);

const fileSchema = v.object({
  format: v.literal(format),
  version: v.literal(version),
  /** ISO 8601, UTC. */
  createdAt: text,
  run: v.object({
    name: runNameSchema,
    dataset: text,
    backend: v.picklist(backendNames),
    results: v.nullable(resultsSchema),
  }),
  snapshot: v.object({
    settings: runSettingsSchema,
    /** The worker checks it. */
    architecture: v.custom<RunSnapshot['architecture']>(
      (value) => typeof value === 'object' && value !== null,
      'Expected layers',
    ),
    trainer: v.object({
      parameters: floats,
      averaged: v.exactOptional(floats),
      memory: v.pipe(v.array(floats), v.maxLength(8)),
      updates: count,
    }),
    step: count,
    phase: v.object({ start: count, end: count, warmUpSteps: count }),
    elapsedMs: v.pipe(finite, v.minValue(0)),
    decision: v.nullable(v.object({ slope: finite, intercept: finite, threshold: finite })),
    isRepeatable: v.boolean(),
    detour: v.exactOptional(v.nullable(v.picklist(detourKinds))),
  }),
  record: recordPieceSchema,
  /** Of the JSON text of [run, snapshot, record]; hexadecimal. */
  sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
});

/**
 * Writes a run as a file.
 * @param nowMs milliseconds since 1970
 * @throws RunFileError before the run's first step
 */
export function writeRunFile(
  { run, snapshot, record }: Omit<FiledRun, 'run'> & { readonly run: KeptRun },
  nowMs: number,
): ExportedFile {
  const { runId: _runId, trainer, ...state } = snapshot;
  const piece = pieceBetween(null, record);
  if (trainer === null || piece === null) throw new RunFileError('The run has not taken a step');
  const name = runNameOf(run);
  const content = {
    run: { name, dataset: run.dataset, backend: run.backend, results: run.results },
    snapshot: {
      ...state,
      trainer: {
        parameters: textOf(trainer.parameters),
        ...(trainer.averaged !== undefined && { averaged: textOf(trainer.averaged) }),
        memory: trainer.memory.map(textOf),
        updates: trainer.updates,
      },
    },
    record: piece,
  };
  const file = {
    format,
    version,
    createdAt: new Date(nowMs).toISOString(),
    ...content,
    sha256: checksumOf(content),
  };
  const slug = name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');
  return { name: `siamese-run-${slug}-${snapshot.step}.json`, text: JSON.stringify(file) };
}

/**
 * Reads a run file.
 * @throws RunFileError that says what does not fit
 */
export function readRunFile(fileText: string): FiledRun {
  if (fileText.length > largestRunFileBytes) {
    throw new RunFileError(
      `The file is too big: ${fileText.length} characters, at most ${largestRunFileBytes} are read`,
    );
  }
  const json = parsed(fileText);
  const result = v.safeParse(fileSchema, json, { abortEarly: true });
  if (!result.success)
    throw new RunFileError(`The run file does not fit: ${reasonIn(result.issues)}`);
  const { run, snapshot, record, sha256: expected } = result.output;
  const found = checksumOfAnything(json);
  if (found !== expected) {
    throw new RunFileError(
      `sha256: the run gives ${found}, the file says ${expected}; it was changed or cut`,
    );
  }
  try {
    return { run, snapshot: { runId: 0, ...snapshot }, record: recordOf([record]) };
  } catch (error) {
    if (error instanceof RangeError) throw new RunFileError(`record: ${error.message}`);
    throw error;
  }
}

/** A file with the part that its checksum covers. */
type Content = Readonly<Record<string, unknown>>;

/** The parsed file, once its head says that it is a run file of this version. */
function parsed(fileText: string): Content {
  let json: unknown;
  try {
    json = JSON.parse(fileText);
  } catch (error) {
    throw new RunFileError(
      `The file is not JSON: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
  const head = v.safeParse(v.looseObject({ format: v.string(), version: v.number() }), json);
  if (!head.success || head.output.format !== format) {
    const isWeights = head.success && head.output.format === 'siamese-playground.weights';
    throw new RunFileError(
      isWeights
        ? 'The file has weights alone: “Import” in the header reads it'
        : 'The file is not a siamese-playground.run file: its “format” does not say so',
    );
  }
  if (head.output.version !== version) {
    throw new RunFileError(
      `The file is of version ${head.output.version}; this page reads version ${version}`,
    );
  }
  return head.output;
}

function checksumOf(content: Content): string {
  const covered = ['run', 'snapshot', 'record'].map((part) => content[part]);
  return bytesToHex(sha256(utf8ToBytes(JSON.stringify(covered))));
}

/** @throws RunFileError for a part that is nested too deeply to be written as text again */
function checksumOfAnything(content: Content): string {
  try {
    return checksumOf(content);
  } catch (error) {
    if (error instanceof RangeError) throw new RunFileError(`The run file: ${error.message}`);
    throw error;
  }
}

/** The little-endian bytes of some numbers in base64. */
function textOf(numbers: Float32Array): string {
  const bytes = new Uint8Array(numbers.length * 4);
  const view = new DataView(bytes.buffer);
  numbers.forEach((number, index) => {
    view.setFloat32(index * 4, number, true);
  });
  return base64.encode(bytes);
}

/** The inverse of `textOf`; `null` for a text that is not its result. */
function floatsIn(encoded: string): Float32Array | null {
  let bytes: Uint8Array;
  try {
    bytes = base64.decode(encoded);
  } catch {
    return null;
  }
  if (bytes.length % 4 !== 0) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Float32Array.from({ length: bytes.length / 4 }, (_, index) =>
    view.getFloat32(index * 4, true),
  );
}
