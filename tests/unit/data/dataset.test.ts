import { describe, expect, it } from 'vitest';
import { addShard, createDataset, imageAt, isComplete, slotOf } from '../../../src/data/dataset.ts';
import { checkDigits, digitPixels } from '../../../src/data/digit.ts';
import { requireElement } from '../../../src/metrics/requireElement.ts';
import { makeShards, manifestOf } from '../../helpers/syntheticData.ts';

const shards = makeShards(3, [
  { split: 'train', imagesPerClass: 2 },
  { split: 'test', imagesPerClass: 1 },
  { split: 'train', imagesPerClass: 1 },
]);
const manifest = manifestOf(3, shards);
const [first, , last] = shards.map(({ unpacked }) => unpacked);
const [firstShard, testShard, lastShard] = [0, 1, 2].map((at) =>
  requireElement(manifest.shards, at),
);

describe('a data set', () => {
  it('has room for all that its manifest lists before anything arrives', () => {
    const { splits, classes, name } = createDataset(manifest);
    expect({ name, classes }).toEqual({ name: 'Squares', classes: ['a', 'b', 'c'] });
    expect([splits.train, splits.validation, splits.test].map(({ count }) => count)).toEqual([
      9, 0, 3,
    ]);
    expect(splits.train.images).toHaveLength(9 * digitPixels);
    expect(splits.train.slots.map(({ start, state }) => [start, state])).toEqual([
      [0, 'pending'],
      [6, 'pending'],
    ]);
  });

  it('has each shard at its own place, in whatever order they arrive', () => {
    const dataset = createDataset(manifest);
    const { train } = dataset.splits;
    if (first === undefined || last === undefined) throw new Error('The shards are missing');
    if (firstShard === undefined || lastShard === undefined) throw new Error('No manifest');
    addShard(dataset, lastShard, last);
    expect(isComplete(train)).toBe(false);
    addShard(dataset, firstShard, first);
    expect(isComplete(train)).toBe(true);
    expect([...train.labels]).toEqual([0, 1, 2, 0, 1, 2, 0, 1, 2]);
    expect(imageAt(train, 5)).toEqual(first.subarray(5 * digitPixels, 6 * digitPixels));
    expect(imageAt(train, 7)).toEqual(last.subarray(digitPixels, 2 * digitPixels));
  });

  it('refuses a shard of another length, naming both', () => {
    const dataset = createDataset(manifest);
    const shard = requireElement(manifest.shards, 1);
    expect(() => addShard(dataset, shard, new Uint8Array(2_354))).toThrow(
      'test-1.bin unpacks to 2354 bytes, expected 2355',
    );
    expect(slotOf(dataset, shard).state).toBe('pending');
  });

  it('refuses a label beyond its classes, naming both', () => {
    const dataset = createDataset(manifest);
    const unpacked = new Uint8Array(3 * (digitPixels + 1)).fill(3, 3 * digitPixels + 1);
    expect(() => addShard(dataset, requireElement(manifest.shards, 1), unpacked)).toThrow(
      'test-1.bin has the label 3, but Squares has 3 classes',
    );
  });

  it('knows only the shards of its own manifest', () => {
    const other = createDataset(manifestOf(3, shards));
    if (testShard === undefined) throw new Error('No manifest');
    expect(() => slotOf(other, testShard)).toThrow('test-1.bin is not a shard of Squares');
  });
});

describe('an array of digits', () => {
  it('is taken when it holds whole ones', () => {
    expect(() => checkDigits(new Uint8Array(2 * 784), 2)).not.toThrow();
  });

  it('is refused otherwise, with both lengths', () => {
    expect(() => checkDigits(new Uint8Array(1_000), 1)).toThrow(
      '1 digits of 28×28 need 784 bytes, got 1000',
    );
  });
});
