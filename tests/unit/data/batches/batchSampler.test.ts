import { describe, expect, it } from 'vitest';
import {
  BatchSampler,
  type BatchSamplerOptions,
  shardsOfStep,
} from '../../../../src/data/batches/batchSampler.ts';
import { TrainingImages } from '../../../../src/data/batches/trainingImages.ts';
import type { Dataset, ShardState } from '../../../../src/data/dataset.ts';
import { makeDataset } from '../../../helpers/syntheticData.ts';

const classCount = 3;
const imagesPerClass = 4;
const recipe = {
  kind: 'classes',
  groups: [{ source: 'dataset', classes: classCount, imagesPerClass }],
} as const;
const options: BatchSamplerOptions = { recipe, classes: [0, 1, 2], seed: 1 };

/** Four training shards of 30 images, with the states given. */
function trainingShards(...states: ShardState[]): Dataset {
  const shard = { split: 'train', imagesPerClass: 10 } as const;
  const dataset = makeDataset(classCount, [shard, shard, shard, shard]);
  setStates(dataset, states);
  return dataset;
}

function samplerOf(dataset: Dataset, options: BatchSamplerOptions): BatchSampler {
  return new BatchSampler(new TrainingImages(dataset, null), options);
}

function setStates(dataset: Dataset, states: readonly ShardState[]): void {
  for (const [index, slot] of dataset.splits.train.slots.entries()) {
    slot.state = states[index] ?? 'ready';
  }
}

/** The shards that the images of a batch come from. */
function shardsIn(batch: Int32Array): Set<number> {
  return new Set(Array.from(batch, (image) => Math.floor(image / 30)));
}

describe('a batch of some classes', () => {
  const many = makeDataset(20, [{ split: 'train', imagesPerClass: 6 }]);
  const { labels } = many.splits.train;
  const some = {
    kind: 'classes',
    groups: [{ source: 'dataset', classes: 5, imagesPerClass: 4 }],
  } as const;
  const classes = Array.from({ length: 20 }, (_, label) => label).filter((label) => label !== 3);
  const sampler = samplerOf(many, { recipe: some, classes, seed: 1 });

  it('has other classes at each step, each of them about as often, and none that is held out', () => {
    const counts = new Map<number, number>();
    for (let step = 0; step < 400; step++) {
      const batch = sampler.draw(step);
      const drawn = Array.from(batch, (image) => labels[image] ?? -1);
      expect(new Set(batch).size).toBe(20);
      expect(new Set(drawn).size).toBe(5);
      for (const [place, label] of drawn.entries()) {
        expect(label).toBe(drawn[4 * Math.floor(place / 4)]);
        counts.set(label, (counts.get(label) ?? 0) + 1);
      }
    }
    expect([...counts.keys()].sort((one, other) => one - other)).toEqual(classes);
    // 400 steps of 5 of 19 classes: about 105 steps each, 4 images a step.
    for (const count of counts.values()) expect(Math.abs(count / 4 - 105)).toBeLessThan(36);
  });

  it('draws pairs from all classes', () => {
    const pairs = { kind: 'pairs', groups: some.groups, pairs: 10, positivePairs: 5 } as const;
    const ofPairs = samplerOf(many, { recipe: pairs, classes, seed: 1 });
    const seen = new Set<number>();
    for (let step = 0; step < 50; step++) {
      for (const image of ofPairs.draw(step)) seen.add(labels[image] ?? -1);
    }
    expect(seen.size).toBe(19);
  });
});

describe('a class that is smaller than its part of a batch', () => {
  const few = makeDataset(2, [{ split: 'train', imagesPerClass: 3 }]);
  const large = {
    kind: 'classes',
    groups: [{ source: 'dataset', classes: 2, imagesPerClass: 7 }],
  } as const;

  it('shows every image before one comes again', () => {
    const sampler = samplerOf(few, { recipe: large, classes: [0, 1], seed: 1 });
    for (let step = 0; step < 100; step++) {
      const batch = sampler.draw(step);
      for (const start of [0, 3, 7, 10]) {
        expect(new Set(batch.subarray(start, start + 3)).size).toBe(3);
      }
    }
  });
});

