import { describe, expect, it } from 'vitest';
import { imageAt } from '../../../../src/data/dataset.ts';
import { datasets } from '../../../../src/settings/datasets.ts';
import { Session } from '../../../../src/worker/session.ts';
import { drawSymbolsHere } from '../../../../src/worker/sideWorkers/symbols/drawHere.ts';
import { FakeServer, holdBack, manifestUrl, missing } from '../../../helpers/fakeServer.ts';
import {
  firstTraining,
  quickSettings,
  runAtStep,
  secondTraining,
  TestSession,
  test as testShard,
  tinyData,
  validation,
} from '../../../helpers/sessions.ts';
import { makeDataset } from '../../../helpers/syntheticData.ts';

/** A session just before the step that needs the second training shard, which is held back. */
async function startWaiting() {
  const { answer, letGo } = holdBack(secondTraining);
  const started = await TestSession.open({ answer, restore: runAtStep(98) });
  const loading = started.session.load();
  await started.until(() => started.all('loading').length === 3);
  const arrive = async (): Promise<void> => {
    letGo();
    await loading;
  };
  return { started, arrive };
}

const waits = ({ status }: TestSession): boolean => status.activity === 'waiting-for-data';

async function undisturbedLosses(): Promise<number[]> {
  const started = await TestSession.start({ restore: runAtStep(98) });
  await started.trainToTheEnd();
  return started.losses();
}

describe('before the images are here', () => {
  it('nothing can be done, and each call says why', async () => {
    const { session } = await TestSession.open();
    const noNetwork = 'There is no network before the first images arrive';
    await expect(session.train()).rejects.toThrow(noNetwork);
    await expect(session.takeStep()).rejects.toThrow(noNetwork);
    await expect(session.reset(quickSettings)).rejects.toThrow(noNetwork);
    await expect(session.undo()).rejects.toThrow(noNetwork);
    await expect(session.compare({ a: null, b: null })).rejects.toThrow(noNetwork);
    await expect(session.weightsFile([])).rejects.toThrow(noNetwork);
    await expect(session.testDigit({ kind: 'any', random: 0 })).rejects.toThrow(
      'The data set has not arrived yet',
    );
    expect(await session.suspend()).toBeNull();
  });

  it('a session that is not open cannot load', async () => {
    const { ports } = new FakeServer(tinyData.files);
    const session = new Session({
      ...ports,
      now: () => 0,
      today: () => new Date(0),
      drawSymbols: drawSymbolsHere,
    });
    await expect(session.load()).rejects.toThrow('The session must be opened first');
  });

  it('the backend is told', async () => {
    const { ports } = new FakeServer(tinyData.files);
    const session = new Session({
      ...ports,
      now: () => 0,
      today: () => new Date(0),
      drawSymbols: drawSymbolsHere,
    });
    const options = {
      settings: quickSettings,
      rememberedProbe: null,
      repeatsProbe: false,
      dataset: datasets.mnist,
      images: { kind: 'shards', manifestUrl: manifestUrl.href, areKept: true } as const,
      restore: null,
      firstRunId: 1,
    };
    expect(await session.open({ ...options, backend: 'cpu' }, () => {})).toEqual({
      name: 'cpu',
      renderer: 'processor, plain JavaScript',
      isSoftware: false,
      shortfall: expect.stringContaining('slower'),
      whyNotExact: 'Exact arithmetic needs the backend WASM.',
      reason: 'Chosen by hand.',
      probe: null,
    });
    const webgl = session.open({ ...options, backend: 'webgl' }, () => {});
    await expect(webgl).rejects.toThrow(
      'The backend “webgl” cannot start here: this browser has no OffscreenCanvas.',
    );
  });

  it('settings out of range are refused', async () => {
    await expect(TestSession.open({ settings: { seed: -1 } })).rejects.toThrow('seed is -1');
  });
});

describe('loading', () => {
  it('makes a network with the first images and trains while the others come', async () => {
    const { answer, letGo } = holdBack(validation, testShard, secondTraining);
    const started = await TestSession.open({ answer });
    const loading = started.session.load();
    await started.until(() => started.all('status').length > 0);
    await started.session.train();
    await started.until(({ status }) => status.state === 'finished');
    expect(started.all('evaluation')).toEqual([]);
    letGo();
    await loading;
    await started.untilAtRest('finished');
    expect(started.all('evaluation').map(({ scope }) => scope)).toEqual(['quick', 'full']);
  });

  it('gives test digits once they are here', async () => {
    const { answer, letGo } = holdBack(testShard);
    const started = await TestSession.open({ answer });
    const loading = started.session.load();
    await started.until(() => started.all('status').length > 0);
    await expect(started.session.testDigit({ kind: 'any', random: 0.5 })).rejects.toThrow(
      'The test digits have not arrived yet',
    );
    letGo();
    await loading;
    const [first, last] = [
      await started.session.testDigit({ kind: 'any', random: 0 }),
      await started.session.testDigit({ kind: 'any', random: 1 - 2 ** -53 }),
    ];
    expect(first.pixels).toHaveLength(784);
    expect([first.className, last.className]).toEqual(['a', 'c']);
    expect(last.pixels).not.toEqual(first.pixels);
    expect(await started.session.testDigit({ kind: 'at', index: 17 })).toEqual(last);
    await expect(started.session.testDigit({ kind: 'at', index: 18 })).rejects.toThrow(
      new RangeError('There is no test digit 18: they are 0 to 17'),
    );
  });

  it('fails when there is no manifest, and can be tried again', async () => {
    const answer = missing(['manifest.json'], 4);
    const started = await TestSession.open({ answer });
    await expect(started.session.load()).rejects.toThrow('/data/manifest.json answered 404');
    await started.session.load();
    expect(started.status.state).toBe('ready');
  });

  it('fails when no training images come, saying what went wrong', async () => {
    const started = await TestSession.open({ answer: missing([firstTraining, secondTraining]) });
    await expect(started.session.load()).rejects.toThrow(
      `/data/${firstTraining} answered 404; /data/${secondTraining} answered 404`,
    );
  });
});

