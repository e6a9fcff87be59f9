import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { defaultSettings } from '../../../../src/settings/settings.ts';
import type { Change } from '../../../../src/store/core/kept/keptRecords.ts';
import type { TextMemory } from '../../../../src/store/core/ports.ts';
import type { KeptRun } from '../../../../src/store/runs/keptRun.ts';
import { goingRuns } from '../../../../src/store/runs/runsList.ts';
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

/** Opens the page again; the one before is gone, and hears nothing any more. */
async function reload(): Promise<void> {
  browser = new FakeBrowser(kept);
  page = await openPlayground({ browser, tabMemory });
}

const runOf = (size: number, savedAt: number, isNamed: boolean, id: number): KeptRun => ({
  key: `run ${id}`,
  version: 1,
  name: isNamed ? `Named ${id}` : null,
  number: id,
  createdAt: savedAt,
  savedAt,
  dataset: 'MNIST',
  backend: 'cpu',
  settings: defaultSettings,
  step: 1,
  plannedSteps: 2,
  elapsedMs: 3,
  isRepeatable: true,
  results: null,
  sizeBytes: size,
  writer: 'another page',
  pieces: 0,
  deletedAt: null,
  isToldToGo: false,
});

describe('the runs that go when there is no room', () => {
  it('are unnamed and not at hand, the oldest first, and as few as needed', () => {
    const runs = fc.array(fc.tuple(fc.nat({ max: 50 }), fc.nat({ max: 1_000 }), fc.boolean()), {
      maxLength: 12,
    });
    fc.assert(
      fc.property(runs, fc.nat({ max: 12 }), fc.nat({ max: 300 }), (facts, present, limit) => {
        const all = facts.map(([size, savedAt, isNamed], id) => runOf(size, savedAt, isNamed, id));
        const going = goingRuns(all, `run ${present}`, limit);
        const sum = (some: readonly KeptRun[]) =>
          some.reduce((bytes, run) => bytes + run.sizeBytes, 0);
        const mayGo = all.filter((run) => run.name === null && run.key !== `run ${present}`);
        expect(mayGo).toEqual(expect.arrayContaining([...going]));
        const staying = mayGo.filter((run) => !going.includes(run));
        for (const run of going) {
          for (const other of staying) expect(run.savedAt).toBeLessThanOrEqual(other.savedAt);
        }
        const left = sum(all) - sum(going);
        if (staying.length > 0) expect(left).toBeLessThanOrEqual(limit);
        const last = going.at(-1);
        if (last !== undefined) expect(left + last.sizeBytes).toBeGreaterThan(limit);
      }),
    );
  });

  /** Puts runs of 60 MB into the storage, as if they had been kept long ago. */
  async function keepBigRuns(count: number, change: Partial<KeptRun> = {}): Promise<void> {
    const changes = Array.from({ length: count }, (_, id): Change => {
      const { key: runKey, ...head } = { ...runOf(60e6, 1_000 + id, false, id + 1), ...change };
      return { kind: 'put', store: 'runs', key: runKey, value: head };
    });
    await kept.write(changes);
  }

  it('are told before: they stay until another run is kept after that', async () => {
    await keepBigRuns(3);
    await reload();
    expect(list()).toHaveLength(3);
    await trainAndKeep(page, 3);
    expect(page.state().problem?.message).toBe(
      'The runs take more than 100 MB of this browser’s room. Run 1, Run 2 will go when the next run is kept; under “Runs”, name what you want to keep.',
    );
    const first = await keptRun(3);
    expect(list()).toHaveLength(4);
    expect((await headOf(kept, 'run 1')).isToldToGo).toBe(true);
    const second = await keptRun(4);
    expect(keys().toSorted()).toEqual([first, second, 'run 3'].toSorted());
    expect(kept.keys('runs').toSorted()).toEqual(keys().toSorted());
  });

  it('are not taken away by another tab that hears of them', async () => {
    await keepBigRuns(3);
    await reload();
    const other = await openPlayground({ browser });
    await trainAndKeep(page, 3);
    await laterTask();
    expect(other.state().runs.list).toHaveLength(4);
    expect(kept.keys('runs')).toHaveLength(4);
  });

  it('are not marked as told while another problem is on show', async () => {
    await keepBigRuns(3);
    await reload();
    await page.state().actions.runs.open('no such run');
    await trainAndKeep(page, 3);
    expect(page.state().problem?.message).toMatch(/^This run is not kept/);
    expect((await headOf(kept, 'run 1')).isToldToGo).toBe(false);
  });

  it('stay if a person names them in time', async () => {
    await keepBigRuns(3);
    await reload();
    await keptRun(3);
    await runsList().rename('run 1', 'Mine');
    await keptRun(4);
    expect(keys()).toContain('run 1');
    expect(keys()).not.toContain('run 2');
  });

  it('are never the one that the page is about to carry on', async () => {
    await trainAndKeep(page, 5);
    const run = key();
    await keepBigRuns(2, { name: 'Named' });
    // It is the oldest unnamed run, and it has been told.
    const head = await headOf(kept, run);
    await kept.write([
      { kind: 'put', store: 'runs', key: run, value: { ...head, isToldToGo: true } },
    ]);
    await reload();
    await laterTask();
    expect(page.state().problem).toBeNull();
    expect(page.state().run.status?.step).toBe(5);
    expect(kept.keys('states')).toContain(run);
  });
});
