/** Owns the records of a kept run: what the list shows, what training needs, and the desk around it. */
import * as v from 'valibot';
import type { RunSnapshot } from '../../protocol/runSnapshot.ts';
import { backendChoices, backendNames } from '../../settings/choices.ts';
import { runSettingsSchema } from '../../settings/schema.ts';
import type { Change, StoreName } from '../core/kept/keptRecords.ts';
import { drawingSchema } from '../pads/keptDrawing.ts';
import { recordPieceSchema } from './recordPieces.ts';

/** The version of the records; a later one is left to a later page. */
export const runVersion = 1;
export const longestRunName = 60;

const count = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(2 ** 33));
const finite = v.pipe(v.number(), v.finite());
const time = v.pipe(finite, v.minValue(0));
const text = v.pipe(v.string(), v.maxLength(200));
export const runNameSchema = v.pipe(
  v.string(),
  v.trim(),
  v.minLength(1),
  v.maxLength(longestRunName),
);

/** The figures of a run's newest evaluation. */
export const resultsSchema = v.object({
  step: count,
  /** On all test pairs, or on a part of them. */
  scope: v.picklist(['quick', 'full']),
  pairAccuracy: v.pipe(finite, v.minValue(0), v.maxValue(1)),
  areaUnderCurve: v.nullable(v.pipe(finite, v.minValue(0), v.maxValue(1))),
  validationLoss: finite,
});
export type RunResults = v.InferOutput<typeof resultsSchema>;

/** Everything about a run except its weights and curves. */
export const runHeadSchema = v.object({
  version: v.literal(runVersion),
  /** A name that a person gave. */
  name: v.nullable(runNameSchema),
  /** Counts the runs of this browser: “Run 7”. */
  number: count,
  createdAt: time,
  savedAt: time,
  /** The id of the data set that it learns from. */
  dataset: text,
  backend: v.picklist(backendNames),
  settings: runSettingsSchema,
  step: count,
  plannedSteps: count,
  elapsedMs: time,
  isRepeatable: v.boolean(),
  results: v.nullable(resultsSchema),
  /** Of all its records. */
  sizeBytes: count,
  /** The page that wrote it last: no other one may overwrite it unasked. */
  writer: text,
  /** The number of pieces of its curves. */
  pieces: count,
  /** When a person deleted it; it can still be brought back. */
  deletedAt: v.nullable(time),
  /** Whether the person has been told that it goes when room is needed. */
  isToldToGo: v.boolean(),
});
export type RunHead = v.InferOutput<typeof runHeadSchema>;

/** A row of the list of runs. */
export interface KeptRun extends RunHead {
  readonly key: string;
}

/** The worker checks all of it; here, only that it is something. */
const snapshotSchema = v.custom<RunSnapshot>(
  (value) => typeof value === 'object' && value !== null,
  'Expected a run',
);

/** What a page shows beside its run. */
export const deskSchema = v.object({
  savedAt: time,
  a: drawingSchema,
  b: drawingSchema,
  query: drawingSchema,
  /** The chosen view of each panel by name. */
  panels: v.record(v.string(), text),
  /** The settings on the controls. */
  settings: runSettingsSchema,
  backendChoice: v.picklist(backendChoices),
  /** The id of the data set at hand; older pages knew only one. */
  dataset: v.exactOptional(text),
});
export type Desk = v.InferOutput<typeof deskSchema>;

export const runHeads = {
  store: 'runs',
  schema: runHeadSchema,
  one: 'A kept run',
  many: 'your runs',
} as const;
export const runStates = {
  store: 'states',
  schema: snapshotSchema,
  one: 'A kept network',
  many: 'your kept networks',
} as const;
export const runCurves = {
  store: 'curves',
  schema: recordPieceSchema,
  one: 'A piece of kept curves',
  many: 'the pieces of a run’s curves',
} as const;
export const desks = {
  store: 'desks',
  schema: deskSchema,
  one: 'What was on the page',
  many: 'the pages that were kept',
} as const;

/** The key of a piece of a run's curves; the keys of one run are in order. */
export function pieceKey(runKey: string, piece: number): string {
  return `${runKey}/${String(piece).padStart(6, '0')}`;
}

/** Removes every record of a run. */
export function removalOf(runKey: string): readonly Change[] {
  const stores: readonly StoreName[] = ['runs', 'states', 'desks'];
  return [
    ...stores.map((store) => ({ kind: 'remove', store, key: runKey }) as const),
    { kind: 'removeAll', store: 'curves', prefix: `${runKey}/` },
  ];
}

/** A run's name on the page. */
export function runNameOf({ name, number }: Pick<RunHead, 'name' | 'number'>): string {
  return name ?? `Run ${number}`;
}

/** The bytes of a network and its optimiser's memory. */
export function stateBytes({ trainer }: RunSnapshot): number {
  if (trainer === null) return 0;
  const { parameters, averaged, memory } = trainer;
  const vectors = [parameters, ...(averaged === undefined ? [] : [averaged]), ...memory];
  return vectors.reduce((sum, { byteLength }) => sum + byteLength, 0);
}
