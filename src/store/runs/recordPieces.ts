/**
 * Owns the way in which a run's record is kept: in pieces, each with what came since the last one. All
 * pieces in order give the record again, point for point.
 */
import * as v from 'valibot';
import { liveSettingNames } from '../../settings/settings.ts';
import type { Mark } from '../curves/marks.ts';
import type { PacePoint } from '../curves/pace.ts';
import {
  type Curve,
  type CurveName,
  type CurvePoint,
  curveNames,
  emptyRecord,
  type RunRecord,
} from '../curves/runRecord.ts';

/** A thinned curve has fewer points than this; so has a pace. */
const mostPoints = 4_000;
const mostMarks = 100;

const step = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(2 ** 33));
const finite = v.pipe(v.number(), v.finite());
const place = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(mostPoints));
const list = <Item extends v.GenericSchema>(item: Item) =>
  v.pipe(v.array(item), v.maxLength(mostPoints));

/** From the place `from` on, these points; a point without a mean has `null`. */
const curvePieceSchema = v.pipe(
  v.object({
    from: place,
    steps: list(step),
    values: list(finite),
    means: list(v.nullable(finite)),
  }),
  v.check(
    ({ steps, values, means }) => steps.length === values.length && steps.length === means.length,
    'Expected as many steps as values and means',
  ),
);

/** A curve that older pages did not keep. */
const laterCurve = v.optional(curvePieceSchema, { from: 0, steps: [], values: [], means: [] });

const liveSetting = v.picklist(liveSettingNames);
const liveValue = v.union([finite, v.boolean()]);

const markSchema = v.variant('kind', [
  v.object({
    kind: v.literal('changed'),
    step,
    setting: liveSetting,
    from: liveValue,
    to: liveValue,
    elapsedMs: finite,
  }),
  v.object({ kind: v.literal('trained-on'), step, plannedSteps: step }),
  v.object({ kind: v.literal('turned-back'), step, fromStep: step }),
]) satisfies v.GenericSchema<unknown, Mark>;

export const recordPieceSchema = v.object({
  trainingLoss: curvePieceSchema,
  validationLoss: curvePieceSchema,
  pairAccuracy: curvePieceSchema,
  positiveDistance: curvePieceSchema,
  negativeDistance: curvePieceSchema,
  alignment: laterCurve,
  uniformity: laterCurve,
  effectiveRank: laterCurve,
  similarity: curvePieceSchema,
  pace: v.object({ from: place, points: list(v.object({ step, elapsedMs: finite })) }),
  marks: v.pipe(v.array(markSchema), v.maxLength(mostMarks)),
});
export type RecordPiece = v.InferOutput<typeof recordPieceSchema>;
type CurvePiece = v.InferOutput<typeof curvePieceSchema>;

/** What turns one record into a later one; `null` if they are the same. The first piece starts empty. */
export function pieceBetween(before: RunRecord | null, after: RunRecord): RecordPiece | null {
  if (before === after) return null;
  const known = before ?? emptyRecord;
  const from = commonLength(known.pace, after.pace);
  return {
    ...mapCurves((name) => curvePieceBetween(known[name], after[name])),
    pace: { from, points: after.pace.slice(from) },
    marks: [...after.marks],
  };
}

/**
 * The record that all its pieces give, in their order.
 * @throws RangeError when a piece in between is missing, or points go back in time
 */
export function recordOf(pieces: readonly RecordPiece[]): RunRecord {
  const record = pieces.reduce(withPiece, emptyRecord);
  if (!curveNames.every((name) => isRising(record[name])) || !isNeverFalling(record.pace)) {
    throw new RangeError('The curves go back in time');
  }
  return record;
}

function withPiece(record: RunRecord, piece: RecordPiece): RunRecord {
  return {
    ...mapCurves((name) => joined(record[name], piece[name].from, pointsOf(piece[name]))),
    pace: joined<PacePoint>(record.pace, piece.pace.from, piece.pace.points),
    marks: piece.marks,
  };
}

/** The record up to a step: what came later is trained again. */
export function recordUpTo(record: RunRecord, last: number): RunRecord {
  const until = <Point extends { readonly step: number }>(points: readonly Point[]) =>
    points.filter((point) => point.step <= last);
  return {
    ...mapCurves((name) => until(record[name])),
    pace: until(record.pace),
    marks: until(record.marks),
  };
}

function mapCurves<Value>(value: (name: CurveName) => Value): Record<CurveName, Value> {
  return {
    trainingLoss: value('trainingLoss'),
    validationLoss: value('validationLoss'),
    pairAccuracy: value('pairAccuracy'),
    positiveDistance: value('positiveDistance'),
    negativeDistance: value('negativeDistance'),
    alignment: value('alignment'),
    uniformity: value('uniformity'),
    effectiveRank: value('effectiveRank'),
    similarity: value('similarity'),
  };
}

function curvePieceBetween(before: Curve, after: Curve): CurvePiece {
  const from = commonLength(before, after);
  const points = after.slice(from);
  return {
    from,
    steps: points.map((point) => point.step),
    values: points.map(({ value }) => value),
    means: points.map(({ mean }) => mean ?? null),
  };
}

function pointsOf({ steps, values, means }: CurvePiece): CurvePoint[] {
  return steps.map((at, index) => {
    const point = { step: at, value: values[index] ?? 0 };
    const mean = means[index] ?? null;
    return mean === null ? point : { ...point, mean };
  });
}

/** How many points at the beginning are the same objects: records share what did not change. */
function commonLength<Point>(before: readonly Point[], after: readonly Point[]): number {
  const different = before.findIndex((point, index) => point !== after[index]);
  return different === -1 ? before.length : different;
}

function joined<Point>(
  points: readonly Point[],
  from: number,
  added: readonly Point[],
): readonly Point[] {
  if (from > points.length) throw new RangeError('A piece of the curves is missing');
  return [...points.slice(0, from), ...added];
}

function isRising(curve: Curve): boolean {
  return curve.every(({ step: at }, index) => at > (curve[index - 1]?.step ?? -1));
}

function isNeverFalling(pace: readonly PacePoint[]): boolean {
  return pace.every(({ step: at, elapsedMs }, index) => {
    const before = pace[index - 1];
    return before === undefined || (at >= before.step && elapsedMs >= before.elapsedMs);
  });
}
