import { beforeEach, describe, expect, it, vi } from 'vitest';
import { KeptError } from '../../../../src/store/core/kept/keptRecords.ts';
import { eventually } from '../../../helpers/eventually.ts';
import {
  FakeBrowser,
  type FakePlayground,
  openPlayground,
} from '../../../helpers/fakePlayground.ts';
import { KeptInMemory, textMemory } from '../../../helpers/keptInMemory.ts';
import { headOf, keptRecord, trainAndKeep, trainOn } from '../../../helpers/keptRuns.ts';
import { laterTask } from '../../../helpers/laterTask.ts';
import { goodEvaluation } from '../../views/results/evaluations.ts';

let kept: KeptInMemory;
let browser: FakeBrowser;
let page: FakePlayground;

beforeEach(async () => {
  kept = new KeptInMemory();
  browser = new FakeBrowser(kept);
  page = await openPlayground({ browser });
});

const key = (): string => page.state().runs.presentKey ?? 'none';
const list = () => page.state().runs.list;

/** Lets all changes of a run at rest be kept. */
async function rest(): Promise<void> {
  page.passTime();
  await laterTask();
}

describe('a run in training is kept', () => {
  it('with each copy that the worker sends, and at no other time', async () => {
    await trainAndKeep(page, 3);
    expect(await headOf(kept, key())).toMatchObject({ step: 3 });
    trainOn(page, 3);
    await rest();
    expect(await headOf(kept, key())).toMatchObject({ step: 3 });
    page.worker.tellCopy();
    await laterTask();
    expect(await headOf(kept, key())).toMatchObject({ step: 6 });
  });

  it('at once when it pauses: the worker sends a copy', async () => {
    trainOn(page, 4);
    page.worker.become({ state: 'paused' });
    page.worker.tellCopy();
    await laterTask();
    expect(await kept.read('states', key())).toMatchObject({ step: 4 });
  });

  it('and stands in the list of runs, the newest first', async () => {
    await trainAndKeep(page, 3);
    expect(list()).toMatchObject([{ key: key(), number: 1, step: 3 }]);
    await page.state().actions.run.reset();
    await trainAndKeep(page, 5);
    expect(list()).toMatchObject([
      { number: 2, step: 5 },
      { number: 1, step: 3 },
    ]);
  });

  it('under no name of a run that is gone: a late copy of it is dropped', async () => {
    await trainAndKeep(page, 3);
    await page.state().actions.run.reset();
    await page.state().actions.run.reset();
    const writes = kept.writes.length;
    page.worker.tellCopy({ runId: 77 });
    await laterTask();
    expect(kept.writes).toHaveLength(writes);
  });
});

describe('a run at rest is kept', () => {
  it('when it is evaluated', async () => {
    await trainAndKeep(page, 3);
    page.worker.become({ state: 'paused' });
    page.worker.tellEvaluation(goodEvaluation);
    await rest();
    expect((await headOf(kept, key())).results).toMatchObject({ pairAccuracy: 0.987 });
    expect(list()[0]?.results).toMatchObject({ pairAccuracy: 0.987 });
  });

  it('when a setting changes: the worker is asked for a copy', async () => {
    await trainAndKeep(page, 3);
    page.worker.become({ state: 'paused' });
    await page.state().actions.run.set('learningRate', 0.005);
    await rest();
    expect(page.worker.names.at(-1)).toBe('sendCopy');
    expect((await headOf(kept, key())).settings.learningRate).toBe(0.005);
    const marks = (await keptRecord(kept, key())).marks;
    expect(marks).toMatchObject([{ kind: 'changed', setting: 'learningRate', step: 3 }]);
  });

  it('once for several changes at a time', async () => {
    await trainAndKeep(page, 3);
    page.worker.become({ state: 'paused' });
    await rest();
    const before = kept.writes.length;
    for (let change = 0; change < 5; change++) page.worker.tellEvaluation(goodEvaluation);
    await rest();
    expect(kept.writes).toHaveLength(before + 1);
  });

  it('without the figures of a network that has diverged: they are no numbers', async () => {
    await trainAndKeep(page, 3);
    page.worker.tellEvaluation({ ...goodEvaluation, validationLoss: Number.NaN });
    page.worker.tellCopy();
    await laterTask();
    expect((await headOf(kept, key())).results).toBeNull();
  });
});

