import { describe, expect, it } from 'vitest';
import type { WorkerEvent } from '../../../src/protocol/events.ts';
import type { RunStatus } from '../../../src/protocol/run.ts';
import { defaultSettings } from '../../../src/settings/settings.ts';
import { EventStream } from '../../../src/worker/eventStream.ts';
import { laterTask } from '../../helpers/laterTask.ts';

function statusAt(step: number, runId = 1): RunStatus {
  return {
    runId,
    state: 'training',
    activity: null,
    step,
    plannedSteps: 10,
    elapsedMs: 0,
    stepMs: null,
    settings: defaultSettings,
    parameterCount: 1,
    layers: [],
    warning: null,
    isRepeatable: true,
    detour: null,
  };
}

/** A stream with a clock that stands still until it is set, and the batches that it sent. */
function makeStream(page = { takes: (): void | Promise<void> => {} }) {
  const batches: (readonly WorkerEvent[])[] = [];
  const clock = { ms: 0 };
  const stream = new EventStream(
    (events) => {
      batches.push(events);
      return page.takes();
    },
    () => clock.ms,
  );
  return { stream, batches, clock };
}

/** Losses that a float32 holds exactly, so that they can be compared. */
const losses = (runId: number, firstStep: number, ...values: number[]): WorkerEvent => ({
  kind: 'losses',
  runId,
  firstStep,
  losses: Float32Array.from(values),
});

describe('the event stream', () => {
  it('knows when the page has taken the last batch', async () => {
    let take = (): void => {};
    const taken = new Promise<void>((resolve) => {
      take = resolve;
    });
    const page = { takes: (): void | Promise<void> => {} };
    const { stream } = makeStream(page);
    await stream.taken;
    page.takes = () => taken;
    stream.add(losses(1, 0, 1));
    stream.flush();
    let isTaken = false;
    const waiting = stream.taken.then(() => {
      isTaken = true;
    });
    await laterTask();
    expect(isTaken).toBe(false);
    take();
    await waiting;
    expect(isTaken).toBe(true);
  });

  it('sends at once, and then no more often than every tenth of a second', () => {
    const { stream, batches, clock } = makeStream();
    const sentAt: number[] = [];
    for (clock.ms = 0; clock.ms <= 350; clock.ms += 10) {
      const before = batches.length;
      stream.addLoss(1, clock.ms / 10, 1);
      stream.flushIfDue();
      if (batches.length > before) sentAt.push(clock.ms);
    }
    expect(sentAt).toEqual([0, 100, 200, 300]);
  });

  it('keeps another interval where it is asked to', () => {
    const { stream, batches, clock } = makeStream();
    stream.intervalMs = 400;
    for (const ms of [0, 100, 399, 400]) {
      clock.ms = ms;
      stream.addLoss(1, ms, 1);
      stream.flushIfDue();
    }
    expect(batches).toHaveLength(2);
  });

  it('gathers the losses of consecutive steps', () => {
    const { stream, batches } = makeStream();
    for (const step of [5, 6, 7]) stream.addLoss(1, step, step / 8);
    stream.flush();
    stream.addLoss(1, 8, 1);
    stream.flush();
    expect(batches).toEqual([[losses(1, 5, 0.625, 0.75, 0.875)], [losses(1, 8, 1)]]);
  });

  it('keeps the losses of different runs apart', () => {
    const { stream, batches } = makeStream();
    stream.addLoss(1, 5, 0.5);
    stream.addLoss(2, 6, 1);
    stream.addLoss(2, 7, 2);
    stream.flush();
    expect(batches).toEqual([[losses(1, 5, 0.5), losses(2, 6, 1, 2)]]);
  });

  it('keeps the losses of one run apart where steps are missing between them', () => {
    const { stream, batches } = makeStream();
    stream.addLoss(1, 5, 0.5);
    stream.addLoss(1, 3, 0.25);
    stream.flush();
    expect(batches).toEqual([[losses(1, 5, 0.5), losses(1, 3, 0.25)]]);
  });

  it('sends only the newest status, after all that led to it', () => {
    const { stream, batches } = makeStream();
    stream.setStatus(statusAt(1));
    stream.addLoss(1, 0, 0.5);
    stream.add({ kind: 'undoable', undo: 'reset' });
    stream.setStatus(statusAt(2));
    stream.flush();
    expect(batches).toEqual([
      [
        { kind: 'undoable', undo: 'reset' },
        losses(1, 0, 0.5),
        { kind: 'status', runId: 1, status: statusAt(2) },
      ],
    ]);
  });

  it('sends nothing where nothing has happened', () => {
    const { stream, batches, clock } = makeStream();
    stream.flush();
    clock.ms = 1_000;
    stream.flushIfDue();
    expect(batches).toEqual([]);
  });

  it('keeps what comes between two batches for the next', () => {
    const { stream, batches, clock } = makeStream();
    stream.add({ kind: 'undoable', undo: 'reset' });
    stream.flushIfDue();
    stream.add({ kind: 'undoable', undo: null });
    stream.flushIfDue();
    expect(batches).toEqual([[{ kind: 'undoable', undo: 'reset' }]]);
    clock.ms = 100;
    stream.flushIfDue();
    expect(batches.at(1)).toEqual([{ kind: 'undoable', undo: null }]);
  });

  it('tells of a lost backend instead of what it has computed since, once, and nothing after it', () => {
    const batches: (readonly WorkerEvent[])[] = [];
    let fault: string | null = null;
    const stream = new EventStream(
      (events) => {
        batches.push(events);
      },
      () => 0,
      () => fault,
    );
    stream.addLoss(1, 0, 0.5);
    stream.flush();
    fault = 'the graphics card was taken away';
    stream.addLoss(1, 1, 0);
    stream.flush();
    stream.close('something else');
    fault = null;
    stream.addLoss(1, 2, 0);
    stream.flush();
    expect(batches).toEqual([
      [losses(1, 0, 0.5)],
      [{ kind: 'backend-lost', reason: 'the graphics card was taken away' }],
    ]);
  });
});
