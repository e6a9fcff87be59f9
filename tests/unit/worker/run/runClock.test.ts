import { describe, expect, it } from 'vitest';
import { RunClock } from '../../../../src/worker/run/runClock.ts';

/** A clock that a test moves, and a run's that goes by it, set at 5 s. */
function makeClock(elapsedMs = 0) {
  let nowMs = 5_000;
  const clock = new RunClock(() => nowMs, elapsedMs);
  const passTime = (ms: number): void => {
    nowMs += ms;
  };
  /** Trains steps that take so long. */
  const takeSteps = (...timesMs: number[]): void => {
    for (const ms of timesMs) {
      passTime(ms);
      clock.countStep();
    }
  };
  return { clock, passTime, takeSteps };
}

describe("a run's clock", () => {
  it('has counted nothing at first, and knows no time of a step', () => {
    const { clock } = makeClock();
    expect(clock.elapsedMs).toBe(0);
    expect(clock.stepMs).toBeNull();
  });

  it('goes on from what was counted before', () => {
    const { clock, takeSteps } = makeClock(60_000);
    expect(clock.elapsedMs).toBe(60_000);
    takeSteps(20);
    expect(clock.elapsedMs).toBe(60_020);
  });

  it('counts the time of all steps, whatever each takes', () => {
    const { clock, takeSteps } = makeClock();
    takeSteps(10, 200, 0, 35);
    expect(clock.elapsedMs).toBe(245);
  });

  it('counts no time between two trainings, or of waiting for images', () => {
    const { clock, passTime, takeSteps } = makeClock();
    takeSteps(10, 10);
    passTime(3_600_000);
    clock.start();
    takeSteps(10);
    expect(clock.elapsedMs).toBe(30);
    expect(clock.stepMs).toBe(10);
  });

  it('takes the first step as the time of a step, and each newer one for a tenth of it', () => {
    const { clock, takeSteps } = makeClock();
    takeSteps(100);
    expect(clock.stepMs).toBe(100);
    takeSteps(200);
    expect(clock.stepMs).toBeCloseTo(0.9 * 100 + 0.1 * 200, 9);
    takeSteps(50);
    expect(clock.stepMs).toBeCloseTo(0.81 * 100 + 0.09 * 200 + 0.1 * 50, 9);
  });

  it('comes to tell the new time when steps have become faster, and forgets a slow one', () => {
    const { clock, takeSteps } = makeClock();
    takeSteps(1_000, ...Array.from({ length: 100 }, () => 20));
    // 0.9 ** 100 of the first step's 980 ms more is left.
    expect(clock.stepMs).toBeCloseTo(20.026, 3);
  });
});
