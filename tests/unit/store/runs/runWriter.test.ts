import { beforeEach, describe, expect, it, vi } from 'vitest';
import { type Change, KeptError } from '../../../../src/store/core/kept/keptRecords.ts';
import { eventually } from '../../../helpers/eventually.ts';
import {
  FakeBrowser,
  type FakePlayground,
  openPlayground,
} from '../../../helpers/fakePlayground.ts';
import { KeptInMemory } from '../../../helpers/keptInMemory.ts';
import { headOf, keptRecord, trainAndKeep, trainOn } from '../../../helpers/keptRuns.ts';
import { laterTask } from '../../../helpers/laterTask.ts';
import { goodEvaluation } from '../../views/results/evaluations.ts';

let kept: KeptInMemory;
let page: FakePlayground;

beforeEach(async () => {
  kept = new KeptInMemory();
  page = await openPlayground({ browser: new FakeBrowser(kept) });
});

const key = (): string => page.state().runs.presentKey ?? 'none';
/** The writes of runs: those of the page around them are no part of a save. */
const saves = (): (readonly Change[])[] =>
  kept.writes.filter((changes) => changes.some(({ store }) => store === 'runs'));
const inWords = (changes: readonly Change[] = []): string[] =>
  changes.map(
    (change) => `${change.kind} ${change.store}/${'key' in change ? change.key : change.prefix}`,
  );
const valueIn = (changes: readonly Change[] = [], store: string): unknown =>
  changes.flatMap((change) =>
    change.kind === 'put' && change.store === store ? [change.value] : [],
  )[0];

/** Holds up the next writes until the returned function is called. */
function holdUp(): () => void {
  let goOn = (): void => {};
  const promise = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  const write = kept.write.bind(kept);
  vi.spyOn(kept, 'write').mockImplementation(async (...call) => {
    await promise;
    return write(...call);
  });
  return () => goOn();
}

describe('the first save of a run', () => {
  it('is one transaction: head, network and curves', async () => {
    await trainAndKeep(page, 2);
    expect(saves()).toHaveLength(1);
    expect(inWords(saves()[0]).toSorted()).toEqual([
      `put curves/${key()}/000000`,
      `put runs/${key()}`,
      `put states/${key()}`,
      `removeAll curves/${key()}/`,
    ]);
    expect(await headOf(kept, key())).toMatchObject({
      version: 1,
      name: null,
      number: 1,
      step: 2,
      plannedSteps: 2_000,
      elapsedMs: 20,
      dataset: 'MNIST',
      backend: 'cpu',
      pieces: 1,
      results: null,
      deletedAt: null,
      isToldToGo: false,
      // 8 weights of 4 bytes; 2 losses and 2 moments of 24.
      sizeBytes: 8 * 4 + (2 + 2) * 24,
    });
  });

  it('is not made before the first step', async () => {
    page.worker.tellStatus();
    page.pageLife.hide();
    page.passTime();
    await laterTask();
    expect(saves()).toEqual([]);
  });
});

