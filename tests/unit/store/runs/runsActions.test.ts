import { beforeEach, describe, expect, it, vi } from 'vitest';
import { storeNames } from '../../../../src/store/core/kept/keptRecords.ts';
import { type Drawing, putDrawing } from '../../../../src/store/pads/pad.ts';
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

const drawing: Drawing = {
  kind: 'strokes',
  strokes: [
    [
      { x: 0.3, y: 0.1 },
      { x: 0.3, y: 0.9 },
    ],
  ],
};

let kept: KeptInMemory;
let browser: FakeBrowser;
let page: FakePlayground;

beforeEach(async () => {
  kept = new KeptInMemory();
  browser = new FakeBrowser(kept);
  page = await openPlayground({ browser });
});

const key = (): string => page.state().runs.presentKey ?? 'none';
const runs = () => page.state().actions.runs;

/** Keeps a run of some steps with its drawing, and begins another one; gives its key. */
async function keptRun(steps: number): Promise<string> {
  await trainAndKeep(page, steps);
  page.worker.tellEvaluation(goodEvaluation);
  page.worker.become({ state: 'paused' });
  page.state().actions.pads.change('a', (pad) => putDrawing(pad, drawing));
  page.passTime();
  const run = key();
  await page.state().actions.run.reset();
  page.state().actions.pads.change('a', (pad) => putDrawing(pad, { kind: 'strokes', strokes: [] }));
  page.passTime();
  await laterTask();
  return run;
}

describe('opening a kept run', () => {
  it('brings it back whole, under its own key', async () => {
    await page.state().actions.run.set('seed', 5);
    const run = await keptRun(6);
    const record = await keptRecord(kept, run);
    await page.state().actions.run.set('seed', 6);
    await runs().open(run);
    expect(page.state().run.status).toMatchObject({ step: 6, settings: { seed: 5 } });
    expect(page.state().run.record).toEqual(record);
    expect(page.state().settings.seed).toBe(5);
    expect(page.state().pads.a.drawing).toEqual(drawing);
    expect(page.state().problem).toBeNull();
    expect(key()).toBe(run);
    await trainAndKeep(page, 2);
    expect(await headOf(kept, run)).toMatchObject({ step: 8, number: 1 });
    expect(await keptRecord(kept, run)).toEqual(page.state().run.record);
  });

  it('gives the worker exactly what was kept', async () => {
    const run = await keptRun(6);
    await runs().open(run);
    expect(page.worker.calls.findLast(({ name }) => name === 'takeUp')?.value).toEqual(
      await kept.read('states', run),
    );
  });

  it('can be undone: the run before has its own key again', async () => {
    await trainAndKeep(page, 60);
    const before = key();
    await runs().duplicate(before);
    const copy = page.state().runs.list.find((run) => run.key !== before)?.key ?? '';
    await trainAndKeep(page, 1);
    await runs().open(copy);
    expect(key()).toBe(copy);
    expect(page.state().run.status?.step).toBe(60);
    await page.state().actions.run.undoReset();
    await eventually(() => expect(key()).toBe(before));
    await trainAndKeep(page, 4);
    expect(await headOf(kept, before)).toMatchObject({ step: 64, number: 1 });
    expect(await headOf(kept, copy)).toMatchObject({ step: 60, number: 2 });
  });

  it('that another tab has open gives a copy, which leaves the run alone', async () => {
    const run = await keptRun(6);
    const other = await openPlayground({ browser });
    await other.state().actions.runs.open(run);
    expect(other.state().runs.presentKey).toBe(run);
    const before = await headOf(kept, run);
    await runs().open(run);
    expect(page.state().run.status?.step).toBe(6);
    expect(page.state().run.record).toEqual(await keptRecord(kept, run));
    expect(key()).not.toBe(run);
    await trainAndKeep(page, 3);
    expect(await headOf(kept, run)).toEqual(before);
    expect(await headOf(kept, key())).toMatchObject({ step: 9, number: 2 });
  });

  it('of the run at hand does nothing', async () => {
    await trainAndKeep(page, 3);
    await runs().open(key());
    expect(page.worker.names).not.toContain('takeUp');
  });

  it('that the worker refuses changes nothing, and leaves the run free for others', async () => {
    const run = await keptRun(6);
    page.worker.refusal = 'the layers do not fit';
    const before = page.state();
    await runs().open(run);
    expect(page.state()).toEqual({
      ...before,
      problem: { message: 'The run cannot be opened: the layers do not fit', remedy: null },
    });
    expect([...(await browser.tabs.tab().heldNames())].some((name) => name.endsWith(run))).toBe(
      false,
    );
    page.worker.refusal = null;
    await trainAndKeep(page, 2);
    expect(await headOf(kept, key())).toMatchObject({ step: 2 });
    await runs().open(run);
    expect(page.state().run.status?.step).toBe(6);
  });

  it.each([['is not kept any more', 'no such key', 'This run is not kept any more']])(
    'that %s is said',
    async (_, unknown, message) => {
      await runs().open(unknown);
      expect(page.state().problem?.message).toBe(message);
    },
  );

  it('whose data are gone is said, and changes nothing', async () => {
    const run = await keptRun(6);
    const head = { ...(await headOf(kept, run)), dataset: 'Old digits' };
    await kept.write([{ kind: 'put', store: 'runs', key: run, value: head }]);
    await page.state().actions.runsList.refresh();
    await runs().open(run);
    expect(page.state().problem?.message).toMatch(/^Run 1 learnt from “Old digits”/);
    expect(page.state().run.status?.step).toBe(0);
  });
});

