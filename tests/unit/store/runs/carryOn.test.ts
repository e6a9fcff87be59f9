import { beforeEach, describe, expect, it, vi } from 'vitest';
import { defaultSettings } from '../../../../src/settings/settings.ts';
import type { TextMemory } from '../../../../src/store/core/ports.ts';
import {
  beginStroke,
  type Drawing,
  endStroke,
  extendStroke,
  putDrawing,
} from '../../../../src/store/pads/pad.ts';
import {
  FakeBrowser,
  type FakePlayground,
  type OpenPlayground,
  openPlayground,
} from '../../../helpers/fakePlayground.ts';
import { KeptInMemory, textMemory } from '../../../helpers/keptInMemory.ts';
import { headOf, keptRecord, trainAndKeep, trainOn } from '../../../helpers/keptRuns.ts';
import { laterTask } from '../../../helpers/laterTask.ts';
import { goodEvaluation } from '../../views/results/evaluations.ts';

const drawingAt = (x: number): Drawing => ({
  kind: 'strokes',
  strokes: [
    [
      { x, y: 0.1 },
      { x, y: 0.9 },
    ],
  ],
});

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

/** The page ends: its locks are free, and nothing of it goes on. */
async function end(ended = page): Promise<void> {
  ended.pageLife.leave();
  await laterTask();
}

/** Ends the page, and opens the tab's next one. */
async function reload(change: OpenPlayground = {}): Promise<FakePlayground> {
  await end();
  return openPlayground({ browser, tabMemory, ...change });
}

/** Trains some steps, evaluates them, and pauses. */
async function trainedRun(steps = 5): Promise<void> {
  await trainAndKeep(page, steps);
  page.worker.become({ state: 'paused' });
  page.worker.tellEvaluation(goodEvaluation);
  page.worker.tellCopy();
  page.passTime();
  await laterTask();
}

