import { describe, expect, it } from 'vitest';
import { type Loss, RecoveryPlan } from '../../../../src/store/worker/recoveryPlan.ts';

/** The backends of the tries after losses at these times, on the backend that the last try gave. */
function triesAfter(first: Loss['backend'], timesMs: readonly number[], isCodeMissing = false) {
  const plan = new RecoveryPlan();
  let backend = first;
  return timesMs.map((atMs) => {
    const next = plan.next({ atMs, backend, isCodeMissing });
    backend = next?.backend ?? backend;
    return next === null ? 'ask' : (next.backend ?? 'as chosen');
  });
}

describe('where a run goes on', () => {
  it.each([
    ['webgpu', ['as chosen', 'webgl', 'wasm', 'cpu', 'ask']],
    ['webgl', ['as chosen', 'wasm', 'cpu', 'ask']],
    ['wasm', ['as chosen', 'cpu', 'ask']],
    ['cpu', ['as chosen', 'ask']],
    // No worker has ever started.
    [null, ['as chosen', 'wasm', 'cpu', 'ask']],
  ] as const)('from %s, after one loss soon after the other', (backend, expected) => {
    const times = expected.map((_, index) => index * 60_000);
    expect(triesAfter(backend, times)).toEqual(expected);
  });

  it('stays where it is when losses are far apart', () => {
    expect(triesAfter('webgl', [0, 60_001, 120_002])).toEqual([
      'as chosen',
      'as chosen',
      'as chosen',
    ]);
    expect(triesAfter('webgl', [0, 1_000, 70_000])).toEqual(['as chosen', 'wasm', 'wasm']);
  });

  it('changes nothing for a script that does not arrive: it waits, and then asks', () => {
    expect(triesAfter('webgl', [0, 1, 2], true)).toEqual(['as chosen', 'as chosen', 'ask']);
    const plan = new RecoveryPlan();
    const missing = { backend: null, isCodeMissing: true };
    expect(plan.next({ ...missing, atMs: 0 })?.afterMs).toBe(0);
    expect(plan.next({ ...missing, atMs: 1 })?.afterMs).toBe(1_000);
  });
});
