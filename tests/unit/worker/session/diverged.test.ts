import { describe, expect, it } from 'vitest';
import { imageAt } from '../../../../src/data/dataset.ts';
import type { RunSnapshot } from '../../../../src/protocol/runSnapshot.ts';
import { liveSettingsOf, type RunSettings } from '../../../../src/settings/settings.ts';
import { runAtStep, TestSession } from '../../../helpers/sessions.ts';
import { makeDataset } from '../../../helpers/syntheticData.ts';

const { test } = makeDataset(3, [{ split: 'test', imagesPerClass: 1 }]).splits;
const pair = { a: imageAt(test, 0), b: imageAt(test, 1) };

/** Learns slowly; at a rate of 1 the loss explodes after some steps. */
const calm: Partial<RunSettings> = {
  optimizer: 'momentum',
  schedule: 'constant',
  margin: 5,
  learningRate: 1e-4,
};

/** Trains calmly for some steps, to the end, and then on with settings with which it goes astray. */
async function goAstray(steps: number): Promise<TestSession> {
  const started = await TestSession.start({ settings: { ...calm, steps } });
  await started.session.compare(pair);
  await started.trainToTheEnd();
  await changeRate(started, 1);
  await started.session.train();
  await started.until(() => started.all('diverged').length > 0);
  return started;
}

async function changeRate(started: TestSession, learningRate: number): Promise<void> {
  const live = liveSettingsOf(started.status.settings);
  await started.session.setLive({ ...live, learningRate });
}

/** What there is to carry on with. */
async function snapshotOf(started: TestSession): Promise<RunSnapshot> {
  const snapshot = await started.session.suspend();
  if (snapshot === null) throw new Error('There is no network');
  return snapshot;
}

describe('training that goes astray', () => {
  it('stops and is told once, with the reason and the step that it goes back to', async () => {
    const started = await goAstray(60);
    await started.untilAtRest('paused');
    const [event, ...more] = started.all('diverged');
    expect(more).toEqual([]);
    expect(event).toMatchObject({ runId: 1, restoredStep: 25, reason: 'exploded' });
    expect(event?.step).toBeGreaterThan(60);
    expect(started.status).toMatchObject({ step: 25, plannedSteps: 85, warning: null });
    expect(started.all('evaluation').at(-1)).toMatchObject({ step: 25, scope: 'full' });
  });

  it('leaves the network as it was after that step, bit for bit', async () => {
    const [astray, calmly] = [
      await goAstray(60),
      await TestSession.start({ settings: { ...calm, steps: 25 } }),
    ];
    await astray.untilAtRest('paused');
    await calmly.trainToTheEnd();
    const [found, expected] = [await snapshotOf(astray), await snapshotOf(calmly)];
    expect(found).toMatchObject({ step: 25, trainer: { updates: 25 } });
    expect(found.trainer).toEqual(expected.trainer);
    expect(await astray.session.compare(pair)).toEqual({
      ...(await calmly.session.compare(pair)),
      number: expect.any(Number),
    });
  });

  it('can be trained on at a lower rate, for as many steps as were planned, as if it had never gone on', async () => {
    const [astray, calmly] = [
      await goAstray(60),
      await TestSession.start({ settings: { ...calm, steps: 25 } }),
    ];
    await calmly.trainToTheEnd();
    await calmly.session.setLive({ ...liveSettingsOf(calmly.status.settings), steps: 60 });
    for (const started of [astray, calmly]) {
      await changeRate(started, 1e-3);
      await started.trainToTheEnd();
    }
    expect(astray.status).toMatchObject({ step: 85, plannedSteps: 85 });
    expect(astray.losses()).toEqual(calmly.losses());
  });

  it('goes back to the start where there was nothing else yet', async () => {
    const [astray, fresh] = [await goAstray(20), await TestSession.start({ settings: calm })];
    expect(astray.all('diverged')).toMatchObject([{ restoredStep: 0 }]);
    expect((await snapshotOf(astray)).trainer).toEqual((await snapshotOf(fresh)).trainer);
    expect(astray.status).toMatchObject({ state: 'ready', step: 0 });
  });

  it('at the start has no calibration left, and compares the drawings anew', async () => {
    const astray = await goAstray(20);
    const before = astray.all('comparison').length;
    expect(astray.all('comparison').at(-1)?.comparison.similarity).not.toBeNull();
    await astray.until(() => astray.all('comparison').length > before);
    const { comparison } = astray.all('comparison').at(-1) ?? {};
    expect(comparison).toMatchObject({ step: 0, similarity: null, threshold: null });
    expect(comparison?.distance).toBeGreaterThan(0);
    expect((await snapshotOf(astray)).decision).toBeNull();
  });

  it('may explode first: a loss of more than a million times where it began', async () => {
    const settings = { ...calm, loss: 'contrastive-pairs', margin: 1, learningRate: 1 } as const;
    const started = await TestSession.start({ settings: { ...settings, steps: 100 } });
    await started.session.train();
    await started.until(() => started.all('diverged').length > 0);
    const [event] = started.all('diverged');
    expect(event).toMatchObject({ reason: 'exploded', restoredStep: 0 });
    const losses = started.losses().slice(0, (event?.step ?? 0) + 1);
    const [last = 0] = losses.splice(-1);
    // Of three pairs two are positive: all embeddings at one point would give a loss of 1/3.
    const limit = 1e6 * Math.max(losses[0] ?? 0, 1 / 3);
    expect(last).toBeGreaterThan(limit);
    expect(Math.max(...losses)).toBeLessThanOrEqual(limit);
  });
});

describe('a loss that is no number from the first step on', () => {
  /** A run whose weights are so large that the loss overflows. */
  function overflowing(): Promise<TestSession> {
    const snapshot = runAtStep(20);
    const zeros = new Float32Array(56_516);
    const parameters = new Float32Array(56_516).fill(1e30);
    const trainer = { parameters, memory: [zeros, zeros], updates: 20 };
    return TestSession.start({ restore: { ...snapshot, trainer } });
  }

  it.each([
    ['training', (started: TestSession) => started.session.train()],
    ['a single step', (started: TestSession) => started.session.takeStep()],
  ])('stops %s, is told once, and leaves the run where it was', async (_, act) => {
    const started = await overflowing();
    await act(started);
    await started.untilAtRest('paused');
    expect(started.all('diverged')).toEqual([
      { kind: 'diverged', runId: 1, step: 20, restoredStep: 20, reason: 'not-a-number' },
    ]);
    expect(started.status.step).toBe(20);
  });

  it('is turned back though somebody pauses before it is known', async () => {
    const started = await overflowing();
    await started.session.train();
    await started.session.pause();
    await started.until(() => started.all('diverged').length > 0);
    await started.untilAtRest('paused');
    expect(started.all('diverged')).toHaveLength(1);
    expect(started.status.step).toBe(20);
  });
});
