import { describe, expect, it } from 'vitest';
import { imageAt } from '../../../src/data/dataset.ts';
import { quickSettings, TestSession } from '../../helpers/sessions.ts';
import { makeDataset } from '../../helpers/syntheticData.ts';
import { exampleText } from '../../helpers/weightsFiles.ts';

const { test } = makeDataset(3, [{ split: 'test', imagesPerClass: 2 }]).splits;
const pair = { a: imageAt(test, 0), b: imageAt(test, 1) };
const otherSeed = { ...quickSettings, seed: 2 };

/** The losses of twelve steps, trained in two goes of six without any interruption. */
async function undisturbedLosses(): Promise<number[]> {
  const started = await TestSession.start();
  await started.trainToTheEnd();
  await started.trainToTheEnd();
  return started.losses();
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
    expect(await started.session.compare(pair)).toEqual(before);
    await started.trainToTheEnd();
    expect(started.losses(1)).toEqual(await undisturbedLosses());
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
    await started.until(({ status }) => status.activity === 'measuring');
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

  it('is refused with settings out of range, and nothing changes', async () => {
    const started = await TestSession.start();
    await started.session.takeStep();
    const before = started.status;
    const reset = started.session.reset({ ...quickSettings, imagesPerDigit: 1 });
    await expect(reset).rejects.toThrow(
      'imagesPerDigit is 1; it must be a whole number from 2 to 24',
    );
    await started.session.takeStep();
    expect(started.status).toMatchObject({ runId: before.runId, step: 2 });
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
    await started.until(({ status }) => status.activity === 'measuring');
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

describe('a weights file', () => {
  it('that was exported is the same network when it is imported', async () => {
    const [started, other] = [await TestSession.start(), await TestSession.start()];
    await started.trainToTheEnd();
    const expected = await started.session.compare(pair);
    const { name, text } = await started.session.exportWeights();
    expect(name).toBe('siamese-cnn-4-6-steps.json');
    await other.session.importWeights(text);
    expect(other.status).toMatchObject({ runId: 2, state: 'finished', step: 6, plannedSteps: 6 });
    expect(other.status.isRepeatable).toBe(false);
    const found = await other.session.compare(pair);
    expect(found.embeddingA).toEqual(expected.embeddingA);
    expect(found.distance).toBeCloseTo(expected.distance ?? Number.NaN, 6);
    expect(found.similarity).toBeCloseTo(expected.similarity ?? Number.NaN, 6);
    await other.untilAtRest('finished');
    const figures = started.all('evaluation').at(-1)?.evaluation;
    expect(other.all('evaluation').at(-1)).toMatchObject({ runId: 2, evaluation: figures });
  });

  it('says what the test pairs gave, and when it was made', async () => {
    const started = await TestSession.start();
    await started.trainToTheEnd();
    const { createdAt, training, decision } = JSON.parse(
      (await started.session.exportWeights()).text,
    );
    const evaluation = started.all('evaluation').at(-1)?.evaluation;
    expect(createdAt).toBe('2026-03-01T12:00:00.000Z');
    expect(training).toMatchObject({ steps: 6, dataset: 'squares', classes: ['a', 'b', 'c'] });
    expect(training.testPairAccuracy).toBe(evaluation?.pairAccuracy);
    expect(decision).toEqual(evaluation?.decision);
  });

  it('exported while training holds the network of one moment', async () => {
    const started = await TestSession.start({ settings: { steps: 100 } });
    await started.session.train();
    await started.untilStep(4);
    const { text } = await started.session.exportWeights();
    await started.session.pause();
    const { steps } = JSON.parse(text).training;
    expect(started.status.step).toBeGreaterThan(steps);
    const [other, stepped] = [await TestSession.start(), await TestSession.start()];
    await other.session.importWeights(text);
    await stepped.session.reset({ ...quickSettings, steps: 100 });
    for (let step = 0; step < steps; step++) await stepped.session.takeStep();
    const [found, expected] = [
      await other.session.compare(pair),
      await stepped.session.compare(pair),
    ];
    expect(found.embeddingA).toEqual(expected.embeddingA);
  });

  it('can be exported before any training', async () => {
    const started = await TestSession.start();
    const { text } = await started.session.exportWeights();
    const other = await TestSession.start();
    await other.session.importWeights(text);
    expect(other.status).toMatchObject({ runId: 2, step: 0, state: 'ready' });
  });

  it('that is refused changes nothing, even while training', async () => {
    const started = await TestSession.start({ settings: { steps: 12 } });
    await started.session.train();
    await started.untilStep(2);
    const broken = exampleText().replace('"version":1', '"version":3');
    await expect(started.session.importWeights(broken)).rejects.toThrow(
      'The file is of version 3; this page reads version 1',
    );
    expect(started.status).toMatchObject({ runId: 1, state: 'training' });
    await started.untilAtRest('finished');
    expect(started.losses()).toHaveLength(12);
    expect(started.all('undoable')).toEqual([]);
  });

  it('of another architecture is run as it is, trained on, and undone', async () => {
    const started = await TestSession.start();
    await started.trainToTheEnd();
    await started.session.importWeights(exampleText());
    expect(started.all('undoable').at(-1)?.undo).toBe('import');
    expect(started.status).toMatchObject({ runId: 2, step: 250, parameterCount: 221 });
    expect(started.status.settings).toEqual({ ...quickSettings, seed: 77, margin: 1.5 });
    await started.trainToTheEnd();
    expect(started.status).toMatchObject({ runId: 2, step: 256, state: 'finished' });
    await started.session.undo();
    expect(started.status).toMatchObject({ runId: 1, step: 6, settings: quickSettings });
  });
});
