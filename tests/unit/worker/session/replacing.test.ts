import { beforeAll, describe, expect, it } from 'vitest';
import { imageAt } from '../../../../src/data/dataset.ts';
import type { RunSettings } from '../../../../src/settings/settings.ts';
import { quickSettings, TestSession } from '../../../helpers/sessions.ts';
import { makeDataset } from '../../../helpers/syntheticData.ts';

const { test } = makeDataset(3, [{ split: 'test', imagesPerClass: 2 }]).splits;
const pair = { a: imageAt(test, 0), b: imageAt(test, 1) };
const otherSeed = { ...quickSettings, seed: 2 };

/** The losses of twelve steps, trained in two goes of six without any interruption. */
let undisturbed: number[] = [];

beforeAll(async () => {
  const started = await TestSession.start();
  await started.trainToTheEnd();
  await started.trainToTheEnd();
  undisturbed = started.losses();
});

/** The statuses that came after so many batches of events. */
function statusesSince(started: TestSession, batches: number) {
  return started.batches
    .slice(batches)
    .flat()
    .flatMap((event) => (event.kind === 'status' ? [event] : []));
}

/** The runs as their events come; a run that is gone must not come again. */
function runsInOrder(started: TestSession): number[] {
  const ids = started.events.flatMap((event) => ('runId' in event ? [event.runId] : []));
  return ids.filter((id, index) => id !== ids[index - 1]);
}

