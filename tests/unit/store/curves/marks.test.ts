import { describe, expect, it } from 'vitest';
import type { WorkerEvent } from '../../../../src/protocol/events.ts';
import type { RunStatus } from '../../../../src/protocol/run.ts';
import { defaultSettings, type RunSettings } from '../../../../src/settings/settings.ts';
import { initialState } from '../../../../src/store/core/state.ts';
import type { Mark } from '../../../../src/store/curves/marks.ts';
import { applyEvents } from '../../../../src/store/run/events.ts';
import { statusEvent } from '../../../helpers/fakeWorker.ts';

/** A training run's status after some steps of 10 ms each. */
function trainingAt(
  step: number,
  settings: Partial<RunSettings> = {},
  change: Partial<RunStatus> = {},
): WorkerEvent {
  return statusEvent(1, {
    state: 'training',
    step,
    elapsedMs: 10 * step,
    settings: { ...defaultSettings, ...settings },
    ...change,
  });
}

const stateAfter = (...events: WorkerEvent[]) => applyEvents(initialState, events);
const marksAfter = (...events: WorkerEvent[]) => stateAfter(...events).run.record.marks;
/** Without the time, which says only whether changes belong together. */
const brief = (marks: readonly Mark[]) =>
  marks.map((mark) => (mark.kind === 'changed' ? [mark.step, mark.from, mark.to] : mark));

const divergedAt = (step: number, restoredStep: number): WorkerEvent => ({
  kind: 'diverged',
  runId: 1,
  step,
  restoredStep,
  reason: 'exploded',
});

describe('a mark', () => {
  it('stands where a setting was changed during a run, with the value before and after', () => {
    expect(
      marksAfter(trainingAt(0), trainingAt(400), trainingAt(410, { learningRate: 0.001 })),
    ).toEqual([
      {
        kind: 'changed',
        step: 410,
        setting: 'learningRate',
        from: 0.03,
        to: 0.001,
        elapsedMs: 4_100,
      },
    ]);
  });

  it('is not made of what was chosen before training', () => {
    const untrained = statusEvent(1, { settings: { ...defaultSettings, margin: 2 } });
    expect(marksAfter(statusEvent(1), untrained, trainingAt(5, { margin: 2 }))).toEqual([]);
  });

  it('is one for a slider on its way, and none when it comes back to where it was', () => {
    const onItsWay = [
      trainingAt(400),
      trainingAt(410, { margin: 1.05 }),
      trainingAt(420, { margin: 1.3 }),
      trainingAt(430, { margin: 1.5 }),
    ];
    expect(brief(marksAfter(...onItsWay))).toEqual([[430, 1, 1.5]]);
    expect(marksAfter(...onItsWay, trainingAt(440, { margin: 1 }))).toEqual([]);
  });

  it('is another one for a change some seconds later', () => {
    const marks = marksAfter(
      trainingAt(100),
      trainingAt(110, { augmentation: false }),
      trainingAt(900, { augmentation: false }),
      trainingAt(910),
    );
    expect(brief(marks)).toEqual([
      [110, true, false],
      [910, false, true],
    ]);
  });

  it('stands where more steps were planned after the last', () => {
    const finished = trainingAt(2_000, {}, { state: 'finished' });
    const on = trainingAt(2_000, {}, { plannedSteps: 4_000 });
    expect(marksAfter(trainingAt(1_990), finished, on)).toEqual([
      { kind: 'trained-on', step: 2_000, plannedSteps: 4_000 },
    ]);
  });

  it('stands where the run was turned back to', () => {
    const back = trainingAt(50, {}, { state: 'paused', elapsedMs: 610 });
    expect(marksAfter(trainingAt(61), divergedAt(60, 50), back)).toEqual([
      { kind: 'turned-back', step: 50, fromStep: 61 },
    ]);
  });

  it('moves to where the run was turned back to, if its setting still counts there', () => {
    const marks = marksAfter(
      trainingAt(50),
      trainingAt(57, { learningRate: 0.5 }),
      trainingAt(61, { learningRate: 0.5 }),
      divergedAt(60, 50),
      trainingAt(50, { learningRate: 0.5 }),
      trainingAt(52, { learningRate: 0.5 }),
    );
    expect(marks.map(({ kind, step }) => [kind, step])).toEqual([
      ['changed', 50],
      ['turned-back', 50],
    ]);
  });

  it('goes with its run, and comes back with it', () => {
    const changed = stateAfter(trainingAt(100), trainingAt(110, { margin: 2 }));
    const reset = applyEvents(changed, [statusEvent(2)]);
    expect(reset.run.record.marks).toEqual([]);
    expect(applyEvents(reset, [trainingAt(110, { margin: 2 })]).run.record.marks).toEqual(
      changed.run.record.marks,
    );
  });

  it('gives way to newer ones when there are too many', () => {
    const events = Array.from({ length: 80 }, (_, index) =>
      trainingAt(1_000 * (index + 1), { margin: index % 2 === 0 ? 1 : 2 }),
    );
    const marks = marksAfter(...events);
    expect(marks).toHaveLength(50);
    expect(marks.at(-1)?.step).toBe(80_000);
  });
});
