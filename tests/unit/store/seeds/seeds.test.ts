import { beforeEach, describe, expect, it, vi } from 'vitest';
import { WorkerGone } from '../../../../src/client/trainingClient.ts';
import { defaultSettings } from '../../../../src/settings/settings.ts';
import type { SeedPlan } from '../../../../src/store/seeds/seedComparison.ts';
import { eventually } from '../../../helpers/eventually.ts';
import {
  FakeBrowser,
  type FakePlayground,
  openPlayground,
} from '../../../helpers/fakePlayground.ts';
import type { FakeWorker } from '../../../helpers/fakeWorker.ts';
import { KeptInMemory } from '../../../helpers/keptInMemory.ts';
import { goodEvaluation } from '../../views/results/evaluations.ts';

const tied = { ...defaultSettings, loss: 'contrastive-pairs' } as const;
const plan: SeedPlan = {
  arms: [
    { name: 'Tied', settings: tied },
    { name: 'Untied', settings: { ...tied, tieWeights: false } },
  ],
  seeds: [4, 5, 6],
  steps: 200,
  backend: 'cpu',
};

let kept: KeptInMemory;
let browser: FakeBrowser;
let playground: FakePlayground;

/** Opens a page of the same browser. */
const openPage = (): Promise<FakePlayground> => openPlayground({ browser });

beforeEach(async () => {
  kept = new KeptInMemory();
  browser = new FakeBrowser(kept);
  playground = await openPage();
});

const seeds = (of = playground) => of.state().seeds;
const actions = (of = playground) => of.state().actions.seeds;
const resultsOf = (of = playground) =>
  seeds(of).comparison?.results.map(({ arm, seed }) => [arm, seed]);

/** The worker of the runs, when it trains the run with this number. */
async function trialWorker(run: number, of = playground, client = 1): Promise<FakeWorker> {
  await eventually(() => {
    const names = of.clients[client]?.worker.names.filter((name) => name === 'train');
    expect(names).toHaveLength(run);
  });
  const worker = of.clients[client]?.worker;
  if (worker === undefined) throw new Error('The store has started no other worker');
  return worker;
}

/** Lets runs end, from one number to another; the accuracy is 0.9 and a thousandth of the number. */
async function finishRuns(from: number, to: number, of = playground, client = 1): Promise<void> {
  for (let run = from; run <= to; run++) {
    const worker = await trialWorker(run, of, client);
    worker.finish({ ...goodEvaluation, pairAccuracy: 0.9 + run / 1_000 });
  }
}

async function hasEnded(of = playground): Promise<void> {
  await eventually(() => expect(seeds(of).activity).toBe('none'));
}