describe('each later save', () => {
  it('is one transaction: head and network over the old ones, and the new points alone', async () => {
    await trainAndKeep(page, 500);
    await trainAndKeep(page, 3);
    expect(saves()).toHaveLength(2);
    expect(inWords(saves()[1]).toSorted()).toEqual([
      `put curves/${key()}/000001`,
      `put runs/${key()}`,
      `put states/${key()}`,
    ]);
    expect(valueIn(saves()[1], 'curves')).toMatchObject({
      trainingLoss: { from: 500, steps: [501, 502, 503] },
      similarity: { from: 0, steps: [] },
      pace: { from: 2, points: [{ step: 503, elapsedMs: 5_030 }] },
    });
    expect(kept.keys('states')).toEqual([key()]);
    expect(kept.keys('runs')).toEqual([key()]);
  });

  it('costs its weights, and a hundredth of the curves', async () => {
    await trainAndKeep(page, 1_000);
    await trainAndKeep(page, 10);
    const bytes = saves().map((changes) => JSON.stringify(valueIn(changes, 'curves')).length);
    expect(bytes[0]).toBeGreaterThan(20_000);
    expect(bytes[1]).toBeLessThan(1_000);
    const state = valueIn(saves()[1], 'states');
    expect(state).toMatchObject({
      step: 1_010,
      trainer: { parameters: new Float32Array(8).fill(1_010) },
    });
  });

  it('leaves the network where it is, when only a figure is new', async () => {
    await trainAndKeep(page, 5);
    page.worker.become({ state: 'paused' });
    page.worker.tellEvaluation(goodEvaluation);
    page.passTime();
    await laterTask();
    expect(inWords(saves()[1]).toSorted()).toEqual([
      `put curves/${key()}/000001`,
      `put runs/${key()}`,
    ]);
    expect((await headOf(kept, key())).results).toEqual({
      step: 5,
      scope: 'full',
      pairAccuracy: 0.987,
      areaUnderCurve: 0.998,
      validationLoss: 0.05,
    });
    expect(await kept.read('states', key())).toMatchObject({ step: 5 });
  });

  it('gives the record of the page again', async () => {
    for (const steps of [3, 900, 1, 700, 800, 2]) {
      await trainAndKeep(page, steps);
      page.worker.tellEvaluation(goodEvaluation);
    }
    page.worker.tellCopy();
    await laterTask();
    expect(await keptRecord(kept, key())).toEqual(page.state().run.record);
  });
});

describe('what comes while a save is under way', () => {
  it('waits, and only the newest is written', async () => {
    const goOn = holdUp();
    await trainAndKeep(page, 1);
    for (let copy = 0; copy < 5; copy++) await trainAndKeep(page, 10);
    expect(saves()).toHaveLength(0);
    goOn();
    await eventually(() => expect(saves()).toHaveLength(2));
    expect(saves().map((changes) => valueIn(changes, 'states'))).toMatchObject([
      { step: 1 },
      { step: 51 },
    ]);
    expect((await headOf(kept, key())).pieces).toBe(2);
    expect(await keptRecord(kept, key())).toEqual(page.state().run.record);
  });

  it('is written whenever it comes, be it at the very end of the save', async () => {
    for (let gap = 0; gap < 20; gap++) {
      trainOn(page, 1);
      page.worker.tellCopy();
      for (let turn = 0; turn < gap; turn++) await Promise.resolve();
      trainOn(page, 1);
      page.worker.tellCopy();
      await laterTask();
      expect(await kept.read('states', key())).toMatchObject({ step: page.worker.status.step });
    }
  });

  it('keeps its network even if only a figure comes after it', async () => {
    const goOn = holdUp();
    await trainAndKeep(page, 1);
    await trainAndKeep(page, 1);
    page.worker.become({ state: 'paused' });
    page.worker.tellEvaluation(goodEvaluation);
    page.passTime();
    goOn();
    await eventually(async () => expect((await headOf(kept, key())).results).not.toBeNull());
    expect(await kept.read('states', key())).toMatchObject({ step: 2 });
  });
});

describe('after sixty pieces', () => {
  it('the curves are written whole, and the older pieces are gone', async () => {
    for (let copy = 0; copy < 60; copy++) await trainAndKeep(page, 2);
    expect(kept.keys('curves')).toHaveLength(60);
    await trainAndKeep(page, 2);
    expect(kept.keys('curves')).toEqual([`${key()}/000000`]);
    expect((await headOf(kept, key())).pieces).toBe(1);
    expect(await keptRecord(kept, key())).toEqual(page.state().run.record);
    await trainAndKeep(page, 2);
    expect(kept.keys('curves')).toHaveLength(2);
    expect(await keptRecord(kept, key())).toEqual(page.state().run.record);
  });
});