describe('a reload', () => {
  it('brings the run back, paused, with its curves, and says so', async () => {
    await trainedRun(700);
    const before = page.state();
    const after = (await reload()).state();
    expect(after.run.status).toMatchObject({ state: 'paused', step: 700, elapsedMs: 7_000 });
    expect(after.run.record).toEqual(before.run.record);
    expect(after.run.latestLoss).toBe(before.run.latestLoss);
    expect(after.runs.carriedOn).toEqual({ step: 700, as: 'itself' });
    expect(after.runs.presentKey).toBe(before.runs.presentKey);
    expect(after.runs.list).toMatchObject([{ key: key(), number: 1, step: 700 }]);
    expect(after.problem).toBeNull();
  });

  it('brings back drawings, panels, settings and the choice of the backend', async () => {
    const { pads, oneShot, run, worker } = page.state().actions;
    await run.set('seed', 31);
    pads.change('a', (pad) => putDrawing(pad, drawingAt(0.2)));
    pads.change('b', (pad) =>
      putDrawing(pad, { kind: 'picture', pixels: new Uint8Array(784).fill(9) }),
    );
    oneShot.changeQuery((pad) => putDrawing(pad, drawingAt(0.8)));
    page.state().actions.page.choosePanel('results', 'matrix');
    await worker.chooseBackend('wasm');
    await trainedRun();
    // The next run is to have another loss.
    await run.set('loss', 'triplet');
    page.passTime();
    const before = page.state();
    const after = (await reload()).state();
    expect(after.pads.a.drawing).toEqual(drawingAt(0.2));
    expect(after.pads.b.digit).toEqual(new Uint8Array(784).fill(9));
    expect(after.pads.a.digit).toEqual(before.pads.a.digit);
    expect(after.oneShot.query.drawing).toEqual(drawingAt(0.8));
    expect(after.panels).toEqual({ results: 'matrix' });
    expect(after.settings).toEqual({ ...before.settings, seed: 31, loss: 'triplet' });
    expect(after.backendChoice).toBe('wasm');
  });

  it('brings back settings that were changed just before the page was killed', async () => {
    const { run } = page.state().actions;
    await Promise.all([1.2, 1.5, 2].map((margin) => run.set('margin', margin)));
    await laterTask();
    browser.tabs.forgetLocks();
    const after = await openPlayground({ browser, tabMemory });
    expect(after.state().settings.margin).toBe(2);
  });

  it('follows the link more than what was kept', async () => {
    await page.state().actions.worker.chooseBackend('wasm');
    await trainedRun();
    page = await reload({ query: `?backend=webgl&seed=${defaultSettings.seed}` });
    expect(page.state().backendChoice).toBe('webgl');
    expect(page.worker.opened[0]?.backend).toBe('webgl');
    expect(page.state().run.status?.step).toBe(5);
  });

  it('brings drawings and settings back before anything is trained', async () => {
    page.state().actions.pads.change('a', (pad) => putDrawing(pad, drawingAt(0.4)));
    await page.state().actions.run.set('embeddingSize', 16);
    page.passTime();
    await laterTask();
    const after = (await reload()).state();
    expect(after.pads.a.drawing).toEqual(drawingAt(0.4));
    expect(after.settings.embeddingSize).toBe(16);
    expect(after.run.status?.step).toBe(0);
    expect(after.runs.carriedOn).toBeNull();
    // The undo of a pad begins anew.
    expect(after.pads.a.past).toEqual([]);
  });

  it('keeps what was drawn within the last second: the page is hidden first', async () => {
    page.state().actions.pads.change('a', (pad) => putDrawing(pad, drawingAt(0.4)));
    const after = (await reload()).state();
    expect(after.pads.a.drawing).toEqual(drawingAt(0.4));
  });

  it('keeps a stroke as soon as it ends, though no time passes and the page is never hidden', async () => {
    const { pads } = page.state().actions;
    pads.change('a', (pad) => beginStroke(pad, { x: 0.2, y: 0.3 }));
    pads.change('a', (pad) => extendStroke(pad, [{ x: 0.6, y: 0.7 }]));
    await laterTask();
    expect(kept.keys('desks')).toEqual([]);
    pads.change('a', endStroke);
    await laterTask();
    const [desk] = kept.keys('desks');
    expect(await kept.read('desks', desk ?? '')).toMatchObject({
      a: page.state().pads.a.drawing,
    });
  });

  it('again and again writes one run on', async () => {
    for (let steps = 5; steps <= 20; steps += 5) {
      await trainedRun();
      expect(await headOf(kept, key())).toMatchObject({ step: steps, number: 1 });
      expect(await keptRecord(kept, key())).toEqual(page.state().run.record);
      page = await reload();
      expect(page.state().run.status?.step).toBe(steps);
    }
    expect(kept.keys('runs')).toHaveLength(1);
    expect(kept.keys('states')).toHaveLength(1);
  });

  it('without a pause carries on from the last copy, and its curves end there', async () => {
    await trainAndKeep(page, 10);
    trainOn(page, 6);
    page.worker.tellEvaluation(goodEvaluation);
    // As after a crash: the page is gone without a word.
    vi.spyOn(page.worker, 'sendCopy').mockImplementation(() => new Promise(() => {}));
    page = await reload();
    expect(page.state().run.status?.step).toBe(10);
    expect(page.state().run.record.trainingLoss.map(({ step }) => step)).toEqual([
      1, 2, 3, 4, 5, 6, 7, 8, 9, 10,
    ]);
    trainOn(page, 2);
    page.worker.tellCopy();
    await laterTask();
    expect(await keptRecord(kept, key())).toEqual(page.state().run.record);
  });

  it('cuts curves that reach further than the network', async () => {
    await trainAndKeep(page, 10);
    page.worker.become({ state: 'paused' });
    const old = await kept.read('states', key());
    await trainedRun(6);
    await kept.write([{ kind: 'put', store: 'states', key: key(), value: old }]);
    page = await reload();
    expect(page.state().run.record.trainingLoss).toHaveLength(10);
    expect(page.state().run.record.pairAccuracy).toEqual([]);
    await trainAndKeep(page, 1);
    expect(await keptRecord(kept, key())).toEqual(page.state().run.record);
  });
});

describe('a new tab', () => {
  it('carries on the run that was kept last', async () => {
    await trainedRun();
    await page.state().actions.run.reset();
    await trainedRun(8);
    await end();
    const other = await openPlayground({ browser });
    expect(other.state().runs).toMatchObject({
      presentKey: key(),
      carriedOn: { step: 8, as: 'itself' },
    });
  });

  it('carries on the newest run where the browser does not remember its key', async () => {
    await trainedRun();
    await end();
    browser.newestMemory.clear();
    const other = await openPlayground({ browser });
    expect(other.state().runs.carriedOn).toEqual({ step: 5, as: 'itself' });
  });

  it('beside the first works on a copy, says so, and keeps nothing of it until it trains', async () => {
    await trainedRun();
    const first = key();
    const writes = kept.writes.length;
    const other = await openPlayground({ browser });
    expect(other.state().runs.carriedOn).toEqual({ step: 5, as: 'copy' });
    expect(other.state().run.status?.step).toBe(5);
    expect(other.state().run.record).toEqual(page.state().run.record);
    // The network at rest is evaluated, as after every start.
    other.worker.tellEvaluation(goodEvaluation);
    other.worker.tellCopy();
    other.passTime();
    other.pageLife.hide();
    await laterTask();
    expect(kept.writes).toHaveLength(writes);
    await trainAndKeep(other, 3);
    const copy = other.state().runs.presentKey;
    expect(copy).not.toBe(first);
    expect(await headOf(kept, first)).toMatchObject({ step: 5, number: 1 });
    expect(await headOf(kept, copy)).toMatchObject({ step: 8, number: 2 });
    expect(await keptRecord(kept, copy)).toEqual(other.state().run.record);
    await trainAndKeep(page, 1);
    expect(await headOf(kept, first)).toMatchObject({ step: 6 });
    expect(page.state().runs.carriedOn).toBeNull();
  });

  it('with an untrained copy shows it again after a reload, and never hides the run itself', async () => {
    await trainedRun();
    const first = key();
    const memory = textMemory();
    const other = await openPlayground({ browser, tabMemory: memory });
    other.state().actions.pads.change('a', (pad) => putDrawing(pad, drawingAt(0.5)));
    other.passTime();
    await end(other);
    const again = await openPlayground({ browser, tabMemory: memory });
    expect(again.state().runs.carriedOn).toEqual({ step: 5, as: 'copy' });
    await end(again);
    page.pageLife.leave();
    await laterTask();
    const later = await openPlayground({ browser });
    expect(later.state().runs).toMatchObject({
      presentKey: first,
      carriedOn: { step: 5, as: 'itself' },
    });
  });

  it('with a copy that has trained carries the copy on after a reload', async () => {
    await trainedRun();
    const memory = textMemory();
    const other = await openPlayground({ browser, tabMemory: memory });
    await trainAndKeep(other, 3);
    const copy = other.state().runs.presentKey;
    await end(other);
    const again = await openPlayground({ browser, tabMemory: memory });
    expect(again.state().runs).toMatchObject({
      presentKey: copy,
      carriedOn: { step: 8, as: 'itself' },
    });
  });
});