describe('a reset', () => {
  it('starts another run from its seed', async () => {
    const started = await TestSession.start();
    await started.trainToTheEnd();
    await started.session.reset(otherSeed);
    expect(started.status).toMatchObject({
      runId: 2,
      state: 'ready',
      step: 0,
      plannedSteps: 6,
      elapsedMs: 0,
      settings: otherSeed,
    });
    await started.trainToTheEnd();
    expect(started.losses(2)).not.toEqual(started.losses(1));
    await started.session.reset(quickSettings);
    await started.trainToTheEnd();
    expect(started.losses(3)).toEqual(started.losses(1));
  });

  it('can be undone, and the network goes on with bit-equal losses', async () => {
    const started = await TestSession.start();
    await started.trainToTheEnd();
    const before = await started.session.compare(pair);
    await started.session.reset(otherSeed);
    expect(started.all('undoable').at(-1)?.undo).toBe('reset');
    await started.trainToTheEnd();
    await started.session.undo();
    expect(started.status).toMatchObject({ runId: 1, step: 6, settings: quickSettings });
    const after = await started.session.compare(pair);
    expect(after).toEqual({ ...before, number: expect.any(Number) });
    await started.trainToTheEnd();
    expect(started.losses(1)).toEqual(undisturbed);
  });

  it('sets aside in turn what was trained since, when it is undone', async () => {
    const started = await TestSession.start();
    await started.trainToTheEnd();
    await started.session.reset(otherSeed);
    await started.session.takeStep();
    await started.session.undo();
    expect(started.all('undoable').at(-1)?.undo).toBe('undo');
    await started.session.undo();
    expect(started.status).toMatchObject({ runId: 2, step: 1, settings: otherSeed });
    expect(started.all('undoable').at(-1)?.undo).toBe('undo');
  });

  it('brings the figures back too when it is undone', async () => {
    const started = await TestSession.start();
    await started.trainToTheEnd();
    const before = started.all('evaluation').at(-1);
    await started.session.reset(otherSeed);
    const count = started.all('evaluation').length;
    await started.session.undo();
    await started.until(() => started.all('evaluation').length === count + 2);
    expect(started.all('evaluation').at(-1)).toEqual(before);
  });

  it('can be undone once', async () => {
    const started = await TestSession.start();
    await expect(started.session.undo()).rejects.toThrow('There is nothing to undo');
    await started.session.takeStep();
    await started.session.reset(otherSeed);
    const [first, second] = await Promise.allSettled([
      started.session.undo(),
      started.session.undo(),
    ]);
    expect(first.status).toBe('fulfilled');
    expect(second).toMatchObject({ reason: new Error('There is nothing to undo') });
    await started.session.takeStep();
    expect(started.status).toMatchObject({ runId: 1, step: 2 });
  });

  it('can be undone while the new network is measured', async () => {
    const started = await TestSession.start();
    await started.trainToTheEnd();
    await started.session.reset(otherSeed);
    await started.session.train();
    await started.until(({ status }) => status.activity === 'evaluating');
    await started.session.undo();
    await started.trainToTheEnd();
    expect(runsInOrder(started)).toEqual([1, 2, 1]);
  });

  it('of a network that has learnt nothing leaves what can be undone alone', async () => {
    const started = await TestSession.start();
    await started.session.reset(otherSeed);
    expect(started.all('undoable')).toEqual([]);
    await started.session.takeStep();
    await started.session.reset(quickSettings);
    await started.session.reset(otherSeed);
    await started.session.undo();
    expect(started.status).toMatchObject({ runId: 2, step: 1, settings: otherSeed });
  });

  it.each<[string, Partial<RunSettings>, string]>([
    ['out of range', { seed: -1 }, 'seed is -1; it must be a whole number from 0 to 2147483647'],
    [
      'of which a loss on all pairs and untied towers exclude each other',
      { loss: 'triplet', tieWeights: false },
      'tieWeights is false, but the loss triplet has no first and second image',
    ],
    [
      'of which directions to compare and any length exclude each other',
      { loss: 'supervised-contrastive' },
      'unitLength is false, but the loss supervised-contrastive needs embeddings of length 1',
    ],
    [
      'of which a loss on all pairs and one image of each digit exclude each other',
      { imagesPerDigit: 1 },
      'imagesPerDigit is 1, but the loss contrastive-all-pairs needs at least 2',
    ],
    [
      'that leave no two digits',
      { heldOutDigits: [0, 1] },
      'heldOutDigits are 0, 1; at least 2 of the 3 digits must stay',
    ],
  ])('is refused with settings %s, and nothing changes', async (_, change, message) => {
    const started = await TestSession.start();
    await started.session.takeStep();
    const before = started.status;
    const batches = started.batches.length;
    const reset = started.session.reset({ ...quickSettings, ...change });
    await expect(reset).rejects.toThrow(message);
    expect(started.all('undoable')).toEqual([]);
    await started.untilAtRest('paused');
    for (const { status } of statusesSince(started, batches)) {
      expect({ ...status, activity: null }).toEqual({ ...before, activity: null });
    }
    await started.session.takeStep();
    expect(started.status).toMatchObject({ runId: 1, step: 2, settings: quickSettings });
    expect(started.losses()).toEqual(undisturbed.slice(0, 2));
  });

  it('while training ends it, and nothing of the old run is told after the new one', async () => {
    const started = await TestSession.start({ settings: { steps: 100 } });
    await started.session.compare(pair);
    await started.session.train();
    await started.untilStep(9);
    await started.session.reset(otherSeed);
    await started.trainToTheEnd();
    expect(runsInOrder(started)).toEqual([1, 2]);
  });

  it('while the network is measured ends that', async () => {
    const started = await TestSession.start();
    await started.session.train();
    await started.until(({ status }) => status.activity === 'evaluating');
    await started.session.reset(otherSeed);
    await started.trainToTheEnd();
    expect(runsInOrder(started)).toEqual([1, 2]);
  });

  it('while a step is taken waits for the step, and undoing finds it taken', async () => {
    const started = await TestSession.start();
    await Promise.all([started.session.takeStep(), started.session.reset(otherSeed)]);
    expect(started.status).toMatchObject({ runId: 2, step: 0 });
    expect(started.all('evaluation')).toEqual([]);
    await started.trainToTheEnd();
    expect(runsInOrder(started)).toEqual([1, 2]);
    await started.session.undo();
    expect(started.status).toMatchObject({ runId: 1, step: 1, state: 'paused' });
  });

  it('may be asked for twice in the same breath; undoing finds the trained network', async () => {
    const started = await TestSession.start({ settings: { steps: 100 } });
    await started.session.train();
    await started.untilStep(3);
    await Promise.all([started.session.reset(quickSettings), started.session.reset(otherSeed)]);
    expect(started.status).toMatchObject({ runId: 3, step: 0, settings: otherSeed });
    await started.session.undo();
    expect(started.status.runId).toBe(1);
    expect(started.status.step).toBeGreaterThanOrEqual(3);
  });

  it('and training asked for in the same breath trains the new network', async () => {
    const started = await TestSession.start({ settings: { steps: 100 } });
    await started.session.train();
    await started.untilStep(3);
    await Promise.all([started.session.reset(otherSeed), started.session.train()]);
    await started.untilAtRest('finished');
    expect(started.status).toMatchObject({ runId: 2, step: 6 });
    expect(runsInOrder(started)).toEqual([1, 2]);
  });
});
