import { beforeEach, describe, expect, it } from 'vitest';
import type { TextMemory } from '../../../../src/store/core/ports.ts';
import type { KeptRun } from '../../../../src/store/runs/keptRun.ts';
import { eventually } from '../../../helpers/eventually.ts';
import {
  FakeBrowser,
  type FakePlayground,
  openPlayground,
} from '../../../helpers/fakePlayground.ts';
import { KeptInMemory, textMemory } from '../../../helpers/keptInMemory.ts';
import { headOf, keepOneRun, trainAndKeep } from '../../../helpers/keptRuns.ts';
import { laterTask } from '../../../helpers/laterTask.ts';

let kept: KeptInMemory;
let browser: FakeBrowser;
let tabMemory: TextMemory;
let page: FakePlayground;

beforeEach(async () => {
  kept = new KeptInMemory();
  browser = new FakeBrowser(kept);
  tabMemory = textMemory();
  page = await openPlayground({ browser, tabMemory });
});

const key = (): string => page.state().runs.presentKey ?? 'none';
const list = (): readonly KeptRun[] => page.state().runs.list;
const keys = (): string[] => list().map((run) => run.key);
const runsList = () => page.state().actions.runsList;

const keptRun = (steps: number, opened = page): Promise<string> => keepOneRun(opened, steps);

/** Closes the page, and opens it again. */
async function reload(): Promise<void> {
  page.pageLife.leave();
  await laterTask();
  page = await openPlayground({ browser, tabMemory });
}

describe('a name', () => {
  it('is kept with the run, which the browser is then asked not to clear', async () => {
    const run = await keptRun(3);
    await runsList().rename(run, '  My best  ');
    expect(list()[0]?.name).toBe('My best');
    expect((await headOf(kept, run)).name).toBe('My best');
    expect(browser.persistAsked).toBe(1);
    await reload();
    expect(list()[0]?.name).toBe('My best');
  });

  it('that is empty is none, and asks for nothing', async () => {
    const run = await keptRun(3);
    await runsList().rename(run, '   ');
    expect((await headOf(kept, run)).name).toBeNull();
    expect(browser.persistAsked).toBe(0);
  });

  it('of any length is cut to one that can be read again', async () => {
    const run = await keptRun(3);
    await runsList().rename(run, `${'a'.repeat(59)} ${'b'.repeat(100)}`);
    await reload();
    expect(list()[0]?.name).toBe('a'.repeat(59));
    expect(page.state().problem).toBeNull();
  });

  it('stays with the run in training, whatever is kept meanwhile', async () => {
    await trainAndKeep(page, 3);
    const naming = runsList().rename(key(), 'Named');
    await trainAndKeep(page, 3);
    await naming;
    await trainAndKeep(page, 3);
    expect(await headOf(kept, key())).toMatchObject({ name: 'Named', step: 9 });
    expect(list()[0]?.name).toBe('Named');
  });

  it('given in another tab shows here, and stays with the run of this tab', async () => {
    await trainAndKeep(page, 3);
    const other = await openPlayground({ browser });
    await other.state().actions.runsList.rename(key(), 'From there');
    await eventually(() => expect(list()[0]?.name).toBe('From there'));
    await trainAndKeep(page, 3);
    expect(await headOf(kept, key())).toMatchObject({ name: 'From there', step: 6 });
  });
});

describe('a deleted run', () => {
  it('leaves the list at once, and can be brought back whole', async () => {
    const run = await keptRun(3);
    const before = await headOf(kept, run);
    await runsList().remove(run);
    expect(keys()).toEqual([]);
    expect(page.state().runs.deleted?.key).toBe(run);
    expect((await headOf(kept, run)).deletedAt).not.toBeNull();
    await runsList().bringBack();
    expect(keys()).toEqual([run]);
    expect(page.state().runs.deleted).toBeNull();
    expect(await headOf(kept, run)).toEqual(before);
  });

  it('stays deleted after a reload, and no one can bring it back but for ten minutes', async () => {
    const run = await keptRun(3);
    const stays = await keptRun(4);
    await runsList().remove(run);
    await reload();
    expect(keys()).toEqual([stays]);
    expect(kept.keys('states')).toContain(run);
    browser.advance(580_000);
    await runsList().refresh();
    await laterTask();
    expect(kept.keys('states')).toContain(run);
    browser.advance(20_000);
    await runsList().refresh();
    await laterTask();
    for (const store of ['runs', 'states', 'desks'] as const) {
      expect(kept.keys(store)).not.toContain(run);
    }
    expect(kept.keys('curves').filter((piece) => piece.startsWith(run))).toEqual([]);
    expect(kept.keys('states')).toContain(stays);
    expect(kept.keys('curves').filter((piece) => piece.startsWith(stays))).toHaveLength(1);
  });

  it('leaves the list of other tabs too, and comes back there', async () => {
    const run = await keptRun(3);
    const other = await openPlayground({ browser });
    await runsList().remove(run);
    await eventually(() => expect(other.state().runs.list).toEqual([]));
    await runsList().bringBack();
    await eventually(() => expect(other.state().runs.list).toHaveLength(1));
  });

  it('that is at hand is replaced by a new one first', async () => {
    await trainAndKeep(page, 3);
    const run = key();
    await page.state().actions.runs.remove(run);
    expect(page.state().run.status?.step).toBe(0);
    expect(key()).not.toBe(run);
    expect(keys()).toEqual([]);
    expect((await headOf(kept, run)).deletedAt).not.toBeNull();
    await runsList().bringBack();
    expect(keys()).toEqual([run]);
  });

  it('that comes back by undoing the reset is not deleted any more', async () => {
    await trainAndKeep(page, 60);
    const run = key();
    await page.state().actions.runs.remove(run);
    await page.state().actions.run.undoReset();
    await eventually(() => expect(key()).toBe(run));
    await laterTask();
    expect((await headOf(kept, run)).deletedAt).toBeNull();
    expect(keys()).toEqual([run]);
    expect(page.state().runs.deleted).toBeNull();
    await trainAndKeep(page, 5);
    browser.advance(700_000);
    await reload();
    expect(page.state().run.status?.step).toBe(65);
  });
});

describe('the list', () => {
  it('shows runs that are gone from nowhere, and which ones other tabs have open', async () => {
    const run = await keptRun(3);
    const other = await openPlayground({ browser });
    await other.state().actions.runs.open(run);
    browser.usedBytes = 123_456;
    await runsList().refresh();
    expect(page.state().runs.openElsewhere).toContain(run);
    expect(page.state().runs.openElsewhere).not.toContain(key());
    expect(page.state().runs.usedBytes).toBe(123_456);
  });
});
