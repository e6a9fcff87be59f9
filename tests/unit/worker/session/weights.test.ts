import { describe, expect, it } from 'vitest';
import { imageAt } from '../../../../src/data/dataset.ts';
import { quickSettings, TestSession } from '../../../helpers/sessions.ts';
import { makeDataset } from '../../../helpers/syntheticData.ts';
import { exampleText } from '../../../helpers/weightsFiles.ts';

const { test } = makeDataset(3, [{ split: 'test', imagesPerClass: 2 }]).splits;
const pair = { a: imageAt(test, 0), b: imageAt(test, 1) };

describe('a weights file', () => {
  it('that was exported is the same network when it is imported', async () => {
    const [started, other] = [await TestSession.start(), await TestSession.start()];
    await started.trainToTheEnd();
    const expected = await started.session.compare(pair);
    const { name, text } = await started.session.weightsFile([]);
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

  it('takes symbols along, and gives them back', async () => {
    const started = await TestSession.start();
    const symbols = [{ name: 'Star', examples: [imageAt(test, 0).slice()] }];
    const { text } = await started.session.weightsFile(symbols);
    expect(await started.session.importWeights(text)).toEqual(symbols);
    expect(await started.session.importWeights(exampleText())).toEqual([]);
  });

  it('says what the test pairs gave, and when it was made', async () => {
    const started = await TestSession.start();
    await started.trainToTheEnd();
    const { createdAt, training, decision } = JSON.parse(
      (await started.session.weightsFile([])).text,
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
    const { text } = await started.session.weightsFile([]);
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

  it('can be exported while its run is replaced', async () => {
    const started = await TestSession.start();
    await started.session.takeStep();
    const exporting = started.session.weightsFile([]);
    await started.session.reset({ ...quickSettings, loss: 'triplet', embeddingSize: 2 });
    const { name, text } = await exporting;
    expect(name).toBe('siamese-cnn-4-1-steps.json');
    const other = await TestSession.start();
    await other.session.importWeights(text);
    await other.untilAtRest('finished');
    const { pairAccuracy } = other.all('evaluation').at(-1)?.evaluation ?? {};
    expect(JSON.parse(text).training.testPairAccuracy).toBe(pairAccuracy);
  });

  it('can be exported before any training', async () => {
    const started = await TestSession.start();
    const { text } = await started.session.weightsFile([]);
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
