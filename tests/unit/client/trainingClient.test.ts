import * as Comlink from 'comlink';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { TrainingClient } from '../../../src/client/trainingClient.ts';
import type { SiameseWorker } from '../../../src/protocol/siameseWorker.ts';
import { laterTask } from '../../helpers/laterTask.ts';
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
    expect(await visit.crash(fail)).toEqual({ reason: 'out of memory', isRunKept: true });
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
    expect(visit.losses(1)).toEqual(before);
  });

  it('before there was a copy, the next worker begins another run', async () => {
    const visit = await Visit.begin(site);
    const crash = await visit.crash((worker) => worker.throwError('out of memory'));
    expect(crash).toEqual({ reason: 'out of memory', isRunKept: false });
    expect(await visit.startWorker()).toMatchObject({ runId: 2, state: 'ready', step: 0 });
    await visit.takeSteps(5);
    expect(visit.losses(2)).toEqual(undisturbed);
  });

  it('that follows a reset, the copy of the run before it is not brought back', async () => {
    const visit = await Visit.begin(site);
    await visit.takeSteps(1);
    await visit.client.remote.reset(site.options.settings);
    await visit.until(() => visit.status.runId === 2);
    const crash = await visit.crash((worker) => worker.throwError('out of memory'));
    expect(crash?.isRunKept).toBe(false);
    expect(await visit.startWorker()).toMatchObject({ runId: 3, step: 0 });
  });

  it('no run has the id of another, whichever worker began it', async () => {
    const visit = await Visit.begin(site);
    await visit.crash((worker) => worker.throwError('the first'));
    expect((await visit.startWorker()).runId).toBe(2);
    await visit.takeSteps(1);
    await visit.client.remote.reset(site.options.settings);
    await visit.until(() => visit.status.runId === 3);
    await visit.takeSteps(1);
    await visit.crash((worker) => worker.throwError('the second'));
    expect((await visit.startWorker()).runId).toBe(3);
    await visit.client.remote.reset(site.options.settings);
    await visit.until(() => visit.status.runId !== 3);
    expect(visit.status.runId).toBe(4);
  });

  it('whose code could not be loaded is told as such', async () => {
    const entry = 'data:text/javascript,throw new Error("")';
    const thread = new WorkerThread(entry);
    const reason = new Promise((resolve) => {
      const listener = { onEvents: () => {}, onCrash: resolve };
      void new TrainingClient(listener, () => thread.port).start(site.options);
    });
    expect(await reason).toBe('its code could not be loaded');
    await thread.ended;
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
    expect(visit.losses(2)).toEqual(undisturbed);
  });
});
