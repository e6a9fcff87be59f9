import { beforeAll, describe, expect, it } from 'vitest';
import { architectureOf } from '../../../../src/siamese/network/architecture/architecture.ts';
import { initialParameters } from '../../../../src/siamese/network/plans/networkPlan.ts';
import { createTraining } from '../../../../src/siamese/training/createTraining.ts';
import { switchToBackend } from '../../../helpers/backends.ts';
import { makeDataset } from '../../../helpers/syntheticData.ts';
import { quick, stepSettingsOf, stepWith } from '../../../helpers/trainers.ts';

const dataset = makeDataset(4, [{ split: 'train', imagesPerClass: 6 }]);
const settings = quick({ heldOutDigits: [2], imagesPerDigit: 2 });

beforeAll(() => switchToBackend('cpu'));

describe('training that is put together', () => {
  it('starts with the first weights of the seed, and batches of the classes that are not held out', async () => {
    const { trainer, batches } = createTraining(dataset, settings);
    const { network } = trainer;
    expect(await network.readParameters()).toEqual(initialParameters(network.plan, settings.seed));
    expect(batches.recipe).toEqual({
      kind: 'classes',
      groups: [{ source: 'dataset', classes: 3, imagesPerClass: 2 }],
    });
    const { labels } = dataset.splits.train;
    const drawn = Array.from(batches.draw(0, false).images, (image) => labels[image]);
    expect(drawn).toEqual([0, 0, 1, 1, 3, 3]);
    trainer.dispose();
  });

  it('carries on from a snapshot as if nothing had happened', async () => {
    const first = createTraining(dataset, settings);
    const lossAt = ({ trainer, batches }: typeof first, step: number): number =>
      stepWith(trainer, batches.draw(step, true).inputs, stepSettingsOf(settings, step));
    for (let step = 0; step < 3; step++) lossAt(first, step);
    const second = createTraining(dataset, settings, {
      architecture: architectureOf(settings),
      step: 3,
      trainer: await first.trainer.snapshot(),
    });
    for (let step = 3; step < 6; step++) expect(lossAt(second, step)).toBe(lossAt(first, step));
    first.trainer.dispose();
    second.trainer.dispose();
  });
});