describe('a batch by classes', () => {
  const dataset = trainingShards();
  const { labels } = dataset.splits.train;
  const sampler = samplerOf(dataset, options);

  it('has as many different images of each class, class after class, a thousand times', () => {
    expect(sampler.batchSize).toBe(classCount * imagesPerClass);
    const expected = Array.from({ length: 12 }, (_, at) => Math.floor(at / imagesPerClass));
    for (let step = 0; step < 1_000; step++) {
      const batch = sampler.draw(step);
      expect(new Set(batch).size).toBe(batch.length);
      expect(Array.from(batch, (image) => labels[image])).toEqual(expected);
    }
  });

  it('takes every image about as often as any other', () => {
    const counts = new Map<number, number>();
    for (let step = 10_000; step < 11_000; step++) {
      for (const image of sampler.draw(step)) counts.set(image, (counts.get(image) ?? 0) + 1);
    }
    expect(counts.size).toBe(dataset.splits.train.count);
    // 1,000 batches × 4 of 40 images of a class: 100 times each, ± some 9.5 of standard deviation.
    for (const count of counts.values()) expect(Math.abs(count - 100)).toBeLessThan(40);
  });

  it('depends on the seed and the step alone', () => {
    const steps = [170, 3, 500, 99, 3];
    const again = samplerOf(trainingShards(), options);
    for (const step of steps) expect(again.draw(step)).toEqual(sampler.draw(step));
    const otherSeed = samplerOf(dataset, { ...options, seed: 2 });
    expect(otherSeed.draw(3)).not.toEqual(sampler.draw(3));
    expect(sampler.draw(4)).not.toEqual(sampler.draw(3));
  });

  it('does not depend on the order in which shards arrive', () => {
    const late = trainingShards('ready', 'pending', 'ready', 'ready');
    const lateSampler = samplerOf(late, options);
    const before = lateSampler.draw(20);
    setStates(late, []);
    expect(before).toEqual(sampler.draw(20));
    for (const step of [20, 120, 180]) expect(lateSampler.draw(step)).toEqual(sampler.draw(step));
  });

  it('draws from the shards of its step only, and from all of them', () => {
    for (const [step, shards] of [
      [0, 1],
      [99, 1],
      [100, 2],
      [149, 2],
      [150, 3],
      [200, 4],
      [5_000, 4],
    ] as const) {
      expect(shardsOfStep(step, 4)).toBe(shards);
      const last = shardsIn(sampler.draw(step));
      expect(Math.max(...last)).toBe(shards - 1);
    }
  });

  it('says which class has too few images', () => {
    const tooMany = {
      kind: 'classes',
      groups: [{ source: 'dataset', classes: 2, imagesPerClass: 11 }],
    } as const;
    const arriving = trainingShards('ready', 'ready', 'pending');
    const sampler = samplerOf(arriving, { recipe: tooMany, classes: [1, 2], seed: 1 });
    expect(() => sampler.draw(0)).toThrow(
      'Only 10 images of class b have arrived; a batch needs 11',
    );
    expect(sampler.draw(100)).toHaveLength(22);
  });
});

describe('a shard that has not arrived', () => {
  it('makes the steps wait that draw from it, and no others', () => {
    const sampler = samplerOf(trainingShards('ready', 'pending'), options);
    expect([0, 99, 100, 5_000].map((step) => sampler.isReady(step))).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });
});

describe('a shard that was given up', () => {
  it('is left out, and makes the steps that miss it not repeatable', () => {
    const sampler = samplerOf(trainingShards('ready', 'failed', 'ready'), options);
    expect([99, 100].map((step) => sampler.isReady(step))).toEqual([true, true]);
    expect([99, 100].map((step) => sampler.isRepeatable(step))).toEqual([true, false]);
    expect(shardsIn(sampler.draw(300))).toEqual(new Set([0, 2, 3]));
  });

  it('is drawn from again once it has arrived after all', () => {
    const dataset = trainingShards('ready', 'failed');
    const sampler = samplerOf(dataset, options);
    sampler.draw(100);
    setStates(dataset, []);
    expect(sampler.draw(100)).toEqual(samplerOf(trainingShards(), options).draw(100));
    expect(sampler.isRepeatable(100)).toBe(true);
  });

  it('gives way to any other when a step has no shard left of its own', () => {
    const sampler = samplerOf(trainingShards('failed', 'pending', 'ready'), options);
    expect(sampler.isReady(0)).toBe(true);
    expect(sampler.isRepeatable(0)).toBe(false);
    expect([...shardsIn(sampler.draw(0))].sort()).toEqual([2, 3]);
  });

  it('makes a step wait when nothing has arrived instead', () => {
    const dataset = trainingShards('failed', 'pending', 'pending', 'pending');
    const sampler = samplerOf(dataset, options);
    expect(sampler.isReady(0)).toBe(false);
    expect(() => sampler.draw(0)).toThrow('Only 0 images of class a have arrived');
  });
});
