import { describe, expect, it } from 'vitest';
import { imageAt } from '../../../../src/data/dataset.ts';
import { reconciled } from '../../../../src/settings/rules.ts';
import type { RunSettings } from '../../../../src/settings/settings.ts';
import { quickSettings, TestSession } from '../../../helpers/sessions.ts';
import { makeDataset } from '../../../helpers/syntheticData.ts';

const { test } = makeDataset(3, [{ split: 'test', imagesPerClass: 2 }]).splits;
const pair = { a: imageAt(test, 0), b: imageAt(test, 1) };

/** Towers that learn for themselves need longer until they tell anything apart. */
const untied: Partial<RunSettings> = {
  tieWeights: false,
  augmentation: false,
  imagesPerDigit: 4,
  learningRate: 0.01,
  steps: 20,
};

/** Every loss, with one set of weights and, where that is allowed, with two. */
const networks: [string, Partial<RunSettings>][] = [
  ['contrastive loss on all pairs', { loss: 'contrastive-all-pairs' }],
  ['contrastive loss on given pairs', { loss: 'contrastive-pairs' }],
  ['contrastive loss, untied', { loss: 'contrastive-pairs', ...untied }],
  ['triplets, drawn by chance', { loss: 'triplet', mining: 'random' }],
  ['triplets, semi-hard', { loss: 'triplet', mining: 'semi-hard' }],
  ['triplets, distance-weighted', { loss: 'triplet', mining: 'distance-weighted' }],
  ['triplets, the hardest', { loss: 'triplet', mining: 'hard' }],
  ['supervised contrastive loss', { loss: 'supervised-contrastive' }],
  ['cosine distances', { distance: 'cosine' }],
  ['triplets of cosine distances', { loss: 'triplet', distance: 'cosine' }],
  ['views without labels', { loss: 'nt-xent' }],
  ['a learned distance', { loss: 'learned-distance' }],
  ['a learned distance, untied', { loss: 'learned-distance', ...untied }],
  ['positives only', { loss: 'positives-only' }],
  ['LSTMs', { encoder: 'lstm', encoderSize: 'small' }],
];

describe.each(networks)('a run with %s', (_, change) => {
  const settings = reconciled({ ...quickSettings, ...change });

  it('is exported, and is the same network where it is imported and trained on', async () => {
    const [started, other] = [await TestSession.start({ settings }), await TestSession.start()];
    await started.trainToTheEnd();
    const expected = await started.session.compare(pair);
    await other.session.importWeights((await started.session.weightsFile([])).text);
    const { encoder, encoderSize, embeddingSize, loss, tieWeights, unitLength } = settings;
    expect(other.status).toMatchObject({
      step: settings.steps,
      parameterCount: started.status.parameterCount,
      layers: started.status.layers,
      settings: { encoder, encoderSize, embeddingSize, loss, tieWeights, unitLength },
    });
    // The run is another one; all that was compared is the same, bit for bit.
    expect(await other.session.compare(pair)).toEqual({
      ...expected,
      runId: 2,
      number: expect.any(Number),
    });
    expect(expected.distance).toBeGreaterThan(0);
    expect(expected.threshold).not.toBeNull();
    expect(expected.similarity).not.toBeNull();
    if (tieWeights) expect(expected.towerDifference).toBe(0);
    else expect(expected.towerDifference).toBeGreaterThan(0);
    await other.session.takeStep();
    expect(other.status.step).toBe(settings.steps + 1);
    expect(other.losses()[settings.steps]).toBeGreaterThan(0);
    expect(other.all('diverged')).toEqual([]);
  });

  it('has the same first losses every time, and others with another seed', async () => {
    const started = await TestSession.start({ settings: { ...settings, steps: 3 } });
    for (const seed of [1, 1, 2]) {
      await started.session.reset({ ...settings, steps: 3, seed });
      await started.session.train();
      await started.until(({ status }) => status.state === 'finished');
    }
    const [first, again, other] = [2, 3, 4].map((runId) => started.losses(runId));
    expect(first).toHaveLength(3);
    expect(again).toEqual(first);
    expect(other).not.toEqual(first);
  });
});
