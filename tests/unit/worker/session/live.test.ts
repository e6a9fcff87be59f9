import { describe, expect, it } from 'vitest';
import { imageAt } from '../../../../src/data/dataset.ts';
import { liveSettingsOf } from '../../../../src/settings/settings.ts';
import { quickSettings, TestSession } from '../../../helpers/sessions.ts';
import { makeDataset } from '../../../helpers/syntheticData.ts';

describe('settings that take effect at once', () => {
  const live = liveSettingsOf(quickSettings);

  it.each([
    [{ margin: 7 }, 'margin is 7; it must be a number from 0.1 to 5'],
    [{ learningRate: 0 }, 'learningRate is 0; it must be a number from 0.00001 to 1'],
    [{ steps: 2.5 }, 'steps is 2.5; it must be a whole number from 1 to 20000'],
    [{ temperature: 2 }, 'temperature is 2; it must be a number from 0.01 to 1'],
  ])('are refused out of range, and nothing changes: %o', async (change, message) => {
    const started = await TestSession.start();
    await expect(started.session.setLive({ ...live, ...change })).rejects.toThrow(message);
    await started.session.takeStep();
    expect(started.status.settings).toEqual(quickSettings);
  });

  it('change the steps that come, and no step before', async () => {
    const [started, other] = [await TestSession.start(), await TestSession.start()];
    for (const { session } of [started, other]) await session.takeStep();
    await started.session.setLive({ ...live, margin: 3 });
    expect(started.status.settings.margin).toBe(3);
    for (const { session } of [started, other]) await session.takeStep();
    const [first, second] = started.losses();
    const [sameFirst, otherSecond] = other.losses();
    expect(first).toBe(sameFirst);
    expect(second).not.toBe(otherSecond);
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

  it('is told again with each new threshold once the run is at rest, the last one too', async () => {
    const started = await TestSession.start();
    await started.session.compare({ a, b });
    await started.session.takeStep();
    await started.untilAtRest('paused');
    const { decision } = started.all('evaluation').at(-1)?.evaluation ?? {};
    const latest = () => started.all('comparison').at(-1)?.comparison;
    await started.until(() => latest()?.threshold === decision?.threshold);
    expect(latest()?.step).toBe(1);
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
