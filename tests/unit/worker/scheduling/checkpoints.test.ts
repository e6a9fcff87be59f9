import { describe, expect, it } from 'vitest';
import type { WorkerEvent } from '../../../../src/protocol/events.ts';
import { EventStream } from '../../../../src/worker/eventStream.ts';
import {
  Checkpoints,
  checkpointIntervalMs,
} from '../../../../src/worker/scheduling/checkpoints.ts';
import { smallRun } from '../../../helpers/runFiles.ts';

describe('the time from one copy to the next', () => {
  it.each([
    // In the first minute of training: after 1 s, then every 2 s, whatever a copy costs.
    [0, 0, 1_000],
    [1_999, 500, 1_000],
    [2_000, 0, 2_000],
    [59_999, 500, 2_000],
    // Then 1 % of the time, but every 10 s at least, and every 2 s at most.
    [60_000, 0, 2_000],
    [60_000, 10, 2_000],
    [60_000, 20, 2_000],
    [60_000, 25, 2_500],
    [600_000, 64, 6_400],
    [600_000, 100, 10_000],
    [600_000, 5_000, 10_000],
  ])('after %i ms of training, with copies of %i ms, is %i ms', (trainedMs, costMs, expected) => {
    expect(checkpointIntervalMs(trainedMs, costMs)).toBe(expected);
  });
});

/** Copies that stop the worker for `costMs`, and wait for `waitMs` on top, of a run that has trained long. */
function makeCheckpoints({ costMs = 0, waitMs = 0, trainedMs = 600_000 }) {
  const clock = { ms: 0 };
  const events: WorkerEvent[] = [];
  const stream = new EventStream(
    (batch) => {
      events.push(...batch);
    },
    () => clock.ms,
  );
  const checkpoints = new Checkpoints({
    stream,
    now: () => clock.ms,
    trainedMs: () => trainedMs,
    checkpoint: () => {
      clock.ms += costMs;
      return Promise.resolve().then(() => {
        clock.ms += waitMs;
        return smallRun;
      });
    },
  });
  return { clock, events, checkpoints };
}

describe('copies', () => {
  it('are due once the last one, or the beginning, is old enough', async () => {
    const { clock, checkpoints } = makeCheckpoints({ trainedMs: 2_000 });
    expect(checkpoints.isDue).toBe(false);
    clock.ms = 1_999;
    expect(checkpoints.isDue).toBe(false);
    clock.ms = 2_000;
    expect(checkpoints.isDue).toBe(true);
    await checkpoints.take();
    expect(checkpoints.isDue).toBe(false);
    clock.ms = 4_000;
    expect(checkpoints.isDue).toBe(true);
  });

  it('are due from their beginning on: one under way is not begun again', async () => {
    const { clock, checkpoints } = makeCheckpoints({ trainedMs: 0 });
    clock.ms = 2_000;
    const taking = checkpoints.take();
    expect(checkpoints.isDue).toBe(false);
    await taking;
  });

  it('come more seldom the more they cost, for 1 % of the time', async () => {
    const { clock, checkpoints } = makeCheckpoints({ costMs: 50 });
    await checkpoints.take();
    clock.ms = 4_999;
    expect(checkpoints.isDue).toBe(false);
    clock.ms = 5_000;
    expect(checkpoints.isDue).toBe(true);
  });

  it('cost only the time for which they stop the worker', async () => {
    const { clock, checkpoints } = makeCheckpoints({ costMs: 10, waitMs: 90 });
    await checkpoints.take();
    clock.ms = 2_000;
    expect(checkpoints.isDue).toBe(true);
  });

  it('are sent at once, whole', async () => {
    const { events, checkpoints } = makeCheckpoints({});
    await checkpoints.take();
    expect(events).toEqual([{ kind: 'checkpoint', runId: smallRun.runId, snapshot: smallRun }]);
  });
});