describe('a late shard', () => {
  it('changes no loss', async () => {
    const { started, arrive } = await startWaiting();
    await started.session.train();
    await started.until(waits);
    expect(started.status).toMatchObject({ state: 'training', step: 100 });
    started.advanceClock(3_600_000);
    await arrive();
    await started.untilAtRest('finished');
    expect(started.status.elapsedMs).toBeLessThan(60_000);
    expect(started.status.isRepeatable).toBe(true);
    expect(started.losses()).toEqual(await undisturbedLosses());
  });

  it('is not waited for while the run is paused', async () => {
    const { started, arrive } = await startWaiting();
    await started.session.train();
    await started.until(waits);
    await started.session.pause();
    await started.untilAtRest('paused');
    await arrive();
    expect((await started.session.suspend())?.step).toBe(100);
    expect(started.status).toMatchObject({ state: 'paused', step: 100, activity: null });
    await started.trainToTheEnd();
    expect(started.losses()).toEqual(await undisturbedLosses());
  });

  it('is waited for by one training only, when it was paused and resumed meanwhile', async () => {
    const { started, arrive } = await startWaiting();
    await started.session.train();
    await started.until(waits);
    await started.session.pause();
    await started.session.train();
    await started.until(waits);
    await arrive();
    await started.untilAtRest('finished');
    expect(started.losses()).toEqual(await undisturbedLosses());
    expect(started.all('evaluation').filter(({ step }) => step === 104)).toHaveLength(2);
  });

  it('does not hold up a reset', async () => {
    const { started, arrive } = await startWaiting();
    await started.session.train();
    await started.until(waits);
    await started.session.reset(quickSettings);
    await started.trainToTheEnd();
    expect(started.status).toMatchObject({ runId: 2, step: 6 });
    await started.session.undo();
    expect(started.status).toMatchObject({ runId: 1, step: 100, state: 'paused' });
    await arrive();
    await started.trainToTheEnd();
    expect(started.losses(1)).toEqual(await undisturbedLosses());
  });

  it('does not hold up what a person asks of the network meanwhile', async () => {
    const { started, arrive } = await startWaiting();
    await started.session.train();
    await started.until(waits);
    const { test } = makeDataset(3, [{ split: 'test', imagesPerClass: 1 }]).splits;
    const pair = { a: imageAt(test, 0), b: imageAt(test, 1) };
    expect(await started.session.explain(pair)).not.toBeNull();
    expect((await started.session.activations({ pair, layer: null })).profiles).not.toEqual([]);
    expect(waits(started)).toBe(true);
    await arrive();
    await started.untilAtRest('finished');
    expect(started.losses()).toEqual(await undisturbedLosses());
  });

  it('holds up a single step, which gives way to whatever is asked for next', async () => {
    const { started, arrive } = await startWaiting();
    await started.session.takeStep();
    await started.session.takeStep();
    const step = started.session.takeStep();
    await started.until(waits);
    await started.session.train();
    await step;
    expect(started.status).toMatchObject({ state: 'training', step: 100 });
    await arrive();
    await started.untilAtRest('finished');
    expect(started.losses()).toEqual(await undisturbedLosses());
  });

  it('lets a single step go on when it comes', async () => {
    const { started, arrive } = await startWaiting();
    for (let step = 98; step < 100; step++) await started.session.takeStep();
    const step = started.session.takeStep();
    await started.until(waits);
    await arrive();
    await step;
    expect(started.status).toMatchObject({ state: 'paused', step: 101 });
  });
});

describe('a shard that never comes', () => {
  it('is done without, which makes the run not repeatable from where it is missed', async () => {
    const started = await TestSession.start({
      answer: missing([secondTraining]),
      restore: runAtStep(98),
    });
    const { loadedImages, totalImages, failures } = started.all('loading').at(-1) ?? {};
    expect((totalImages ?? 0) - (loadedImages ?? 0)).toBe(12);
    expect(failures).toEqual([`/data/${secondTraining} answered 404`]);
    await started.session.takeStep();
    await started.session.takeStep();
    expect(started.status).toMatchObject({ step: 100, isRepeatable: true });
    await started.trainToTheEnd();
    expect(started.status).toMatchObject({ step: 104, isRepeatable: false });
  });

  it('is replaced by another where it was to be the first', async () => {
    const started = await TestSession.start({ answer: missing([firstTraining]) });
    await started.trainToTheEnd();
    expect(started.status).toMatchObject({ step: 6, isRepeatable: false });
    // No two batches are alike, as they would be were there nothing to draw from.
    expect(new Set(started.losses()).size).toBe(6);
  });

  it('comes after all when loading is tried again', async () => {
    const started = await TestSession.start({ answer: missing([secondTraining, testShard], 4) });
    await started.session.takeStep();
    expect(started.all('evaluation')).toEqual([]);
    await started.session.load();
    expect(started.all('loading').at(-1)).toMatchObject({ failures: [] });
    expect(started.server.requests.filter((file) => file === firstTraining)).toHaveLength(1);
    await started.untilAtRest('paused');
    expect(started.all('evaluation')).not.toEqual([]);
  });
});
