import { describe, expect, it } from 'vitest';
import { TurnPace } from '../../../../src/worker/scheduling/turnPace.ts';

/** Trains so many steps, of 10 ms each, a turn adding `turnMs`; the share of time that turns took. */
function train(pace: TurnPace, clock: { ms: number }, steps: number, turnMs: number): number {
  let spentMs = 0;
  const beganMs = clock.ms;
  for (let step = 0; step < steps; step++) {
    pace.stepTaken();
    if (pace.isTurn) {
      pace.turnTaken();
      clock.ms += turnMs;
      spentMs += turnMs;
    }
    clock.ms += 10;
  }
  return spentMs / (clock.ms - beganMs - spentMs);
}

function makePace() {
  const clock = { ms: 0 };
  return { clock, pace: new TurnPace(() => clock.ms, 0.1) };
}

describe('the pace of turns', () => {
  it.each([1, 3, 8, 20, 50])(
    'keeps turns of %i ms beside steps of 10 ms to a tenth of the time',
    (turnMs) => {
      const { clock, pace } = makePace();
      train(pace, clock, 100, turnMs);
      const share = train(pace, clock, 1_000, turnMs);
      expect(share).toBeLessThanOrEqual(0.101);
      expect(share).toBeGreaterThan(turnMs === 1 ? 0.03 : 0.08);
    },
  );

  it('gives more turns again when they have become cheap', () => {
    const { clock, pace } = makePace();
    train(pace, clock, 500, 40);
    expect(pace.stepsPerTurn).toBe(40);
    train(pace, clock, 2_000, 2);
    expect(pace.stepsPerTurn).toBe(3);
  });

  it('does not take a pause for a step', () => {
    const { clock, pace } = makePace();
    train(pace, clock, 100, 5);
    clock.ms += 60_000;
    pace.restart();
    train(pace, clock, 4, 5);
    expect(pace.stepsPerTurn).toBe(5);
  });
});
