import { beforeAll, describe, expect, it } from 'vitest';
import { quickSettings, TestSession, tinyData } from '../../../helpers/sessions.ts';

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
      layers: [
        '5×5 convolution, stride 3, 32 filters',
        '3×3 convolution, stride 3, 64 filters',
        'dense, 64',
        'dense, 4',
      ],
      warning: null,
      isRepeatable: true,
      detour: null,
    });
    const total = tinyData.manifest.shards.reduce((sum, { count }) => sum + count, 0);
    expect(started.all('loading').at(-1)).toEqual({
      kind: 'loading',
      loadedImages: total,
      totalImages: total,
      failures: [],
    });
  });

  it('trains to the planned end, telling every loss, and evaluates the network there', async () => {
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

  it('evaluates quickly again and again while it trains', async () => {
    const started = await TestSession.start({ settings: { steps: 150 } });
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

  it('evaluates the network where it stopped', async () => {
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
    await started.until(({ status }) => status.activity === 'evaluating');
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