describe('a comparison over seeds', () => {
  it('trains every arm from every seed, seed by seed, in a worker of its own', async () => {
    void actions().start(plan);
    await finishRuns(1, 6);
    await hasEnded();
    const [own, trials] = playground.clients;
    expect(own?.worker.names).toEqual([]);
    const resets = trials?.worker.calls.flatMap(({ name, value }) =>
      name === 'reset' ? [value] : [],
    );
    const [first, second] = plan.arms;
    expect(resets).toEqual(
      [4, 5, 6].flatMap((seed) => [
        { ...first?.settings, steps: 200, seed },
        { ...second?.settings, steps: 200, seed },
      ]),
    );
    expect(trials?.worker.opened[0]?.backend).toBe('cpu');
    expect(trials?.isStopped()).toBe(true);
    expect(seeds().comparison?.results.map(({ outcome }) => outcome)).toEqual(
      [1, 2, 3, 4, 5, 6].map((run) => ({
        kind: 'measured',
        pairAccuracy: 0.9 + run / 1_000,
        areaUnderCurve: 0.998,
        validationLoss: 0.05,
      })),
    );
  });

  it('waits for the figures on all test pairs, and drops those of another run', async () => {
    void actions().start(plan);
    const worker = await trialWorker(1);
    const { runId } = worker.status;
    const late = {
      kind: 'evaluation',
      scope: 'full',
      step: 200,
      evaluation: goodEvaluation,
    } as const;
    playground.clients[1]?.listener.onEvents([{ ...late, runId: runId - 1 }]);
    worker.become({ step: 200, activity: 'evaluating', state: 'training' });
    expect(resultsOf()).toEqual([]);
    worker.finish({ ...goodEvaluation, pairAccuracy: 0.75 });
    await eventually(() => expect(resultsOf()).toEqual([[0, 4]]));
    expect(seeds().comparison?.results[0]?.outcome).toMatchObject({ pairAccuracy: 0.75 });
  });

  it('goes on after a run that diverges, and keeps at which step it did', async () => {
    void actions().start(plan);
    (await trialWorker(1)).diverge(12);
    await finishRuns(2, 6);
    await hasEnded();
    expect(seeds().comparison?.results[0]?.outcome).toEqual({ kind: 'diverged', step: 12 });
    expect(resultsOf()).toHaveLength(6);
  });

  it('keeps what is measured at Cancel, ends its worker, and can be carried on', async () => {
    void actions().start(plan);
    await finishRuns(1, 2);
    await trialWorker(3);
    actions().cancel();
    expect(seeds()).toMatchObject({ activity: 'none', trial: null, problem: null, isNews: false });
    expect(playground.clients[1]?.isStopped()).toBe(true);
    expect(resultsOf()).toHaveLength(2);
    void actions().resume();
    await finishRuns(1, 4, playground, 2);
    await hasEnded();
    expect(resultsOf()).toHaveLength(6);
  });

  describe('whose worker stops', () => {
    /** The trial worker's client, after which another worker is this same fake. */
    const stopWorker = (keptStep: number | null): void => {
      const [, trials] = playground.clients;
      trials?.worker.fallBackTo(keptStep ?? 0);
      trials?.listener.onCrash('out of memory', keptStep);
    };
    const opened = (): number | undefined => playground.clients[1]?.worker.opened.length;

    it('goes on by itself from the copy of the run under way, and says why', async () => {
      void actions().start(plan);
      await finishRuns(1, 3);
      (await trialWorker(4)).become({ state: 'training', step: 50 });
      stopWorker(40);
      // The fourth run is trained on, not begun anew.
      const worker = await trialWorker(5);
      expect(opened()).toBe(2);
      expect(worker.names.filter((name) => name === 'reset')).toHaveLength(4);
      expect(seeds()).toMatchObject({ activity: 'running', replaced: 'out of memory' });
      expect(seeds().trial?.step).toBe(40);
      await finishRuns(5, 7);
      await hasEnded();
      expect(resultsOf()).toEqual(
        [0, 1, 2].flatMap((seed) => [
          [0, 4 + seed],
          [1, 4 + seed],
        ]),
      );
      expect(seeds().problem).toBeNull();
      expect(playground.state().problem).toBeNull();
    });

    it('begins the run under way anew without a copy', async () => {
      void actions().start(plan);
      await finishRuns(1, 1);
      await trialWorker(2);
      stopWorker(null);
      const worker = await trialWorker(3);
      const resets = worker.calls.flatMap(({ name, value }) => (name === 'reset' ? [value] : []));
      const second = { ...plan.arms[1]?.settings, steps: 200, seed: 4 };
      expect(resets.slice(1)).toEqual([second, second]);
      await finishRuns(3, 7);
      await hasEnded();
      expect(resultsOf()).toHaveLength(6);
    });

    it('asks when it stops twice within a minute, keeps what is measured, and goes on then', async () => {
      void actions().start(plan);
      await finishRuns(1, 3);
      await trialWorker(4);
      stopWorker(null);
      await trialWorker(5);
      stopWorker(null);
      await hasEnded();
      expect(seeds().problem).toBe('The worker that trains the runs has stopped: out of memory.');
      expect(seeds().isNews).toBe(true);
      expect(playground.state().problem).toBeNull();
      void actions().resume();
      await finishRuns(1, 3, playground, 2);
      await hasEnded();
      expect(seeds()).toMatchObject({ problem: null, replaced: null });
      expect(resultsOf()).toHaveLength(6);
    });

    it('goes on by itself also where it stops while it loads the data set', async () => {
      let reject: (reason: Error) => void = () => {};
      const loading = new Promise<string[]>((_, refuse) => {
        reject = refuse;
      });
      void actions().start(plan);
      await eventually(() => expect(playground.clients).toHaveLength(2));
      const worker = playground.clients[1]?.worker;
      if (worker === undefined) throw new Error('There is no other worker');
      const load = vi.spyOn(worker, 'load').mockReturnValueOnce(loading);
      await eventually(() => expect(load).toHaveBeenCalledOnce());
      // A real worker's open calls are rejected just before its client hears of the end.
      reject(new WorkerGone('The worker that trains has stopped: out of memory.'));
      stopWorker(null);
      await finishRuns(1, 6);
      await hasEnded();
      expect(opened()).toBe(2);
      expect(seeds()).toMatchObject({ problem: null, replaced: 'out of memory' });
      expect(resultsOf()).toHaveLength(6);
    });

    it('starts no other one after Cancel', async () => {
      void actions().start(plan);
      await finishRuns(1, 1);
      await trialWorker(2);
      stopWorker(null);
      actions().cancel();
      await hasEnded();
      expect(opened()).toBe(1);
      expect(playground.clients[1]?.isStopped()).toBe(true);
    });
  });

  it('does not begin where files of the data set are missing', async () => {
    void actions().start(plan);
    await eventually(() => expect(playground.clients).toHaveLength(2));
    const worker = playground.clients[1]?.worker;
    if (worker === undefined) throw new Error('There is no other worker');
    vi.spyOn(worker, 'load').mockResolvedValue(['train-03.bin is broken']);
    await eventually(() => {
      expect(seeds().problem).toBe('1 of MNIST’s files did not arrive (train-03.bin is broken).');
    });
    expect(worker.names).toEqual([]);
  });
});

