import * as Comlink from 'comlink';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { TrainingClient, WorkerGone } from '../../../src/client/trainingClient.ts';
import type { SiameseWorker } from '../../../src/protocol/siameseWorker.ts';
import { laterTask } from '../../helpers/laterTask.ts';
import { Ticks } from '../../helpers/ticks.ts';
import { bundlingMs, WorkerThread } from '../../helpers/workerThreads.ts';
import { Site, Visit } from './trainingVisit.ts';

let site: Site;
/** The losses of five steps in one worker that nothing happens to. */
let undisturbed: number[];

beforeAll(async () => {
  site = await Site.open();
  const visit = await Visit.begin(site);
  await visit.takeSteps(5);
  undisturbed = visit.losses(1);
}, bundlingMs);
afterEach(() => site.workers.endAll());
afterAll(() => site.close());

describe('a worker that is started', () => {
  it('opens its backend and tells of a first run', async () => {
    const visit = new Visit(site);
    expect(await visit.client.start(site.options)).toMatchObject({ name: 'cpu' });
    await visit.client.remote.load();
    await visit.until(() => visit.events.some(({ kind }) => kind === 'status'));
    expect(visit.status).toMatchObject({ runId: 1, state: 'ready', step: 0 });
    expect(visit.status.settings).toEqual(site.options.settings);
    expect(undisturbed).toHaveLength(5);
    expect(visit.crashes).toEqual([]);
  });

  it('has its refusals told in its own words', async () => {
    const visit = new Visit(site);
    const settings = { ...site.options.settings, embeddingSize: -1 };
    const start = visit.client.start({ ...site.options, settings });
    await expect(start).rejects.toThrow('embeddingSize');
  });

  it('ends when it is stopped, and nothing can be asked any more', async () => {
    const visit = await Visit.begin(site);
    visit.client.stop();
    await visit.worker.ended;
    expect(() => visit.client.remote).toThrow('The worker has not been started');
    expect(visit.crashes).toEqual([]);
  });
});

describe('after a crash', () => {
  it.each([
    ['an error', (worker: WorkerThread) => worker.throwError('out of memory')],
    [
      'a rejection that nobody awaits',
      (worker: WorkerThread) => worker.rejectPromise('out of memory'),
    ],
  ])('by %s, the next worker goes on from the last copy, loss for loss', async (_, fail) => {
    const visit = await Visit.begin(site);
    await visit.takeSteps(2);
    expect(await visit.crash(fail)).toEqual({ reason: 'out of memory', keptStep: 2 });
    await visit.startWorker();
    expect(visit.status).toMatchObject({ runId: 1, state: 'paused', step: 2 });
    await visit.takeSteps(3);
    expect(visit.losses(1)).toEqual(undisturbed);
  });

  it('in the middle of training, what came after the copy is trained again alike', async () => {
    const visit = await Visit.begin(site);
    await visit.takeSteps(1);
    await visit.client.remote.train();
    await visit.until(() => visit.status.step > 10);
    await visit.crash((worker) => worker.throwError('out of memory'));
    const before = visit.losses(1);
    expect(before.slice(0, 5)).toEqual(undisturbed);
    const { step } = await visit.startWorker();
    expect(step).toBe(visit.copiedStep);
    await visit.takeSteps(1);
    // On a slow machine the copy is of the last step before the crash: then the loss is a new one.
    expect(visit.losses(1).slice(0, before.length)).toEqual(before);
  });

  it('before its first step, the run begins again, as it was to be', async () => {
    const visit = await Visit.begin(site);
    const crash = await visit.crash((worker) => worker.throwError('out of memory'));
    expect(crash).toEqual({ reason: 'out of memory', keptStep: 0 });
    expect(await visit.startWorker()).toMatchObject({ runId: 1, state: 'ready', step: 0 });
    await visit.takeSteps(5);
    expect(visit.losses(1)).toEqual(undisturbed);
  });

  it('before there was a run, the next worker begins one', async () => {
    const visit = new Visit(site);
    await visit.client.start(site.options);
    const crash = await visit.crash((worker) => worker.throwError('out of memory'));
    expect(crash).toEqual({ reason: 'out of memory', keptStep: null });
    expect(await visit.startWorker()).toMatchObject({ runId: 1, state: 'ready', step: 0 });
  });

  it('what was asked before is rejected, and what is asked of the next worker is answered', async () => {
    const visit = await Visit.begin(site);
    await visit.worker.deafen();
    const answer = expect(visit.client.remote.weightsFile([])).rejects.toThrow(WorkerGone);
    await visit.crash((worker) => worker.throwError('out of memory'));
    await answer;
    await visit.startWorker();
    expect((await visit.client.remote.weightsFile([])).text).toContain('"layers"');
  });

  it('that follows a reset, the copy of the run before it is not brought back', async () => {
    const visit = await Visit.begin(site);
    await visit.takeSteps(1);
    await visit.client.remote.reset(site.options.settings);
    await visit.until(() => visit.status.runId === 2);
    const crash = await visit.crash((worker) => worker.throwError('out of memory'));
    expect(crash?.keptStep).toBe(0);
    expect(await visit.startWorker()).toMatchObject({ runId: 2, step: 0 });
  });

  it('no run has the id of another, whichever worker began it', async () => {
    const visit = await Visit.begin(site);
    await visit.client.remote.reset(site.options.settings);
    await visit.until(() => visit.status.runId === 2);
    await visit.crash((worker) => worker.throwError('out of memory'));
    expect((await visit.startWorker()).runId).toBe(2);
    await visit.client.remote.reset(site.options.settings);
    await visit.until(() => visit.status.runId !== 2);
    expect(visit.status.runId).toBe(3);
  });

  it('whose code could not be loaded is told as such', async () => {
    const entry = 'data:text/javascript,throw new Error("")';
    const thread = new WorkerThread(entry);
    const reasons: string[] = [];
    const listener = { onEvents: () => {}, onCrash: (reason: string) => reasons.push(reason) };
    const start = new TrainingClient(listener, () => thread.port).start(site.options);
    await expect(start).rejects.toThrow(WorkerGone);
    expect(reasons).toEqual(['its code could not be loaded']);
    await thread.ended;
  });
});

