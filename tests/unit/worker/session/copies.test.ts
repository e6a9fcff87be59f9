import { Tensor } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { WorkerEvent } from '../../../../src/protocol/events.ts';
import type { RunSnapshot } from '../../../../src/protocol/runSnapshot.ts';
import { datasets } from '../../../../src/settings/datasets.ts';
import { checkSnapshot } from '../../../../src/worker/run/start/snapshotCheck.ts';
import { animals } from '../../../helpers/animals.ts';
import { differences } from '../../../helpers/bits.ts';
import { laterTask } from '../../../helpers/laterTask.ts';
import { quickSettings, TestSession } from '../../../helpers/sessions.ts';

/** The losses of twelve steps without any interruption, and the copy after the first six. */
let undisturbed: number[] = [];
let halfWay: RunSnapshot;

const twelve = { settings: { ...quickSettings, steps: 12 } };

beforeAll(async () => {
  const whole = await TestSession.start(twelve);
  await whole.trainToTheEnd();
  undisturbed = whole.losses();
  const half = await TestSession.start(twelve);
  for (let step = 0; step < 6; step++) await half.session.takeStep();
  await half.session.sendCopy();
  halfWay = lastCopy(half);
});

/** The newest copy of a run. */
function lastCopy(started: TestSession): RunSnapshot {
  const snapshot = started.all('checkpoint').at(-1)?.snapshot;
  if (snapshot === undefined) throw new Error('There is no copy yet');
  return snapshot;
}

/** What a copy becomes that was not made by this page. */
function changed(path: string, value: unknown): RunSnapshot {
  const hostile: RunSnapshot = structuredClone(halfWay);
  const target = path.split('.');
  const last = target.pop() ?? '';
  const owner = target.reduce<object>((part, key) => {
    const next: unknown = Reflect.get(part, key);
    if (typeof next !== 'object' || next === null) throw new Error(`There is no ${path}`);
    return next;
  }, hostile);
  Reflect.set(owner, last, value);
  return hostile;
}

/**
 * Expects that no copy knows of a step whose loss the page does not know by then. The page looks at a copy
 * when it has taken in the whole batch of events that the copy comes in.
 */
function expectNoGaps(started: TestSession): void {
  const reported = new Set<number>();
  let copies = 0;
  for (const batch of started.batches) {
    for (const step of stepsWithLosses(batch)) reported.add(step);
    for (const event of batch) {
      if (event.kind !== 'checkpoint') continue;
      copies++;
      const steps = Array.from({ length: event.snapshot.step }, (_, step) => step);
      expect(steps.filter((step) => !reported.has(step))).toEqual([]);
    }
  }
  expect(copies).toBeGreaterThan(0);
}

function stepsWithLosses(batch: readonly WorkerEvent[]): number[] {
  return batch.flatMap((event) =>
    event.kind === 'losses' ? Array.from(event.losses, (_, index) => event.firstStep + index) : [],
  );
}

describe('the copies of a run', () => {
  it('come in the first second of training, then every 2 s in its first minute, and no step is in them that was not told', async () => {
    // Each reading of the clock advances it by 20 ms: a step takes about a tenth of a second.
    const started = await TestSession.start({ settings: { ...quickSettings, steps: 120 } });
    await started.trainToTheEnd();
    await started.until(() => lastCopy(started).step === 120);
    const taken = started.all('checkpoint').map(({ snapshot }) => snapshot);
    const inTraining = taken.filter(({ step }) => step < 120);
    expect(inTraining.length).toBeGreaterThan(3);
    const times = inTraining.map(({ elapsedMs }) => elapsedMs);
    expect(times.at(-1)).toBeLessThan(60_000);
    const [first = 0, ...later] = times;
    expect(first).toBeLessThan(1_500);
    // The next one may come a second later too: two seconds of training are not over then.
    for (const [index, ms] of later.entries()) {
      if (index === 0) continue;
      const since = ms - (later[index - 1] ?? 0);
      expect(since).toBeGreaterThan(1_500);
      // One step may lie between the moment when a copy is due and the copy.
      expect(since).toBeLessThan(3_000);
    }
    expectNoGaps(started);
  });

  it('come at a pause, before a reset and after a single step, without a gap', async () => {
    const started = await TestSession.start({ settings: { ...quickSettings, steps: 500 } });
    await started.session.train();
    await started.untilStep(7);
    await started.session.pause();
    await started.untilAtRest('paused');
    expect(lastCopy(started).step).toBe(started.status.step);
    await started.session.takeStep();
    await started.untilAtRest('paused');
    expect(lastCopy(started).step).toBe(started.status.step);
    await started.session.train();
    await started.untilStep(started.status.step + 3);
    await started.session.reset(quickSettings);
    expect(started.status.runId).toBe(2);
    const last = started.events.findLast(({ kind }) => kind === 'checkpoint');
    expect(last).toMatchObject({ runId: 1 });
    expectNoGaps(started);
  });

  it('fit what the worker asks of a run from outside', async () => {
    expect(checkSnapshot(halfWay, datasets.mnist)).toEqual(halfWay);
    expect(halfWay.step).toBe(6);
    const started = await TestSession.start();
    await started.trainToTheEnd();
    // With the threshold of an evaluation.
    await started.session.sendCopy();
    expect(lastCopy(started).decision).not.toBeNull();
    expect(checkSnapshot(lastCopy(started), datasets.mnist)).toEqual(lastCopy(started));
  });

  it('are not sent before the first step, and all goes on', async () => {
    const started = await TestSession.start();
    await started.session.sendCopy();
    expect(started.all('checkpoint')).toEqual([]);
    await started.trainToTheEnd();
    expect(started.losses()).toHaveLength(6);
  });

  it('are not sent before there are any images, and all goes on', async () => {
    const started = await TestSession.open();
    await started.session.sendCopy();
    await started.session.load();
    await started.trainToTheEnd();
    expect(started.losses()).toHaveLength(6);
  });

  it('wait for losses that are read more slowly than the weights', async () => {
    const started = await TestSession.start({ settings: { ...quickSettings, steps: 30 } });
    const read = Tensor.prototype.data;
    vi.spyOn(Tensor.prototype, 'data').mockImplementation(async function (this: Tensor) {
      const values = await Reflect.apply(read, this, []);
      if (this.size === 1) for (let task = 0; task < 20; task++) await laterTask();
      return values;
    });
    await started.session.train();
    for (let copy = 0; copy < 5; copy++) {
      await started.untilStep(started.status.step + 1);
      await started.session.sendCopy();
    }
    vi.restoreAllMocks();
    await started.untilAtRest('finished');
    expectNoGaps(started);
  });

  it('that a page asks for during training disturb no loss', async () => {
    const started = await TestSession.start(twelve);
    await started.session.train();
    for (let copy = 0; copy < 5; copy++) await started.session.sendCopy();
    await started.untilAtRest('finished');
    expect(differences(started.losses(), undisturbed)).toEqual([]);
    expectNoGaps(started);
  });
});