describe('a duplicate', () => {
  it('is a second run with the same network and curves', async () => {
    const run = await keptRun(6);
    await runs().duplicate(run);
    const [copy] = page.state().runs.list;
    expect(copy).toMatchObject({ name: 'Run 1, copy', number: 2, step: 6 });
    expect(copy?.key).not.toBe(run);
    expect(await kept.read('states', copy?.key ?? '')).toEqual(await kept.read('states', run));
    expect(await keptRecord(kept, copy?.key ?? '')).toEqual(await keptRecord(kept, run));
    expect((await headOf(kept, run)).name).toBeNull();
  });

  it('of the run at hand is of the present step', async () => {
    await trainAndKeep(page, 3);
    trainOn(page, 4);
    await runs().duplicate(key());
    const copy = page.state().runs.list.find(({ name }) => name === 'Run 1, copy');
    expect(copy).toMatchObject({ step: 7, sizeBytes: expect.any(Number) });
    expect(await kept.read('states', copy?.key ?? '')).toMatchObject({ step: 7 });
  });

  it('of the longest name and of a run that was to go can be read again, and stays', async () => {
    const run = await keptRun(3);
    await page.state().actions.runsList.rename(run, 'n'.repeat(60));
    const head = { ...(await headOf(kept, run)), isToldToGo: true };
    await kept.write([{ kind: 'put', store: 'runs', key: run, value: head }]);
    await page.state().actions.runsList.refresh();
    await runs().duplicate(run);
    await page.state().actions.runsList.refresh();
    expect(page.state().problem).toBeNull();
    expect(page.state().runs.list).toHaveLength(2);
    expect(page.state().runs.list[0]).toMatchObject({
      name: `${'n'.repeat(54)}, copy`,
      isToldToGo: false,
    });
  });
});

describe('the curves of a kept run', () => {
  it('are shown behind those of the run at hand, and taken away again', async () => {
    const run = await keptRun(6);
    await runs().toggleOverlay(run);
    expect(page.state().overlays).toMatchObject([
      { key: run, name: 'Run 1', record: await keptRecord(kept, run) },
    ]);
    await runs().toggleOverlay(run);
    expect(page.state().overlays).toEqual([]);
  });
});

describe('clearing everything', () => {
  it('leaves nothing in the browser, and the page as it is', async () => {
    await keptRun(6);
    await trainAndKeep(page, 3);
    page.worker.become({ state: 'paused' });
    page.state().actions.oneShot.addShapes();
    await laterTask();
    await runs().clearEverything();
    for (const store of storeNames) expect(kept.keys(store)).toEqual([]);
    expect(page.state().runs.list).toEqual([]);
    expect(page.state().run.status?.step).toBe(3);
    expect(page.state().oneShot.symbols).toHaveLength(3);
    expect(browser.newestMemory.read()).toBeNull();
  });

  it('is not undone by leaving the page', async () => {
    await trainAndKeep(page, 3);
    page.worker.become({ state: 'paused' });
    page.worker.tellEvaluation(goodEvaluation);
    await runs().clearEverything();
    page.passTime();
    page.pageLife.leave();
    await laterTask();
    expect(kept.keys('runs')).toEqual([]);
    expect(kept.keys('states')).toEqual([]);
    expect(browser.newestMemory.read()).toBeNull();
  });

  it('keeps what is trained after it, as a first run', async () => {
    await keptRun(6);
    await trainAndKeep(page, 3);
    await runs().clearEverything();
    await trainAndKeep(page, 3);
    expect(await headOf(kept, key())).toMatchObject({ step: 6, number: 1 });
    expect(await keptRecord(kept, key())).toEqual(page.state().run.record);
    expect(browser.newestMemory.read()).toBe(key());
  });

  it('that fails is said', async () => {
    vi.spyOn(kept, 'clear').mockRejectedValue(new Error('The disk is gone'));
    await runs().clearEverything();
    expect(page.state().problem?.message).toBe('The disk is gone');
  });
});