describe('a worker that falls silent', () => {
  it.each([
    ['because it was ended without a word', (worker: WorkerThread) => worker.end()],
    ['though it is there', (worker: WorkerThread) => worker.deafen()],
  ])('%s is given up, and the run goes on from its copy', async (_, silence) => {
    const ticks = new Ticks();
    const visit = await Visit.begin(site, ticks);
    await visit.takeSteps(2);
    await silence(visit.worker);
    const answer = expect(visit.client.remote.takeStep()).rejects.toThrow(WorkerGone);
    ticks.pass(10);
    await answer;
    expect(visit.crashes).toEqual([{ reason: 'it has said nothing for 4 seconds', keptStep: 2 }]);
    await visit.startWorker();
    await visit.takeSteps(3);
    expect(visit.losses(1)).toEqual(undisturbed);
  });

  it('is not given up while it answers, though it has nothing to say', async () => {
    const ticks = new Ticks();
    const visit = await Visit.begin(site, ticks);
    for (let times = 0; times < 4; times++) {
      ticks.pass(6);
      // By its answer to this, it has answered what was asked before.
      await visit.client.remote.watchPictures([]);
    }
    expect(visit.crashes).toEqual([]);
  });
});

describe('a worker in place of another', () => {
  it('carries the run over, loss for loss, whatever the options', async () => {
    const visit = await Visit.begin(site);
    await visit.takeSteps(2);
    const first = visit.worker;
    const settings = { ...site.options.settings, seed: 9 };
    await visit.client.restartWith({ ...site.options, settings });
    await first.ended;
    await visit.client.remote.load();
    await visit.takeSteps(3);
    expect(visit.status).toMatchObject({ runId: 1, step: 5, settings: site.options.settings });
    expect(visit.losses(1)).toEqual(undisturbed);
  });

  it('tells the losses that were under way, not that the run rested for a moment', async () => {
    const visit = await Visit.begin(site);
    await visit.client.remote.train();
    await visit.until(() => visit.status.step > 2);
    await visit.client.restartWith(site.options);
    expect(visit.status.state).toBe('training');
    const told = visit.losses(1).length;
    await visit.client.remote.load();
    await visit.until(() => visit.status.state === 'paused');
    expect(visit.status.step).toBe(told);
  });

  it('before there is a run, begins with the one that the worker before was to carry on', async () => {
    const visit = await Visit.begin(site);
    await visit.takeSteps(2);
    await visit.client.start(site.options);
    await visit.client.restartWith(site.options);
    await visit.client.remote.load();
    await visit.takeSteps(3);
    expect(visit.losses(1)).toEqual(undisturbed);
  });

  it('is the only one that is heard: what the one before still says is dropped', async () => {
    const visit = await Visit.begin(site);
    const first = visit.worker;
    first.outlivesTermination();
    const call = Comlink.wrap<SiameseWorker>(first.port);
    await visit.client.start(site.options);
    const told = visit.events.length;
    // Another run, with an id that the second worker may give too.
    await call.takeStep();
    await call.reset({ ...site.options.settings, seed: 9 });
    await call.takeStep();
    first.throwError('too late');
    await first.ended;
    await laterTask();
    expect(visit.events.slice(told)).toEqual([]);
    expect(visit.crashes).toEqual([]);
    await visit.client.remote.load();
    await visit.takeSteps(5);
    expect(visit.losses(1)).toEqual(undisturbed);
  });
});
