import { beforeAll, describe, expect, it } from 'vitest';
import { imageAt } from '../../../src/data/dataset.ts';
import { quickSettings, runAtStep, TestSession, tinyData } from '../../helpers/sessions.ts';
import { makeDataset } from '../../helpers/syntheticData.ts';

/** Parameters of the CNN with an embedding of 4: the default one's, less 28 of its 32 last units. */
const smallestCnn = 58_336 - 28 * (64 + 1);

/** The losses of twelve steps, trained in two goes of six without any interruption. */
let undisturbed: number[] = [];

beforeAll(async () => {
  const started = await TestSession.start();
  await started.trainToTheEnd();
  await started.trainToTheEnd();
  undisturbed = started.losses();
});

describe('a session', () => {
  it('is ready once it is open and the data set is loaded', async () => {
    const started = await TestSession.start();
    expect(started.status).toEqual({
      runId: 1,
      state: 'ready',
      activity: null,
      step: 0,
      plannedSteps: 6,
      elapsedMs: 0,
      stepMs: null,
      settings: quickSettings,
      parameterCount: smallestCnn,
      isRepeatable: true,
    });
    const total = tinyData.manifest.shards.reduce((sum, { count }) => sum + count, 0);
    expect(started.all('loading').at(-1)).toEqual({
      kind: 'loading',
      loadedImages: total,
      totalImages: total,
      failures: [],
    });
  });

  it('trains to the planned end, telling every loss, and judges the network there', async () => {
    const started = await TestSession.start();
    await started.trainToTheEnd();
    expect(started.losses()).toEqual(undisturbed.slice(0, 6));
    expect(started.losses().every(Number.isFinite)).toBe(true);
    expect(started.status).toMatchObject({ state: 'finished', step: 6, plannedSteps: 6 });
    expect(started.status.elapsedMs).toBeGreaterThan(0);
    expect(started.all('evaluation').at(-1)).toMatchObject({ step: 6, scope: 'full', runId: 1 });
  });

  it('trains on for as many steps again when it has finished', async () => {
    const started = await TestSession.start();
    await started.trainToTheEnd();
    await started.trainToTheEnd();
    expect(started.status).toMatchObject({ state: 'finished', step: 12, plannedSteps: 12 });
    expect(started.losses()).toHaveLength(12);
  });

  it('judges quickly again and again while it trains', async () => {
    const started = await TestSession.start({ settings: { steps: 60 } });
    await started.trainToTheEnd();
    const quick = started.all('evaluation').filter(({ scope }) => scope === 'quick');
    expect(quick.length).toBeGreaterThan(1);
    expect(quick[0]?.step).toBeLessThan(40);
  });

  it('tells of no batch of events more than one status', async () => {
    const started = await TestSession.start({ settings: { steps: 30 } });
    await started.trainToTheEnd();
    for (const batch of started.batches) {
      expect(batch.filter(({ kind }) => kind === 'status').length).toBeLessThanOrEqual(1);
    }
  });
});

describe('pausing', () => {
  it('changes no loss, however often', async () => {
    const started = await TestSession.start();
    for (const step of [1, 2, 4]) {
      await started.session.train();
      await started.untilStep(step);
      await started.session.pause();
      expect(started.status.state).toBe('paused');
    }
    await started.trainToTheEnd();
    expect(started.losses()).toEqual(undisturbed.slice(0, 6));
  });

  it('judges the network where it stopped', async () => {
    const started = await TestSession.start({ settings: { steps: 100 } });
    await started.session.train();
    await started.untilStep(3);
    await started.session.pause();
    const { step } = started.status;
    await started.untilAtRest('paused');
    expect(started.status.step).toBe(step);
    expect(started.losses()).toHaveLength(step);
  });

  it('and resuming in the same breath leaves one training under way, not two', async () => {
    const started = await TestSession.start();
    await started.session.train();
    await started.untilStep(2);
    await Promise.all([started.session.pause(), started.session.train()]);
    await started.untilAtRest('finished');
    expect(started.losses()).toEqual(undisturbed.slice(0, 6));
    const atTheEnd = started.all('evaluation').filter(({ step }) => step === 6);
    expect(atTheEnd.map(({ scope }) => scope)).toEqual(['quick', 'full']);
  });

  it('while the last figures are measured finishes the run, and they are measured anyway', async () => {
    const started = await TestSession.start();
    await started.session.train();
    await started.until(({ status }) => status.activity === 'measuring');
    await started.session.pause();
    expect(started.status).toMatchObject({ state: 'finished', step: 6 });
    await started.untilAtRest('finished');
    await started.trainToTheEnd();
    expect(started.losses()).toEqual(undisturbed);
  });

  it('does nothing to a run that does not train', async () => {
    const started = await TestSession.start();
    await started.session.pause();
    expect(started.status.state).toBe('ready');
  });
});

describe('a single step', () => {
  it('is one of those that training takes, and the network is judged after it', async () => {
    const started = await TestSession.start();
    for (let step = 1; step <= 7; step++) {
      await started.session.takeStep();
      expect(started.status).toMatchObject({ step, state: step === 6 ? 'finished' : 'paused' });
    }
    await started.untilAtRest('paused');
    expect(started.losses()).toEqual(undisturbed.slice(0, 7));
  });

  it('ends training that was under way', async () => {
    const started = await TestSession.start({ settings: { steps: 100 } });
    await started.session.train();
    await started.untilStep(3);
    await started.session.takeStep();
    const { step } = started.status;
    await started.untilAtRest('paused');
    expect(started.status.step).toBe(step);
    expect(started.losses()).toHaveLength(step);
  });

  it('may be asked for twice in the same breath', async () => {
    const started = await TestSession.start();
    await Promise.all([started.session.takeStep(), started.session.takeStep()]);
    expect(started.status).toMatchObject({ step: 2, state: 'paused' });
    expect(started.losses()).toEqual(undisturbed.slice(0, 2));
  });

  it('gives way to training that is asked for in the same breath', async () => {
    const started = await TestSession.start();
    await Promise.all([started.session.takeStep(), started.session.train()]);
    await started.untilAtRest('finished');
    expect(started.losses()).toEqual(undisturbed.slice(0, 6));
  });
});

