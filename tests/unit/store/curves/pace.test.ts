import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../../src/data/random.ts';
import { msAt, type StepTimes, stepAt, withMoment } from '../../../../src/store/curves/pace.ts';

/** Moments as they come from a run: each with the step before it as the previous one. */
function paceOf(...moments: readonly (readonly [step: number, elapsedMs: number])[]): StepTimes {
  let pace: StepTimes = [];
  let previousStep = 0;
  for (const [step, elapsedMs] of moments) {
    pace = withMoment(pace, { step, elapsedMs }, previousStep);
    previousStep = step;
  }
  return pace;
}

describe('the pace of a run', () => {
  it('takes steps between two moments for equally long', () => {
    const pace = paceOf([0, 0], [10, 1_000], [20, 5_000]);
    expect(msAt(pace, 5)).toBe(500);
    expect(msAt(pace, 10)).toBe(1_000);
    expect(msAt(pace, 15)).toBe(3_000);
    expect(stepAt(pace, 3_000)).toBe(15);
  });

  it('goes on at the speed of the whole run where nothing is known yet', () => {
    const pace = paceOf([0, 0], [10, 1_000], [20, 5_000]);
    expect(msAt(pace, 24)).toBe(6_000);
    expect(stepAt(pace, 6_000)).toBe(24);
  });

  it('is nowhere as long as nothing is known', () => {
    expect(msAt([], 7)).toBe(0);
    expect(stepAt(paceOf([2_000, 0]), 1_500)).toBe(2_000);
  });

  it('leads from steps to time and back to the same step, whatever the speeds', () => {
    const random = createRandom(3, 'mining');
    const moments: [number, number][] = [[0, 0]];
    for (let step = 0, elapsedMs = 0; step < 5_000; ) {
      step += 1 + Math.floor(random.uniform() * 40);
      elapsedMs += 1 + random.uniform() * 900;
      moments.push([step, elapsedMs]);
    }
    const pace = paceOf(...moments);
    for (let trial = 0; trial < 500; trial++) {
      const step = random.uniform() * 6_000;
      expect(stepAt(pace, msAt(pace, step))).toBeCloseTo(step, 6);
    }
  });

  it('stays bounded and near the truth over a long run of changing speed', () => {
    const truth = (step: number): number => 10 * step + 4_000 * Math.sin(step / 900);
    const moments = Array.from({ length: 5_000 }, (_, index): [number, number] => [
      4 * index,
      truth(4 * index),
    ]);
    const pace = paceOf(...moments);
    expect(pace.length).toBeLessThanOrEqual(1_000);
    for (const step of [0, 1_234, 9_999, 19_996]) {
      expect(Math.abs(msAt(pace, step) - truth(step))).toBeLessThan(40);
    }
  });

  it('does not fall when a run is turned back: the time it lost lies at the step it went back to', () => {
    const before = paceOf([0, 0], [50, 5_000], [60, 6_000]);
    // At rest at the earlier step, what went wrong is still on the curves.
    const atRest = withMoment(before, { step: 50, elapsedMs: 6_000 }, 60);
    expect(msAt(atRest, 60)).toBe(6_000);
    const goingOn = withMoment(atRest, { step: 54, elapsedMs: 6_400 }, 50);
    expect(msAt(goingOn, 50)).toBe(5_000);
    expect(msAt(goingOn, 52)).toBe(6_200);
    expect(stepAt(goingOn, 5_500)).toBe(50);
  });
});
