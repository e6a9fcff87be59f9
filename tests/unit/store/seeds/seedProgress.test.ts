import { describe, expect, it } from 'vitest';
import { defaultSettings } from '../../../../src/settings/settings.ts';
import {
  type SeedComparison,
  seedsFrom,
  type TrialResult,
  trialsLeft,
} from '../../../../src/store/seeds/seedComparison.ts';
import { progressOf } from '../../../../src/store/seeds/seedsState.ts';

const result = (arm: number, seed: number, totalMs: number): TrialResult => ({
  arm,
  seed,
  outcome: { kind: 'diverged', step: 1 },
  trainingMs: totalMs,
  totalMs,
});

const comparison = (results: readonly TrialResult[]): SeedComparison => ({
  arms: [
    { name: 'One', settings: defaultSettings },
    { name: 'Other', settings: defaultSettings },
  ],
  seeds: seedsFrom(7, 3),
  steps: 100,
  backend: 'wasm',
  results,
});

const trial = { step: 25, stepMs: 4, activity: null } as const;

describe('the order of the runs', () => {
  it('is seed by seed, and leaves out those that are done', () => {
    expect(trialsLeft(comparison([result(1, 7, 0), result(0, 9, 0)]))).toEqual([
      { arm: 0, seed: 7 },
      { arm: 0, seed: 8 },
      { arm: 1, seed: 8 },
      { arm: 1, seed: 9 },
    ]);
  });
});

describe('the time that is left', () => {
  it('is not known before the first step', () => {
    expect(progressOf(comparison([]), null)).toEqual({ done: 0, count: 6, share: 0, leftMs: null });
  });

  it('is told by the present steps until a run has ended', () => {
    const { share, leftMs } = progressOf(comparison([]), { arm: 0, seed: 7, ...trial });
    expect(share).toBeCloseTo(0.25 / 6, 12);
    // Five whole runs of 400 ms and three quarters of one.
    expect(leftMs).toBe(5.75 * 400);
  });

  it('is told by the runs of the same settings, and before there are any by all', () => {
    const one = comparison([result(0, 7, 1_000)]);
    expect(progressOf(one, { arm: 1, seed: 7, ...trial }).leftMs).toBe(4_750);
    const both = comparison([result(0, 7, 1_000), result(1, 7, 3_000)]);
    // Seeds 8 and 9: one of each, of which a quarter of the first is done.
    expect(progressOf(both, { arm: 0, seed: 8, ...trial }).leftMs).toBe(7_750);
  });

  it('is nothing at the end', () => {
    const all = [7, 8, 9].flatMap((seed) => [result(0, seed, 5), result(1, seed, 5)]);
    expect(progressOf(comparison(all), null)).toEqual({ done: 6, count: 6, share: 1, leftMs: 0 });
  });
});