describe('a comparison that a reload interrupts', () => {
  const reload = async (): Promise<void> => {
    // The lock goes with the page, and so does all that the page had in memory.
    browser.tabs.forgetLocks();
    playground = await openPage();
  };

  it('goes on by itself, with the interrupted run from its start', async () => {
    void actions().start(plan);
    await finishRuns(1, 3);
    await trialWorker(4);
    await reload();
    expect(resultsOf()).toEqual([
      [0, 4],
      [1, 4],
      [0, 5],
    ]);
    const worker = await trialWorker(1);
    expect(seeds().activity).toBe('running');
    expect(worker.calls[0]).toEqual({
      name: 'reset',
      value: { ...plan.arms[1]?.settings, steps: 200, seed: 5 },
    });
    await finishRuns(1, 3);
    await hasEnded();
    expect(resultsOf()).toHaveLength(6);
  });

  it('stays cancelled after a reload, and is shown with what it had', async () => {
    void actions().start(plan);
    await finishRuns(1, 2);
    await trialWorker(3);
    actions().cancel();
    await eventually(async () => {
      expect(await kept.read('values', 'seedComparison')).toMatchObject({ isRunning: false });
    });
    await reload();
    expect(seeds()).toMatchObject({ activity: 'none' });
    expect(resultsOf()).toEqual([
      [0, 4],
      [1, 4],
    ]);
    expect(playground.clients).toHaveLength(1);
  });

  it('runs in one tab only; another one says so, and takes over when that tab is gone', async () => {
    void actions().start(plan);
    await finishRuns(1, 2);
    await trialWorker(3);
    const other = await openPage();
    await eventually(() => expect(seeds(other).activity).toBe('elsewhere'));
    expect(resultsOf(other)).toHaveLength(2);
    await actions(other).start(plan);
    expect(seeds(other).activity).toBe('elsewhere');
    expect(other.clients.slice(1).every(({ worker }) => worker.opened.length === 0)).toBe(true);
    await finishRuns(3, 6);
    await hasEnded();
    await eventually(async () => {
      await actions(other).look();
      expect(seeds(other).activity).toBe('none');
    });
    expect(resultsOf(other)).toHaveLength(6);
  });
});

describe('a comparison that cannot be kept', () => {
  it('says so once, and its runs go on', async () => {
    kept.failure = new Error('the disk is full');
    void actions().start(plan);
    await finishRuns(1, 3);
    await trialWorker(4);
    expect(playground.state().problem?.message).toMatch(
      /cannot be kept just now \(the disk is full\)/,
    );
    playground.state().actions.page.dismissProblem();
    await finishRuns(4, 6);
    await hasEnded();
    expect(playground.state().problem).toBeNull();
    expect(resultsOf()).toHaveLength(6);
  });
});