describe('before a reset', () => {
  it('the run is kept as it was last, and the new one has another key', async () => {
    await trainAndKeep(page, 3);
    trainOn(page, 2);
    page.worker.tellEvaluation(goodEvaluation);
    const first = key();
    const { record } = page.state().run;
    await page.state().actions.run.reset();
    await laterTask();
    expect(key()).not.toBe(first);
    expect(await kept.read('states', first)).toMatchObject({ step: 5 });
    expect(await keptRecord(kept, first)).toEqual(record);
    expect(kept.keys('runs')).toEqual([first]);
    expect(page.state().run.record.trainingLoss).toEqual([]);
  });

  it('an untrained run leaves its key to the next one', async () => {
    const first = key();
    await page.state().actions.run.reset();
    expect(key()).toBe(first);
    await trainAndKeep(page, 1);
    expect(kept.keys('runs')).toEqual([first]);
  });

  it.each(['status first', 'reply first'] as const)(
    'and undone: the run has its old key again, and is written on (%s)',
    async (order) => {
      page.worker.order = order;
      await trainAndKeep(page, 60);
      const first = key();
      await page.state().actions.run.reset();
      await trainAndKeep(page, 7);
      const second = key();
      await page.state().actions.run.undoReset();
      await eventually(() => expect(key()).toBe(first));
      await trainAndKeep(page, 5);
      expect(await headOf(kept, first)).toMatchObject({ step: 65, number: 1 });
      expect(await headOf(kept, second)).toMatchObject({ step: 7, number: 2 });
      expect(kept.keys('runs').toSorted()).toEqual([first, second].toSorted());
      expect(await keptRecord(kept, first)).toEqual(page.state().run.record);
    },
  );

  it('and undone while another tab has taken the run: this tab goes on with a copy', async () => {
    await trainAndKeep(page, 60);
    const first = key();
    await page.state().actions.run.reset();
    const release = await browser.tabs.tab().hold(`siamese-playground.run/${first}`, 0);
    expect(release).not.toBeNull();
    await page.state().actions.run.undoReset();
    await eventually(() => expect(page.state().runs.carriedOn?.as).toBe('copy'));
    expect(key()).not.toBe(first);
    await trainAndKeep(page, 5);
    expect(await headOf(kept, first)).toMatchObject({ step: 60 });
    expect(await headOf(kept, key())).toMatchObject({ step: 65 });
  });
});

describe('a page that is hidden', () => {
  it('asks the worker for a copy while it trains', async () => {
    await trainAndKeep(page, 3);
    trainOn(page, 4);
    page.pageLife.hide();
    await laterTask();
    expect(page.worker.names).toContain('sendCopy');
    expect(await kept.read('states', key())).toMatchObject({ step: 7 });
  });

  it('keeps the newest figures of a run at rest, without a copy', async () => {
    await trainAndKeep(page, 3);
    page.worker.become({ state: 'paused' });
    page.worker.tellEvaluation(goodEvaluation);
    page.pageLife.hide();
    await laterTask();
    expect(page.worker.names).not.toContain('sendCopy');
    expect((await headOf(kept, key())).results).not.toBeNull();
  });

  it('survives a worker that cannot answer any more', async () => {
    trainOn(page, 3);
    vi.spyOn(page.worker, 'sendCopy').mockRejectedValue(new Error('gone'));
    page.pageLife.hide();
    await laterTask();
    expect(page.state().problem).toBeNull();
  });

  it('keeps nothing, and is not the newest one, if nothing was done on it', async () => {
    page.passTime();
    page.pageLife.hide();
    await laterTask();
    expect(kept.writes).toEqual([]);
    expect(browser.newestMemory.read()).toBeNull();
  });

  it('gives its run free when it is left, and takes it again when it comes back', async () => {
    await trainAndKeep(page, 3);
    const lock = `siamese-playground.run/${key()}`;
    const names = () => browser.tabs.tab().heldNames();
    expect(await names()).toContain(lock);
    page.pageLife.leave();
    expect(await names()).not.toContain(lock);
    page.pageLife.comeBack();
    await eventually(async () => expect(await names()).toContain(lock));
    await trainAndKeep(page, 3);
    expect(await headOf(kept, key())).toMatchObject({ step: 6 });
  });

  it('comes back to a copy if another tab has taken its run meanwhile', async () => {
    const tabMemory = textMemory();
    page = await openPlayground({ browser, tabMemory });
    await trainAndKeep(page, 3);
    page.worker.become({ state: 'paused' });
    const first = key();
    page.pageLife.leave();
    const other = await openPlayground({ browser });
    expect(other.state().runs).toMatchObject({
      presentKey: first,
      carriedOn: { step: 3, as: 'itself' },
    });
    await trainAndKeep(other, 4);
    page.pageLife.comeBack();
    await eventually(() => expect(page.state().runs.carriedOn).toEqual({ step: 3, as: 'copy' }));
    await laterTask();
    expect(key()).not.toBe(first);
    expect(await headOf(kept, first)).toMatchObject({ step: 7 });
    expect(await headOf(kept, key())).toMatchObject({ step: 3, number: 2 });
    expect(tabMemory.read()).toBe(key());
  });
});

describe('an untrained page that comes back', () => {
  it('speaks of no copy if another tab has taken its key meanwhile', async () => {
    const { pageLife, state } = page;
    const lock = `siamese-playground.run/${key()}`;
    await eventually(async () => expect(await browser.tabs.tab().heldNames()).toContain(lock));
    const first = key();
    pageLife.leave();
    expect(await browser.tabs.tab().hold(lock, 0)).not.toBeNull();
    pageLife.comeBack();
    await eventually(() => expect(key()).not.toBe(first));
    expect(state().runs.carriedOn).toBeNull();
  });
});

describe('a person who leaves is asked', () => {
  it('only while writing fails and something was trained', async () => {
    expect(page.pageLife.asks).toBe(false);
    await trainAndKeep(page, 3);
    expect(page.pageLife.asks).toBe(false);
    kept.failure = new KeptError('full', 'no room');
    await trainAndKeep(page, 3);
    expect(page.pageLife.asks).toBe(true);
    kept.failure = null;
    await trainAndKeep(page, 3);
    expect(page.pageLife.asks).toBe(false);
  });

  it('not about a run without a step', async () => {
    kept.failure = new KeptError('denied', 'a private window');
    await trainAndKeep(page, 3);
    expect(page.pageLife.asks).toBe(true);
    await page.state().actions.run.reset();
    expect(page.pageLife.asks).toBe(false);
  });
});