describe('settings that take effect at once', () => {
  const { margin, learningRate, augmentation, steps } = quickSettings;
  const live = { margin, learningRate, augmentation, steps };

  it.each([
    [{ margin: 7 }, 'margin is 7; it must be a number from 0.1 to 5'],
    [{ learningRate: 0 }, 'learningRate is 0; it must be a number from 0.00001 to 1'],
    [{ steps: 2.5 }, 'steps is 2.5; it must be a whole number from 1 to 20000'],
  ])('are refused out of range, and nothing changes: %o', async (change, message) => {
    const started = await TestSession.start();
    await expect(started.session.setLive({ ...live, ...change })).rejects.toThrow(message);
    await started.session.takeStep();
    expect(started.status.settings).toEqual(quickSettings);
  });

  it('change the steps that come, and no step before', async () => {
    const started = await TestSession.start();
    await started.session.takeStep();
    await started.session.setLive({ ...live, margin: 3 });
    expect(started.status.settings.margin).toBe(3);
    await started.session.takeStep();
    const [first, second] = started.losses();
    expect(first).toBe(undisturbed[0]);
    expect(second).not.toBe(undisturbed[1]);
  });

  it('move the end of a run that trains', async () => {
    const started = await TestSession.start({ settings: { steps: 10_000 } });
    await started.session.train();
    await started.untilStep(2);
    await started.session.setLive({ ...live, steps: 20 });
    await started.untilAtRest('finished');
    expect(started.status).toMatchObject({ step: 20, plannedSteps: 20 });
  });

  it('end a run that has already taken more steps', async () => {
    const started = await TestSession.start({ settings: { steps: 10_000 } });
    await started.session.train();
    await started.untilStep(10);
    await started.session.setLive({ ...live, steps: 3 });
    await started.untilAtRest('finished');
    expect(started.status.plannedSteps).toBe(started.status.step);
  });

  it('move the end of a paused run back and forth, as a slider does', async () => {
    const started = await TestSession.start();
    for (let step = 0; step < 4; step++) await started.session.takeStep();
    for (const steps of [5, 2, 8]) await started.session.setLive({ ...live, steps });
    expect(started.status).toMatchObject({ state: 'paused', step: 4, plannedSteps: 8 });
    await started.trainToTheEnd();
    expect(started.status).toMatchObject({ state: 'finished', step: 8 });
  });

  it('leave the end of a finished run alone until it trains on', async () => {
    const started = await TestSession.start();
    await started.trainToTheEnd();
    await started.session.setLive({ ...live, steps: 9 });
    expect(started.status).toMatchObject({ state: 'finished', step: 6, plannedSteps: 6 });
    await started.trainToTheEnd();
    expect(started.status).toMatchObject({ state: 'finished', step: 15, plannedSteps: 15 });
  });
});

describe('comparing two digits', () => {
  const { test } = makeDataset(3, [{ split: 'test', imagesPerClass: 2 }]).splits;
  const [a, b] = [imageAt(test, 0), imageAt(test, 1)];

  it('gives their distance before any training, and a similarity once there is a decision', async () => {
    const started = await TestSession.start();
    const before = await started.session.compare({ a, b });
    expect(before).toMatchObject({ step: 0, similarity: null, threshold: null });
    expect(before.distance).toBeGreaterThan(0);
    await started.trainToTheEnd();
    const after = await started.session.compare({ a, b });
    expect(after.step).toBe(6);
    expect(after.similarity).toBeGreaterThan(0);
    expect(after.similarity).toBeLessThan(1);
  });

  it('tells the embedding of the one that is drawn while the other pad is empty', async () => {
    const started = await TestSession.start();
    const found = await started.session.compare({ a, b: null });
    expect(found.embeddingA).toHaveLength(4);
    expect(found).toMatchObject({ embeddingB: null, distance: null, similarity: null });
  });

  it('goes on while the network trains', async () => {
    const started = await TestSession.start({ settings: { steps: 40 } });
    await started.session.compare({ a, b });
    await started.trainToTheEnd();
    const steps = started.all('comparison').map(({ comparison }) => comparison.step);
    expect(steps.length).toBeGreaterThan(2);
    expect(steps).toEqual([...steps].sort((x, y) => x - y));
    expect(steps.at(-1)).toBe(40);
  });
});

describe('a loss that is no number', () => {
  /** A run whose weights are so large that the loss overflows. */
  function overflowing() {
    const { architecture, ...rest } = runAtStep(20);
    const zeros = new Float32Array(smallestCnn);
    const parameters = new Float32Array(smallestCnn).fill(1e30);
    const trainer = { parameters, firstMoment: zeros, secondMoment: zeros, updates: 20 };
    return TestSession.start({ restore: { ...rest, architecture, trainer } });
  }

  it('stops training and is told once', async () => {
    const started = await overflowing();
    await started.session.train();
    await started.untilAtRest('paused');
    expect(started.all('diverged')).toEqual([{ kind: 'diverged', runId: 1, step: 20 }]);
  });

  it('is told after a single step too', async () => {
    const started = await overflowing();
    await started.session.takeStep();
    await started.untilAtRest('paused');
    expect(started.all('diverged')).toEqual([{ kind: 'diverged', runId: 1, step: 20 }]);
  });
});