describe('a run that is taken up', () => {
  it('goes on bit for bit, also in another session', async () => {
    const started = await TestSession.start();
    await started.session.takeUp(structuredClone(halfWay));
    expect(started.status).toMatchObject({ runId: 2, step: 6, plannedSteps: 12, state: 'paused' });
    await started.trainToTheEnd();
    expect(differences(started.losses(2).slice(6), undisturbed.slice(6))).toEqual([]);
  });

  it('goes on bit for bit when the session opens with it', async () => {
    const started = await TestSession.start({ restore: structuredClone(halfWay) });
    expect(started.all('refused')).toEqual([]);
    expect(started.status).toMatchObject({ step: 6, plannedSteps: 12, state: 'paused' });
    await started.trainToTheEnd();
    expect(differences(started.losses().slice(6), undisturbed.slice(6))).toEqual([]);
  });

  it('can be undone', async () => {
    const started = await TestSession.start();
    await started.session.takeStep();
    await started.session.takeUp(structuredClone(halfWay));
    expect(started.all('undoable').at(-1)?.undo).toBe('open');
    await started.session.undo();
    expect(started.status).toMatchObject({ runId: 1, step: 1 });
  });
});

const hostile: readonly [string, string, unknown, string][] = [
  [
    'weights that are no numbers',
    'trainer.parameters',
    new Float32Array(56_516).fill(Number.NaN),
    'Expected finite',
  ],
  ['too few weights', 'trainer.parameters', new Float32Array(3), 'there are 3 weights'],
  ['a layer that no memory holds', 'architecture.layers.2.op', 'dense', '.'],
  ['a setting out of bounds', 'settings.imagesPerDigit', 1e9, 'imagesPerDigit is 1000000000'],
  ['a step beyond its end', 'step', 99, 'step 99 is not among'],
  ['no form at all', 'phase', 'soon', 'phase: '],
];

describe('a run that does not fit', () => {
  it.each(hostile)(
    'is refused at the opening, and a new run begins: %s',
    async (_, path, value, reason) => {
      const started = await TestSession.start({ restore: changed(path, value) });
      expect(started.all('refused')).toHaveLength(1);
      expect(started.all('refused')[0]?.reason).toContain(reason);
      expect(started.status).toMatchObject({ step: 0, state: 'ready', settings: quickSettings });
      await started.trainToTheEnd();
      expect(started.losses()).toHaveLength(6);
    },
  );

  it.each(hostile)(
    'is refused when it is to be taken up, and nothing changes: %s',
    async (_, path, value, reason) => {
      const started = await TestSession.start(twelve);
      for (let step = 0; step < 3; step++) await started.session.takeStep();
      const before = { status: started.status, undo: started.all('undoable') };
      await expect(started.session.takeUp(changed(path, value))).rejects.toThrow(reason);
      expect({ status: started.status, undo: started.all('undoable') }).toEqual(before);
      await started.trainToTheEnd();
      expect(differences(started.losses(), undisturbed)).toEqual([]);
    },
  );

  it('is refused before its data set comes to hand, and nothing changes', async () => {
    const started = await TestSession.start(twelve);
    const before = started.status;
    const check = (path: string, value: unknown) =>
      started.session.checkRun(changed(path, value), animals);
    await expect(check('step', 99)).rejects.toThrow('step 99 is not among');
    await expect(check('settings.heldOutDigits', [7])).rejects.toThrow('be different animals');
    await check('settings.seed', 3);
    expect(started.status).toEqual(before);
  });

  it('is refused in training too, which goes on', async () => {
    const started = await TestSession.start(twelve);
    await started.session.train();
    await expect(started.session.takeUp(changed('step', 99))).rejects.toThrow('step 99');
    await started.untilAtRest('finished');
    expect(differences(started.losses(), undisturbed)).toEqual([]);
  });

  it('does not stop a session whose own settings are asked for', async () => {
    const started = await TestSession.start({
      restore: changed('settings.seed', -1),
      settings: { seed: 9 },
    });
    expect(started.all('refused')).toHaveLength(1);
    expect(started.status.settings.seed).toBe(9);
  });
});