describe('after a save that failed', () => {
  it('everything is written whole again', async () => {
    await trainAndKeep(page, 5);
    kept.failure = new KeptError('full', 'no room');
    await trainAndKeep(page, 5);
    kept.failure = null;
    await trainAndKeep(page, 5);
    expect(inWords(saves()[1]).toSorted()).toEqual([
      `put curves/${key()}/000000`,
      `put runs/${key()}`,
      `put states/${key()}`,
      `removeAll curves/${key()}/`,
    ]);
    expect(await keptRecord(kept, key())).toEqual(page.state().run.record);
    expect((await headOf(kept, key())).number).toBe(1);
  });

  it('even a mere figure brings the network along', async () => {
    await trainAndKeep(page, 5);
    kept.failure = new KeptError('full', 'no room');
    await trainAndKeep(page, 5);
    kept.failure = null;
    page.worker.become({ state: 'paused' });
    page.worker.tellEvaluation(goodEvaluation);
    page.passTime();
    await laterTask();
    expect(await kept.read('states', key())).toMatchObject({ step: 10 });
  });

  it('training goes on, and the person has been told once', async () => {
    kept.failure = new KeptError('full', 'no room');
    await trainAndKeep(page, 5);
    expect(page.state().problem?.message).toMatch(/^The browser has no room left/);
    page.state().actions.page.dismissProblem();
    await trainAndKeep(page, 5);
    expect(page.state().problem).toBeNull();
    expect(page.state().run.status?.step).toBe(10);
  });
});

describe('a storage that is emptied under the page', () => {
  it('gets everything again, with the same number and name', async () => {
    await trainAndKeep(page, 5);
    await page.state().actions.runsList.rename(key(), 'My run');
    const before = await headOf(kept, key());
    await kept.clear();
    await trainAndKeep(page, 5);
    const { number, createdAt, name, step, pieces } = await headOf(kept, key());
    expect({ number, createdAt, name }).toEqual({
      number: before.number,
      createdAt: before.createdAt,
      name: 'My run',
    });
    expect({ step, pieces }).toEqual({ step: 10, pieces: 1 });
    expect(await keptRecord(kept, key())).toEqual(page.state().run.record);
    expect(await kept.read('states', key())).toMatchObject({ step: 10 });
    expect(page.state().runs.carriedOn).toBeNull();
  });

  it('gets the network too, when only a figure is to be kept', async () => {
    await trainAndKeep(page, 5);
    page.worker.become({ state: 'paused' });
    await kept.clear();
    page.worker.tellEvaluation(goodEvaluation);
    page.passTime();
    await laterTask();
    expect(await kept.read('states', key())).toMatchObject({ step: 5 });
  });
});

describe('a run that another page has written meanwhile', () => {
  it('stays as the other page has it; this page goes on under another key and says so', async () => {
    await trainAndKeep(page, 5);
    const first = key();
    const theirs = { ...(await headOf(kept, first)), writer: 'another page', step: 900 };
    await kept.write([
      { kind: 'put', store: 'runs', key: first, value: theirs },
      { kind: 'put', store: 'states', key: first, value: { theirs: true } },
    ]);
    const curves = await kept.readAll('curves', first);
    await trainAndKeep(page, 5);
    await eventually(() => expect(kept.keys('states')).toHaveLength(2));
    expect(key()).not.toBe(first);
    expect(page.state().runs.carriedOn).toEqual({ step: 10, as: 'copy' });
    expect(await kept.read('runs', first)).toEqual(theirs);
    expect(await kept.read('states', first)).toEqual({ theirs: true });
    expect(await kept.readAll('curves', first)).toEqual(curves);
    expect(await kept.read('states', key())).toMatchObject({ step: 10 });
    expect(await keptRecord(kept, key())).toEqual(page.state().run.record);
    expect((await headOf(kept, key())).number).toBe(2);
    await trainAndKeep(page, 5);
    expect(await headOf(kept, key())).toMatchObject({ step: 15 });
    expect(kept.keys('runs')).toHaveLength(2);
  });
});
