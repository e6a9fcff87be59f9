import { describe, expect, it } from 'vitest';
import { type ScheduleKind, scheduleKinds } from '../../../../src/settings/choices.ts';
import {
  datasetWeightAt,
  firstPhase,
  nextPhase,
  scheduledRate,
  type TrainingPhase,
} from '../../../../src/siamese/training/schedule.ts';

const rates = (schedule: ScheduleKind, phase: TrainingPhase, steps: readonly number[]): number[] =>
  steps.map((step) => scheduledRate(0.01, schedule, phase, step));
const near = (values: readonly number[]) => values.map((value) => expect.closeTo(value, 12));

describe('the learning rate of a first run', () => {
  it.each<[ScheduleKind, number[]]>([
    ['constant', [0.01, 0.01, 0.01, 0.01]],
    ['linear', [0.01, 0.0075, 0.005, 0.0001]],
    // (1 + cos π/4) ÷ 2 and (1 + cos 0.99π) ÷ 2
    ['cosine', [0.01, 0.008535533905932738, 0.005, 0.000002467198171342]],
  ])('goes on as the schedule says: %s', (schedule, expected) => {
    expect(rates(schedule, firstPhase(100, 0), [0, 25, 50, 99])).toEqual(near(expected));
  });

  it.each(scheduleKinds)('is the full rate where there is only one step: %s', (schedule) => {
    expect(rates(schedule, firstPhase(1, 0), [0])).toEqual([0.01]);
  });

  it('rises in equal parts while it warms up, and falls as it would have anyway', () => {
    const phase = firstPhase(100, 4);
    expect(phase).toEqual({ start: 0, end: 100, warmUpSteps: 4 });
    expect(rates('constant', phase, [0, 1, 2, 3, 4, 50])).toEqual(
      near([0.0025, 0.005, 0.0075, 0.01, 0.01, 0.01]),
    );
    expect(rates('linear', phase, [0, 1, 3, 4])).toEqual(
      near([0.0025, 0.5 * 0.0099, 0.0097, 0.0096]),
    );
    expect(rates('cosine', phase, [1])).toEqual(
      near([(0.005 * (1 + Math.cos(Math.PI / 100))) / 2]),
    );
  });
});

describe('the learning rate of a Train on', () => {
  it('rises over a twentieth of the steps before it falls, from where the run stood', () => {
    const phase = nextPhase(300, 200, 0);
    expect(phase).toEqual({ start: 300, end: 500, warmUpSteps: 10 });
    const expected = [
      0.01 * (1 / 10) * 1,
      0.01 * (5 / 10) * (1 - 4 / 200),
      0.01 * (1 - 9 / 200),
      0.01 * 0.5,
      0.01 / 200,
    ];
    expect(rates('linear', phase, [300, 304, 309, 400, 499])).toEqual(near(expected));
  });

  it('warms up for at least as long as was asked for', () => {
    expect(nextPhase(300, 200, 50).warmUpSteps).toBe(50);
    expect(nextPhase(300, 2_000, 50).warmUpSteps).toBe(100);
    // A twentieth of three steps is one step.
    expect(nextPhase(0, 3, 0).warmUpSteps).toBe(1);
  });
});

describe('every learning rate', () => {
  const phases = [firstPhase(7, 0), firstPhase(7, 20), nextPhase(3, 1, 0), nextPhase(50, 33, 5)];

  it.each(
    scheduleKinds.flatMap((kind) =>
      [...phases, firstPhase(0, 0)].map((phase) => [kind, phase] as const),
    ),
  )('is at most the full one and never negative, even after the end: %s, %o', (kind, phase) => {
    for (let step = phase.start; step < phase.end + 5; step++) {
      const [rate] = rates(kind, phase, [step]);
      expect(rate).toBeGreaterThanOrEqual(0);
      expect(rate).toBeLessThanOrEqual(0.01);
    }
  });
});

describe('what a digit counts, where symbols come first', () => {
  it('rises evenly from a tenth to eight times a symbol’s drawing', () => {
    const phase = firstPhase(100, 0);
    const weights = [0, 50, 100].map((step) => datasetWeightAt(phase, step));
    expect(weights).toEqual(near([0.1, 4.05, 8]));
  });

  it('stays eight times as much when a trained network trains on', () => {
    const phase = nextPhase(100, 50, 0);
    expect([100, 125, 149].map((step) => datasetWeightAt(phase, step))).toEqual([8, 8, 8]);
  });
});
