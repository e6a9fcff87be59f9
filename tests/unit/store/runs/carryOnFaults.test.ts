import { beforeEach, describe, expect, it, vi } from 'vitest';
import { defaultSettings } from '../../../../src/settings/settings.ts';
import { type Change, KeptError } from '../../../../src/store/core/kept/keptRecords.ts';
import type { TextMemory } from '../../../../src/store/core/ports.ts';
import { eventually } from '../../../helpers/eventually.ts';
import {
  FakeBrowser,
  type FakePlayground,
  makePlayground,
  openPlayground,
} from '../../../helpers/fakePlayground.ts';
import { FakeWorker } from '../../../helpers/fakeWorker.ts';
import { KeptInMemory, textMemory } from '../../../helpers/keptInMemory.ts';
import { headOf, keptRecord, trainAndKeep } from '../../../helpers/keptRuns.ts';
import { laterTask } from '../../../helpers/laterTask.ts';

let kept: KeptInMemory;
let browser: FakeBrowser;
let tabMemory: TextMemory;
let page: FakePlayground;
/** The key of the kept run. */
let key: string;

beforeEach(async () => {
  vi.restoreAllMocks();
  kept = new KeptInMemory();
  browser = new FakeBrowser(kept);
  tabMemory = textMemory();
  page = await openPlayground({ browser, tabMemory });
  await trainAndKeep(page, 5);
  await trainAndKeep(page, 5);
  page.worker.become({ state: 'paused' });
  page.state().actions.page.choosePanel('results', 'matrix');
  page.passTime();
  await laterTask();
  key = page.state().runs.presentKey ?? 'none';
  page.pageLife.leave();
  await laterTask();
});

const open = (): Promise<FakePlayground> => openPlayground({ browser, tabMemory });
const put = (store: 'runs' | 'states' | 'desks', value: unknown): Change => ({
  kind: 'put',
  store,
  key,
  value,
});

/** Expects a page with a new run, under a key of its own, on which one can train. */
async function expectNewRun(reopened: FakePlayground): Promise<void> {
  const { run, runs, runState } = reopened.state();
  expect(runState).toBe('ready');
  expect(run.status?.step).toBe(0);
  expect(run.record.trainingLoss).toEqual([]);
  expect(runs.carriedOn).toBeNull();
  expect(runs.presentKey).not.toBe(key);
  await trainAndKeep(reopened, 3);
  const { presentKey, carriedOn } = reopened.state().runs;
  expect(carriedOn).toBeNull();
  expect(await headOf(kept, presentKey)).toMatchObject({ step: 3 });
  expect(await keptRecord(kept, presentKey)).toEqual(reopened.state().run.record);
}

