import { describe, expect, it } from 'vitest';
import type { RunSnapshot } from '../../../../src/protocol/runSnapshot.ts';
import { holdBack } from '../../../helpers/fakeServer.ts';
import { laterTask } from '../../../helpers/laterTask.ts';
import { secondTraining, TestSession, test, validation } from '../../../helpers/sessions.ts';

const settings = { steps: 50 };

async function lossesOf(started: TestSession): Promise<number[]> {
  await started.session.train();
  await started.until(({ status }) => status.state === 'finished');
  return started.losses();
}

describe('the same seed', () => {
  it('gives the same first 50 losses, also when all but the first images come late', async () => {
    const expected = await lossesOf(await TestSession.start({ settings }));
    expect(expected).toHaveLength(50);
    const { answer, letGo } = holdBack(validation, test, secondTraining);
    const late = await TestSession.open({ settings, answer });
    const loading = late.session.load();
    await late.until(() => late.all('status').length > 0);
    expect(await lossesOf(late)).toEqual(expected);
    letGo();
    await loading;
  });

  it('gives losses that another seed does not', async () => {
    const [first, second] = [
      await TestSession.start(),
      await TestSession.start({ settings: { seed: 2 } }),
    ];
    expect(await lossesOf(second)).not.toEqual(await lossesOf(first));
  });
});

describe('a run that is carried over to another worker', () => {
  /** Goes on with a snapshot elsewhere, as far as twelve steps; `clone` as messages are cloned. */
  async function carryOn(snapshot: RunSnapshot | null | undefined): Promise<TestSession> {
    if (snapshot === null || snapshot === undefined) throw new Error('There is no snapshot');
    const started = await TestSession.start({ restore: structuredClone(snapshot) });
    expect(started.status).toMatchObject({ runId: snapshot.runId, step: snapshot.step });
    await started.trainToTheEnd();
    return started;
  }

  const twelve = { steps: 12 };

  it('goes on with bit-equal losses', async () => {
    const expected = await lossesOf(await TestSession.start({ settings: twelve }));
    const started = await TestSession.start({ settings: twelve });
    await started.session.train();
    await started.untilStep(4);
    const snapshot = await started.session.suspend();
    expect(started.status.state).toBe('paused');
    const carried = await carryOn(snapshot);
    const step = snapshot?.step ?? 0;
    expect(started.losses()).toEqual(expected.slice(0, step));
    expect(carried.losses().slice(step)).toEqual(expected.slice(step));
    expect(carried.status).toMatchObject({ step: 12, plannedSteps: 12, isRepeatable: true });
    expect(carried.status.elapsedMs).toBeGreaterThan(snapshot?.elapsedMs ?? 0);
  });

  it('is given only when the page has taken the last losses', async () => {
    let taking = Promise.resolve();
    let take = (): void => {};
    const started = await TestSession.start({ settings: twelve, taking: () => taking });
    await started.session.train();
    await started.untilStep(4);
    taking = new Promise((resolve) => {
      take = resolve;
    });
    let isGiven = false;
    const giving = started.session.suspend().then(() => {
      isGiven = true;
    });
    await started.until(({ status }) => status.state === 'paused');
    await laterTask();
    expect(isGiven).toBe(false);
    take();
    await giving;
    expect(isGiven).toBe(true);
  });

  it('has its figures there, though it is not trained', async () => {
    const started = await TestSession.start();
    await started.trainToTheEnd();
    const snapshot = await started.session.suspend();
    if (snapshot === null) throw new Error('There is no snapshot');
    const carried = await TestSession.start({ restore: snapshot });
    await carried.untilAtRest('finished');
    expect(carried.all('evaluation').at(-1)).toEqual(started.all('evaluation').at(-1));
  });

  it('can be taken from the copies that are made for a crash: while training', async () => {
    const started = await TestSession.start({ settings: { steps: 200 } });
    await started.session.train();
    await started.until(() => started.all('checkpoint').length > 0);
    const [checkpoint] = started.all('checkpoint');
    if (checkpoint === undefined) throw new Error('There is no copy');
    const { snapshot } = checkpoint;
    const { step } = snapshot;
    expect(step).toBeGreaterThan(0);
    await started.until(() => started.losses().length > step);
    await started.session.pause();
    const carried = await TestSession.start({ restore: snapshot });
    await carried.session.takeStep();
    expect(carried.losses()[step]).toBe(started.losses()[step]);
  });

  it.each<[string, (started: TestSession) => Promise<void>, number, number]>([
    ['after a step', (started) => started.session.takeStep(), 1, 1],
    ['after the end', (started) => started.trainToTheEnd(), 1, 6],
    [
      'after an import',
      async ({ session }) => {
        await session.takeStep();
        await session.importWeights((await session.weightsFile([])).text);
      },
      2,
      1,
    ],
    [
      'after an undo',
      async ({ session, status }) => {
        await session.takeStep();
        await session.reset(status.settings);
        await session.undo();
      },
      1,
      1,
    ],
  ])('can be taken from the copies that are made for a crash: %s', async (_, act, runId, step) => {
    const started = await TestSession.start();
    await act(started);
    const newest = () => started.all('checkpoint').at(-1);
    await started.until(() => newest()?.runId === runId && newest()?.snapshot.step === step);
    expect(newest()?.snapshot).toMatchObject({ runId, step });
  });
});