describe('a link with another seed', () => {
  it('begins a new run, which does not touch the kept one', async () => {
    await trainedRun();
    const first = key();
    page = await reload({ query: '?seed=123' });
    expect(page.state().run.status?.step).toBe(0);
    expect(page.state().settings.seed).toBe(123);
    expect(page.state().runs.carriedOn).toBeNull();
    expect(page.state().problem).toBeNull();
    await trainAndKeep(page, 2);
    expect(key()).not.toBe(first);
    expect(page.state().runs.carriedOn).toBeNull();
    expect(await headOf(kept, first)).toMatchObject({ step: 5 });
    expect(await headOf(kept, key())).toMatchObject({ step: 2, number: 2 });
  });
});

describe('a link with all settings', () => {
  it('of the kept run carries it on', async () => {
    await page.state().actions.run.set('embeddingSize', 8);
    await trainedRun();
    page = await reload({ query: '?embeddingSize=8&defaults=1' });
    expect(page.state().runs.carriedOn).toEqual({ step: 5, as: 'itself' });
  });

  it('of the defaults is not for a kept run with others', async () => {
    await page.state().actions.run.set('embeddingSize', 8);
    await trainedRun();
    const first = key();
    page = await reload({ query: '?defaults=1' });
    expect(page.state().runs.carriedOn).toBeNull();
    expect(page.state().settings).toEqual(defaultSettings);
    expect(await headOf(kept, first)).toMatchObject({ step: 5 });
  });

  it('has nothing to say when a person comes back to what was made of it', async () => {
    page = await reload({ query: '?steps=0&embeddingSize=8' });
    expect(page.state().settings.embeddingSize).toBe(8);
    expect(page.state().problem?.message).toContain('steps is “0”');
    await page.state().actions.run.set('encoder', 'mlp');
    await trainedRun();
    page = await reload({ query: '?steps=0&embeddingSize=8', isReturn: true });
    expect(page.state().runs.carriedOn).toEqual({ step: 5, as: 'itself' });
    expect(page.state().settings).toMatchObject({ encoder: 'mlp', embeddingSize: 8 });
    expect(page.state().problem).toBeNull();
  });

  it('is followed again after a reload if nothing could be kept', async () => {
    const other = { browser: new FakeBrowser(), tabMemory: textMemory() };
    page = await openPlayground({ ...other, query: '?embeddingSize=8', isReturn: true });
    expect(page.state().settings).toEqual({ ...defaultSettings, embeddingSize: 8 });
  });
});

describe('Start over', () => {
  it('begins a new run with the settings on the controls; the other one stays in the list', async () => {
    await trainedRun();
    const first = key();
    page = await reload();
    await page.state().actions.carryOn.startOver();
    expect(page.state().runs.carriedOn).toBeNull();
    expect(page.state().run.status?.step).toBe(0);
    await trainAndKeep(page, 1);
    expect(kept.keys('runs').toSorted()).toEqual([first, key()].toSorted());
    page = await reload();
    expect(page.state().run.status?.step).toBe(1);
  });

  it('is not undone by a reload', async () => {
    await trainedRun();
    page = await reload();
    await page.state().actions.carryOn.startOver();
    page = await reload();
    expect(page.state().run.status?.step).toBe(0);
    expect(page.state().runs.list).toHaveLength(1);
  });
});