describe('a kept run that cannot be carried on gives a sentence and a new run', () => {
  it.each([
    ['a number', 7],
    ['null', null],
    ['a text', 'weights'],
  ])('where its network is %s: it is set aside', async (_, value) => {
    await kept.write([put('states', value)]);
    const reopened = await open();
    expect(reopened.state().problem?.message).toMatch(
      /^A kept network could not be read and is left out|^The network of Run 1 is not there any more/,
    );
    await expectNewRun(reopened);
    expect(kept.values('setAside')).toMatchObject([{ value }]);
    expect(reopened.state().runs.list.some((run) => run.key === key)).toBe(true);
  });

  it('where its network is gone: its curves stay in the list', async () => {
    await kept.write([{ kind: 'remove', store: 'states', key }]);
    const reopened = await open();
    expect(reopened.state().problem?.message).toBe(
      'The network of Run 1 is not there any more, or cannot be read. A new run begins.',
    );
    await expectNewRun(reopened);
    expect(await headOf(kept, key)).toMatchObject({ step: 10 });
    expect(kept.keys('curves').filter((piece) => piece.startsWith(key))).toHaveLength(2);
  });

  it('where the worker refuses it: its network is set aside', async () => {
    const before = await kept.read('states', key);
    vi.spyOn(FakeWorker.prototype, 'open').mockImplementationOnce(async function (
      this: FakeWorker,
      options,
    ) {
      this.refusal = 'the layers do not fit';
      const info = await this.open(options);
      this.refusal = null;
      return info;
    });
    const reopened = await open();
    expect(reopened.state().problem?.message).toBe(
      'The kept run does not fit this page and is set aside (the layers do not fit). A new run begins.',
    );
    await expectNewRun(reopened);
    expect(await kept.read('setAside', `states/${key}`)).toEqual({
      value: before,
      reason: 'the layers do not fit',
    });
    expect(await kept.read('states', key)).toBeUndefined();
    expect(await headOf(kept, key)).toMatchObject({ step: 10 });
  });

  it('where it learnt from data that are gone: it stays in the list', async () => {
    await kept.write([put('runs', { ...(await headOf(kept, key)), dataset: 'Old digits' })]);
    const reopened = await open();
    expect(reopened.state().problem?.message).toBe(
      'Run 1 learnt from “Old digits”, which is not here any more. Its curves and figures stay under “Runs”. A new run begins.',
    );
    await expectNewRun(reopened);
    expect(await kept.read('states', key)).toMatchObject({ step: 10 });
    expect(reopened.state().runs.list).toHaveLength(2);
  });

  it.each<[string, (head: object) => unknown]>([
    ['of a newer version', (head) => ({ ...head, version: 2 })],
    ['broken', (head) => ({ ...head, step: 'ten' })],
    ['nothing', () => null],
  ])(
    'where its head is %s: set aside, and its network and curves are not written over',
    async (_, change) => {
      const head = change(await headOf(kept, key));
      const network = await kept.read('states', key);
      const curves = await kept.readAll('curves', key);
      await kept.write([put('runs', head)]);
      const reopened = await open();
      expect(reopened.state().problem?.message).toMatch(
        /^One of your runs could not be read and is left out \(.+\)\.$/,
      );
      await expectNewRun(reopened);
      expect(await kept.read('setAside', `runs/${key}`)).toMatchObject({ value: head });
      expect(await kept.read('states', key)).toEqual(network);
      expect(await kept.readAll('curves', key)).toEqual(curves);
    },
  );

  it('where another tab has deleted it: it can still be brought back there', async () => {
    await kept.write([put('runs', { ...(await headOf(kept, key)), deletedAt: browser.now() })]);
    const reopened = await open();
    expect(reopened.state().problem).toBeNull();
    await expectNewRun(reopened);
    expect(await headOf(kept, key)).toMatchObject({ step: 10 });
  });
});

describe('a kept run whose curves are lost', () => {
  it.each(['000000', '000001'])('goes on without them, and says so: piece %s', async (piece) => {
    await kept.write([{ kind: 'remove', store: 'curves', key: `${key}/${piece}` }]);
    const reopened = await open();
    expect(reopened.state().problem?.message).toBe(
      'The curves of Run 1 cannot be read any more; its network goes on, and new curves begin.',
    );
    expect(reopened.state().run.status?.step).toBe(10);
    expect(reopened.state().run.record.trainingLoss).toEqual([]);
    await trainAndKeep(reopened, 3);
    expect(reopened.state().runs.presentKey).toBe(key);
    expect(await keptRecord(kept, key)).toEqual(reopened.state().run.record);
    expect(await headOf(kept, key)).toMatchObject({ step: 13, number: 1 });
  });

  it('by a piece that does not fit goes on as well; the piece is set aside', async () => {
    await kept.write([
      { kind: 'put', store: 'curves', key: `${key}/000000`, value: { trainingLoss: 'down' } },
    ]);
    const reopened = await open();
    expect(reopened.state().problem?.message).toMatch(
      /^The curves of Run 1 cannot be read any more/,
    );
    expect(kept.values('setAside')).toMatchObject([{ value: { trainingLoss: 'down' } }]);
    expect(reopened.state().run.status?.step).toBe(10);
    await trainAndKeep(reopened, 3);
    expect(await keptRecord(kept, key)).toEqual(reopened.state().run.record);
  });
});

