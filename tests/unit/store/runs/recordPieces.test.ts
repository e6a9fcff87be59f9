import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import type { RunStatus } from '../../../../src/protocol/run.ts';
import {
  recordOf as firstRecordOf,
  withFigures,
  withPoints,
  withStatus,
  withTurnBack,
} from '../../../../src/store/curves/recording.ts';
import { curveNames, type RunRecord } from '../../../../src/store/curves/runRecord.ts';
import {
  pieceBetween,
  type RecordPiece,
  recordOf,
  recordPieceSchema,
  recordUpTo,
} from '../../../../src/store/runs/recordPieces.ts';
import { statusOf } from '../../../helpers/fakeWorker.ts';
import { curveOf, recordOfRun } from '../../../helpers/runRecords.ts';

/** A run as the page follows it, and what was kept of it until now. */
interface Course {
  readonly status: RunStatus;
  readonly record: RunRecord;
  readonly saved: RunRecord | null;
  readonly pieces: readonly RecordPiece[];
}

type Event = (course: Course) => Course;

/** A float32, as losses are, that JSON gives back: JSON has no −0. */
const finite = fc.float({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0);

const trained: fc.Arbitrary<Event> = fc
  .tuple(fc.integer({ min: 1, max: 900 }), finite, fc.double({ min: 0, max: 1e5, noNaN: true }))
  .map(([count, value, ms]) => ({ status, record, ...rest }) => {
    const now = { ...status, step: status.step + count, elapsedMs: status.elapsedMs + ms };
    const trainingLoss = Array.from({ length: count }, (_, index) => ({
      step: status.step + index + 1,
      value: value + Math.sin(index),
    }));
    const longer = withPoints(withStatus(record, status, now), { trainingLoss });
    return { ...rest, status: now, record: longer };
  });

const evaluated: fc.Arbitrary<Event> = fc
  .record({ validationLoss: finite, pairAccuracy: finite, similarity: finite })
  .map((values) => (course) => {
    const point = (value: number) => [{ step: course.status.step, value }];
    const points = {
      validationLoss: point(values.validationLoss),
      pairAccuracy: point(values.pairAccuracy),
      positiveDistance: point(values.pairAccuracy / 2),
      negativeDistance: point(values.validationLoss / 3),
      similarity: point(values.similarity),
    };
    return { ...course, record: withPoints(course.record, points) };
  });

/** A look, or the figures of an evaluation that took some steps. */
const lookedAt: fc.Arbitrary<Event> = fc
  .record({ late: fc.nat({ max: 300 }), validationLoss: finite, pairAccuracy: finite })
  .map(({ late, ...figures }) => (course) => {
    const { step } = course.status;
    const { pairAccuracy: positiveDistance, validationLoss: negativeDistance } = figures;
    const shape = {
      alignment: positiveDistance / 2,
      uniformity: 0 - positiveDistance,
      effectiveRank: late === 0 ? null : negativeDistance,
    };
    const all = { ...figures, positiveDistance, negativeDistance, ...shape };
    return { ...course, record: withFigures(course.record, Math.max(0, step - late), all) };
  });

const changed: fc.Arbitrary<Event> = fc
  .double({ min: 1e-5, max: 1, noNaN: true })
  .map((learningRate) => (course) => {
    const { status, record } = course;
    const now = { ...status, settings: { ...status.settings, learningRate } };
    return { ...course, status: now, record: withStatus(record, status, now) };
  });

const turnedBack: fc.Arbitrary<Event> = fc.nat({ max: 400 }).map((steps) => (course) => {
  const { status, record } = course;
  const step = Math.max(0, status.step - steps);
  return {
    ...course,
    status: { ...status, step },
    record: withTurnBack(record, status.step, step),
  };
});

const emptied: Event = (course) => ({
  ...course,
  record: { ...course.record, similarity: [] },
});

const saved: Event = (course) => {
  const piece = pieceBetween(course.saved, course.record);
  const pieces = piece === null ? course.pieces : [...course.pieces, piece];
  return { ...course, saved: course.record, pieces };
};

const course = fc
  .array(
    fc.oneof(
      { arbitrary: trained, weight: 4 },
      { arbitrary: evaluated, weight: 3 },
      { arbitrary: lookedAt, weight: 3 },
      { arbitrary: fc.constant(saved), weight: 5 },
      changed,
      turnedBack,
      fc.constant(emptied),
    ),
    { minLength: 10, maxLength: 40, size: 'max' },
  )
  .map((events) => {
    const status = statusOf(1);
    const fresh = { status, record: firstRecordOf(status), saved: null, pieces: [] };
    return saved(events.reduce<Course>((before, event) => event(before), fresh));
  });

describe('the pieces of a record', () => {
  it('give exactly the record again, whenever they were saved', () => {
    let thinnedCourses = 0;
    fc.assert(
      fc.property(course, ({ record, pieces, status }) => {
        if (status.step > record.trainingLoss.length) thinnedCourses++;
        expect(recordOf(pieces)).toEqual(record);
      }),
      { numRuns: 100 },
    );
    // Courses of more than 2,000 points must be among them.
    expect(thinnedCourses).toBeGreaterThan(10);
  });

  it('fit their schema, and come whole through JSON', () => {
    fc.assert(
      fc.property(course, ({ record, pieces }) => {
        const read = pieces.map((piece) =>
          v.parse(recordPieceSchema, JSON.parse(JSON.stringify(piece))),
        );
        expect(recordOf(read)).toEqual(record);
      }),
      { numRuns: 50 },
    );
  });

  it('hold only what is new', () => {
    const before = recordOfRun(2, 20, { trainingLoss: curveOf([1, 0.5], [2, 0.4]) });
    const after = withPoints(before, { trainingLoss: curveOf([3, 0.3]) });
    expect(pieceBetween(before, after)).toEqual({
      trainingLoss: { from: 2, steps: [3], values: [0.3], means: [null] },
      validationLoss: { from: 0, steps: [], values: [], means: [] },
      pairAccuracy: { from: 0, steps: [], values: [], means: [] },
      positiveDistance: { from: 0, steps: [], values: [], means: [] },
      negativeDistance: { from: 0, steps: [], values: [], means: [] },
      alignment: { from: 0, steps: [], values: [], means: [] },
      uniformity: { from: 0, steps: [], values: [], means: [] },
      effectiveRank: { from: 0, steps: [], values: [], means: [] },
      similarity: { from: 0, steps: [], values: [], means: [] },
      pace: { from: 2, points: [] },
      marks: [],
    });
    expect(pieceBetween(after, after)).toBeNull();
  });

  it('are one piece for a whole record', () => {
    const record = recordOfRun(9, 90, { similarity: [{ step: 4, value: 0.5, mean: 0.25 }] });
    const piece = pieceBetween(null, record);
    expect(piece && recordOf([piece])).toEqual(record);
  });
});

describe('pieces of an older page', () => {
  it('have no curves of the embeddings’ shape, and are read all the same', () => {
    const losses = recordOfRun(2, 20, { trainingLoss: curveOf([1, 0.5], [2, 0.4]) });
    const {
      alignment: _alignment,
      uniformity: _uniformity,
      effectiveRank: _effectiveRank,
      ...older
    } = pieceBetween(null, losses) ?? {};
    const read = v.parse(recordPieceSchema, older);
    expect(recordOf([read])).toEqual(losses);
    const longer = withPoints(losses, { alignment: curveOf([2, 0.3]) });
    const added = pieceBetween(losses, longer);
    expect(added && recordOf([read, added])).toEqual(longer);
  });
});

describe('pieces that do not go together', () => {
  /** Three pieces, each with one more loss. */
  function threePieces(): RecordPiece[] {
    const first = recordOfRun(1, 10, { trainingLoss: curveOf([1, 0.5]) });
    const second = withPoints(first, { trainingLoss: curveOf([2, 0.4]) });
    const third = withPoints(second, { trainingLoss: curveOf([3, 0.3]) });
    return [
      pieceBetween(null, first),
      pieceBetween(first, second),
      pieceBetween(second, third),
    ].filter((piece) => piece !== null);
  }

  it.each([0, 1])('are refused: piece %i is missing', (missing) => {
    const pieces = threePieces();
    expect(pieces).toHaveLength(3);
    expect(() => recordOf(pieces.toSpliced(missing, 1))).toThrow(
      new RangeError('A piece of the curves is missing'),
    );
  });

  const empty = { from: 0, steps: [], values: [], means: [] };
  const nothing: RecordPiece = {
    trainingLoss: empty,
    validationLoss: empty,
    pairAccuracy: empty,
    positiveDistance: empty,
    negativeDistance: empty,
    alignment: empty,
    uniformity: empty,
    effectiveRank: empty,
    similarity: empty,
    pace: { from: 0, points: [] },
    marks: [],
  };
  const curve = (...steps: number[]) => ({
    from: 0,
    steps,
    values: steps.map(() => 0),
    means: steps.map(() => null),
  });
  const pace = (...points: [step: number, elapsedMs: number][]) => ({
    from: 0,
    points: points.map(([step, elapsedMs]) => ({ step, elapsedMs })),
  });

  it.each<[string, Partial<RecordPiece>]>([
    ['a curve that falls', { trainingLoss: curve(3, 2) }],
    ['a curve with a step twice', { similarity: curve(1, 4, 4) }],
    ['a pace whose steps fall', { pace: pace([3, 0], [2, 1]) }],
    ['a pace whose times fall', { pace: pace([1, 10], [2, 9]) }],
  ])('are refused: %s', (_, change) => {
    expect(() => recordOf([{ ...nothing, ...change }])).toThrow(
      new RangeError('The curves go back in time'),
    );
  });

  it('are accepted with a lost time: a pace with two moments at one step', () => {
    const piece = { ...nothing, pace: pace([1, 10], [1, 30], [2, 40]), similarity: curve(0, 1) };
    expect(recordOf([piece]).pace).toHaveLength(3);
  });

  it.each<[string, unknown]>([
    ['more steps than values', { ...nothing, similarity: { ...curve(1, 2), values: [0] } }],
    ['more values than means', { ...nothing, similarity: { ...curve(1, 2), means: [null] } }],
    [
      'a value that is no number',
      { ...nothing, similarity: { ...curve(1), values: [Number.NaN] } },
    ],
    ['a step of a half', { ...nothing, similarity: curve(0.5) }],
    [
      'more points than any record has',
      { ...nothing, trainingLoss: curve(...Array(4_001).keys()) },
    ],
    ['a curve that is missing', { ...nothing, similarity: undefined }],
    ['an unknown mark', { ...nothing, marks: [{ kind: 'broken', step: 1 }] }],
    [
      'too many marks',
      { ...nothing, marks: Array(101).fill({ kind: 'turned-back', step: 1, fromStep: 2 }) },
    ],
    ['a place before the beginning', { ...nothing, pace: { from: -1, points: [] } }],
  ])('do not fit their schema with %s', (_, piece) => {
    expect(v.safeParse(recordPieceSchema, nothing).success).toBe(true);
    expect(v.safeParse(recordPieceSchema, piece).success).toBe(false);
  });
});

describe('a record up to a step', () => {
  it('has nothing later, and all before', () => {
    fc.assert(
      fc.property(course, fc.nat({ max: 6_000 }), ({ record }, last) => {
        const cut = recordUpTo(record, last);
        for (const name of [...curveNames, 'pace', 'marks'] as const) {
          const all: readonly { readonly step: number }[] = record[name];
          expect(cut[name]).toEqual(all.filter(({ step }) => step <= last));
        }
        expect(recordUpTo(record, 10_000_000)).toEqual(record);
      }),
      { numRuns: 30 },
    );
  });

  it('keeps the point at that step', () => {
    const record = recordOfRun(3, 30, { trainingLoss: curveOf([1, 0.3], [2, 0.2], [3, 0.1]) });
    expect(recordUpTo(record, 2).trainingLoss).toEqual(curveOf([1, 0.3], [2, 0.2]));
    expect(recordUpTo(record, 2).pace).toEqual([{ step: 0, elapsedMs: 0 }]);
    expect(recordUpTo(record, 0).trainingLoss).toEqual([]);
  });
});
