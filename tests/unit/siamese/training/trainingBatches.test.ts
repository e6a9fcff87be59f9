import { describe, expect, it } from 'vitest';
import { TrainingImages } from '../../../../src/data/batches/trainingImages.ts';
import { imageAt } from '../../../../src/data/dataset.ts';
import type { NetworkPlan } from '../../../../src/siamese/network/plans/networkPlan.ts';
import { TrainingBatches } from '../../../../src/siamese/training/trainingBatches.ts';
import { inputsOf, makePlan, pixelsOf } from '../../../helpers/networks.ts';
import { makeDataset } from '../../../helpers/syntheticData.ts';

const dataset = makeDataset(4, [{ split: 'train', imagesPerClass: 6 }]);
const classes = [0, 1, 3];
const recipe = {
  kind: 'classes',
  groups: [{ source: 'dataset', classes: classes.length, imagesPerClass: 2 }],
} as const;
const pairs = {
  kind: 'pairs',
  groups: recipe.groups,
  pairs: 3,
  positivePairs: 1,
} as const;

const tied = makePlan('cnn');
const untied = makePlan('mlp', 8, { loss: 'contrastive-pairs', tieWeights: false });

function makeBatches(plan: NetworkPlan, seed = 1): TrainingBatches {
  return new TrainingBatches(plan, {
    images: new TrainingImages(dataset, null),
    recipe: plan.isTied ? recipe : pairs,
    classes,
    seed,
  });
}

function imagesOf(indices: Int32Array): Uint8Array[] {
  return Array.from(indices, (index) => imageAt(dataset.splits.train, index));
}

describe.each([
  ['tied', tied],
  ['not tied', untied],
] as const)('the batches of towers that are %s', (_, plan) => {
  it('are the images drawn, laid out for the encoder', () => {
    const batches = makeBatches(plan);
    for (const step of [0, 1, 7]) {
      const { images, inputs } = batches.draw(step, false);
      expect(images).toHaveLength(batches.batchSize);
      expect(inputs).toEqual(inputsOf(plan, imagesOf(images)));
    }
  });

  it('have the same images with augmentation, each changed', () => {
    const batches = makeBatches(plan);
    const plain = batches.draw(3, false);
    const plainInputs = plain.inputs.map((input) => input.slice());
    const changed = batches.draw(3, true);
    expect(changed.images).toEqual(plain.images);
    expect(changed.inputs).not.toEqual(plainInputs);
  });

  it('depend on the seed and the step alone', () => {
    const inputs = (seed: number, ...steps: number[]): Float32Array[][] => {
      const batches = makeBatches(plan, seed);
      return steps.map((step) => batches.draw(step, true).inputs.map((input) => input.slice()));
    };
    const [fifth, second] = inputs(1, 5, 2);
    expect(inputs(1, 2, 5)).toEqual([second, fifth]);
    expect(fifth).not.toEqual(second);
    expect(inputs(2, 5)).not.toEqual([fifth]);
  });

  it('tell the pixels of their images, and have the same inputs then', () => {
    const batches = makeBatches(plan);
    const inputs = batches.draw(4, true).inputs.map((input) => input.slice());
    expect(batches.drawWithPixels(4, true).inputs).toEqual(inputs);
    const { images, pixels } = batches.drawWithPixels(4, false);
    const expected = imagesOf(images).flatMap((image) => [...pixelsOf(image)]);
    expect(pixels).toEqual(Float32Array.from(expected));
  });

  it('never have an image of a class that is held out', () => {
    const batches = makeBatches(plan);
    const { labels } = dataset.splits.train;
    for (let step = 0; step < 100; step++) {
      for (const image of batches.draw(step, false).images) expect(labels[image]).not.toBe(2);
    }
  });
});