describe('what was on the page', () => {
  it.each<[string, object]>([
    ['that does not fit', { settings: { ...defaultSettings, loss: 'none' } }],
    ['with a drawing that does not fit', { a: { kind: 'video' } }],
  ])('is left out if it is %s, and the run is carried on', async (_, change) => {
    const desk = await kept.read('desks', key);
    if (typeof desk !== 'object') throw new Error('No desk was kept');
    await kept.write([put('desks', { ...desk, ...change })]);
    const reopened = await open();
    expect(reopened.state().problem?.message).toMatch(/^What was on the page could not be read/);
    expect(reopened.state().run.status?.step).toBe(10);
  });

  it.each([
    ['an embedding of no size', { embeddingSize: 0 }],
    ['a billion images', { imagesPerDigit: 1e9 }],
    ['a digit that the data do not have', { heldOutDigits: [77] }],
    ['a rate that is no number', { learningRate: Number.NaN }],
  ])('does not stop the worker by settings out of bounds: %s', async (_, change) => {
    const settings = { ...defaultSettings, ...change };
    const desk = await kept.read('desks', key);
    if (typeof desk !== 'object') throw new Error('No desk was kept');
    await kept.write([put('desks', { ...desk, settings })]);
    const reopened = await open();
    expect(reopened.state().runState).toBe('paused');
    expect(reopened.state().run.status?.step).toBe(10);
    expect(reopened.state().settings).toEqual(defaultSettings);
  });

  it('is not needed: without it, the controls show the settings of the run', async () => {
    const head = await headOf(kept, key);
    const settings = { ...head.settings, seed: 99 };
    await kept.write([put('runs', { ...head, settings }), { kind: 'remove', store: 'desks', key }]);
    const reopened = await open();
    expect(reopened.state().settings.seed).toBe(99);
    expect(reopened.state().run.status?.step).toBe(10);
  });
});

describe('a storage', () => {
  it('that cannot be read is said, and a new run begins', async () => {
    kept.failure = new KeptError('denied', 'storage is forbidden');
    const reopened = await open();
    expect(reopened.state().problem?.message).toMatch(/^This browser keeps nothing for this page/);
    expect(reopened.state().runState).toBe('ready');
  });

  it('that never answers does not hold the page up', async () => {
    vi.spyOn(kept, 'readAll').mockReturnValue(new Promise(() => {}));
    vi.spyOn(kept, 'read').mockReturnValue(new Promise(() => {}));
    const waiting = makePlayground({ browser, tabMemory });
    void waiting.state().actions.page.open();
    await laterTask();
    expect(waiting.worker.opened).toHaveLength(0);
    waiting.passTime();
    await eventually(() => expect(waiting.state().runState).toBe('ready'));
    expect(waiting.state().runs.presentKey).not.toBeNull();
  });

  it('that answers too late changes nothing on the page any more', async () => {
    let answer = (): void => {};
    const late = new Promise<void>((resolve) => {
      answer = resolve;
    });
    const readAll = kept.readAll.bind(kept);
    vi.spyOn(kept, 'readAll').mockImplementation(async (...call) => {
      await late;
      return readAll(...call);
    });
    const waiting = makePlayground({ browser, tabMemory });
    void waiting.state().actions.page.open();
    await laterTask();
    waiting.passTime();
    await eventually(() => expect(waiting.state().runState).toBe('ready'));
    await trainAndKeep(waiting, 2);
    const { presentKey } = waiting.state().runs;
    answer();
    await laterTask();
    await laterTask();
    expect(waiting.state().runs.presentKey).toBe(presentKey);
    expect(waiting.state().run.status?.step).toBe(2);
    await trainAndKeep(waiting, 2);
    expect(await headOf(kept, presentKey)).toMatchObject({ step: 4 });
    expect(await headOf(kept, key)).toMatchObject({ step: 10 });
    expect(waiting.state().runs.list).toHaveLength(2);
    const names = await browser.tabs.tab().heldNames();
    expect([...names].filter((name) => name.endsWith(key))).toEqual([]);
  });
});
