import { describe, expect, it } from 'vitest';
import { firstPhase, nextPhase, type Phase, scheduledRate } from '../../../src/siamese/schedule.ts';

const rates = (phase: Phase, steps: readonly number[]): number[] =>
  steps.map((step) => scheduledRate(0.01, phase, step));

describe('the learning rate of a first run', () => {
  it('falls linearly from the full rate to a last share', () => {
    expect(rates(firstPhase(100), [0, 50, 99])).toEqual([0.01, 0.005, expect.closeTo(0.0001, 12)]);
  });

  it('is the full rate where there is only one step', () => {
    expect(rates(firstPhase(1), [0])).toEqual([0.01]);
  });
});

describe('the learning rate of a Train on', () => {
  const phase = nextPhase(300, 200);

  it('rises over a twentieth of the steps before it falls', () => {
    expect(phase).toEqual({ start: 300, end: 500, warmUpSteps: 10 });
    const expected = [
      0.01 * (1 / 10) * 1,
      0.01 * (5 / 10) * (1 - 4 / 200),
      0.01 * (1 - 9 / 200),
      0.01 * 0.5,
      0.01 / 200,
    ].map((rate) => expect.closeTo(rate, 12));
    expect(rates(phase, [300, 304, 309, 400, 499])).toEqual(expected);
  });
});

describe('every learning rate', () => {
  it.each([firstPhase(7), nextPhase(3, 1), nextPhase(50, 33), { ...firstPhase(0), start: 0 }])(
    'of %o is at most the full one and never negative, even after the end',
    (phase) => {
      for (let step = phase.start; step < phase.end + 5; step++) {
        const [rate] = rates(phase, [step]);
        expect(rate).toBeGreaterThanOrEqual(0);
        expect(rate).toBeLessThanOrEqual(0.01);
      }
    },
  );
});
