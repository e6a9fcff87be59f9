import { describe, expect, it } from 'vitest';
import {
  type BatchRecipe,
  batchRecipeOf,
  batchSizeOf,
  classGroupsOf,
  drawBatch,
  imagesNeededOfClass,
} from '../../../../src/data/batches/batchRecipe.ts';
import { BatchSampler } from '../../../../src/data/batches/batchSampler.ts';
import { TrainingImages } from '../../../../src/data/batches/trainingImages.ts';
import { createRandom } from '../../../../src/data/random.ts';
import { defaultSettings } from '../../../../src/settings/settings.ts';
import { readMnist } from '../../../helpers/mnist.ts';
import { makeBlankDataset } from '../../../helpers/syntheticData.ts';

const allDigits = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];
const heldOut = [2, 8, 9];
const seen = [0, 1, 3, 4, 5, 6, 7];
/** As many shards of as many images as the page is served, with MNIST's labels. */
const imagesPerShard = 5_000;
const { labels } = readMnist('train', 11 * imagesPerShard);
const images = new TrainingImages(makeBlankDataset(10, labels, imagesPerShard), null);
/** A thousand steps, from the first shard alone to all eleven. */
const steps = Array.from({ length: 1_000 }, (_, index) => 2 * index);

/** Two views of so many images. */
function viewsOf(count: number): BatchRecipe {
  return { kind: 'views', groups: [{ source: 'dataset', classes: count, imagesPerClass: 2 }] };
}

const givenPairs = {
  kind: 'pairs',
  groups: [{ source: 'dataset', classes: 10, imagesPerClass: 6 }],
  pairs: 30,
  positivePairs: 12,
} as const;

/** The digits of the batches of all those steps, [steps][images]. */
function digitsOf(sampler: BatchSampler): number[][] {
  return steps.map((step) => Array.from(sampler.draw(step), (image) => labels[image] ?? -1));
}

describe.each([
  [
    'by classes',
    {
      kind: 'classes',
      groups: [{ source: 'dataset', classes: seen.length, imagesPerClass: 12 }],
    } as const,
  ],
  ['of given pairs', givenPairs],
  ['of views', viewsOf(42)],
] as const)('a thousand batches of MNIST %s', (_, recipe) => {
  const sampler = new BatchSampler(images, { recipe, classes: seen, seed: 1 });
  const counts = new Array<number>(10).fill(0);
  for (const digit of digitsOf(sampler).flat()) counts[digit] = (counts[digit] ?? 0) + 1;

  it('have no digit that is held out', () => {
    expect(heldOut.map((digit) => counts[digit])).toEqual([0, 0, 0]);
  });

  it('have every other digit, about as often', () => {
    const all = steps.length * sampler.batchSize;
    const seenImages = labels.filter((label) => seen.includes(label));
    // Of given pairs, a digit's count has a standard deviation of about a hundred. Views are drawn from
    // all images, whatever their digits: there are more of some.
    for (const digit of seen) {
      const share = seenImages.filter((label) => label === digit).length / seenImages.length;
      const expected = all * (recipe.kind === 'views' ? share : 1 / seen.length);
      expect(Math.abs((counts[digit] ?? 0) - expected)).toBeLessThan(500);
    }
  });

  it('depend on the seed and the step alone', () => {
    const again = new BatchSampler(images, { recipe, classes: seen, seed: 1 });
    for (const step of [700, 3, 120, 3]) expect(again.draw(step)).toEqual(sampler.draw(step));
    const other = new BatchSampler(images, { recipe, classes: seen, seed: 2 });
    expect(other.draw(3)).not.toEqual(sampler.draw(3));
    expect(sampler.draw(4)).not.toEqual(sampler.draw(3));
  });
});

describe('views', () => {
  it('are of different images of any digit, each twice in a row', () => {
    const sampler = new BatchSampler(images, {
      recipe: viewsOf(40),
      classes: allDigits,
      seed: 7,
    });
    expect(sampler.batchSize).toBe(80);
    for (const step of steps.slice(0, 100)) {
      const batch = Array.from(sampler.draw(step));
      const firsts = batch.filter((_, view) => view % 2 === 0);
      expect(batch.filter((_, view) => view % 2 === 1)).toEqual(firsts);
      expect(new Set(firsts).size).toBe(40);
    }
    // Labels have no part in it: the digits come in other numbers every time.
    const counts = digitsOf(sampler).map((digits) => digits.filter((digit) => digit === 3).length);
    expect(new Set(counts).size).toBeGreaterThan(5);
  });

  it('need as many images as a batch has, whatever their digits', () => {
    const few = new TrainingImages(makeBlankDataset(3, Uint8Array.of(0, 0, 1), 3), null);
    const drawn = (count: number) =>
      new BatchSampler(few, {
        recipe: viewsOf(count),
        classes: [0, 1, 2],
        seed: 1,
      }).draw(0);
    expect(drawn(3)).toHaveLength(6);
    expect(() => drawn(4)).toThrow('A batch needs 4 to choose from, got 3');
  });
});

describe('given pairs', () => {
  const { pairs, positivePairs } = givenPairs;
  const sampler = new BatchSampler(images, { recipe: givenPairs, classes: allDigits, seed: 7 });

  it('are of one digit first, and then of two; no image is paired with itself', () => {
    const expected = Array.from({ length: pairs }, (_, pair) => pair < positivePairs);
    for (const step of steps) {
      const batch = sampler.draw(step);
      const [firsts, seconds] = [batch.subarray(0, pairs), batch.subarray(pairs)];
      expect(seconds).toHaveLength(pairs);
      const isPositive = Array.from(
        firsts,
        (first, pair) => labels[first] === labels[seconds[pair] ?? -1],
      );
      expect(isPositive).toEqual(expected);
      expect(firsts.some((first, pair) => first === seconds[pair])).toBe(false);
    }
  });

  it('take every two different digits, each as first and as second', () => {
    const kinds = new Set<string>();
    for (const digits of digitsOf(sampler)) {
      for (let pair = 0; pair < pairs; pair++) kinds.add(`${digits[pair]} ${digits[pairs + pair]}`);
    }
    expect(kinds.size).toBe(100);
  });

  it('need two images of each digit', () => {
    const few = new TrainingImages(makeBlankDataset(3, Uint8Array.of(0, 0, 1, 1, 2), 5), null);
    const options = { recipe: givenPairs, classes: [0, 1, 2], seed: 1 };
    expect(() => new BatchSampler(few, options).draw(0)).toThrow(
      'Only 1 images of class c have arrived; a batch needs 2',
    );
  });
});

describe('the recipe of the settings', () => {
  const recipeOf = (positiveShare: number, imagesPerDigit = 12, classes = 10) =>
    batchRecipeOf(
      { ...defaultSettings, loss: 'learned-distance', imagesPerDigit, positiveShare },
      classes,
    );

  it.each([
    'contrastive-all-pairs',
    'triplet',
    'supervised-contrastive',
    'positives-only',
  ] as const)('is by classes for %s', (loss) => {
    const recipe = batchRecipeOf({ ...defaultSettings, loss, imagesPerDigit: 5 }, 7);
    const group = { source: 'dataset', classes: 7, imagesPerClass: 5 } as const;
    expect(recipe).toEqual({ kind: 'classes', groups: [group] });
    expect([batchSizeOf(recipe), imagesNeededOfClass(recipe, group)]).toEqual([35, 5]);
  });

  it.each([
    [12, 10, 60],
    [5, 7, 17],
    // One image of each of two digits would have no negative.
    [1, 2, 2],
  ])(
    'is two views of half as many images: %i of each of %i digits',
    (imagesPerDigit, classes, images) => {
      const recipe = batchRecipeOf(
        { ...defaultSettings, loss: 'nt-xent', imagesPerDigit },
        classes,
      );
      const [group] = recipe.groups;
      if (group === undefined) throw new Error('A recipe has a group');
      expect(recipe.kind).toBe('views');
      expect(classGroupsOf(recipe)).toEqual([
        { source: 'dataset', classes: images, imagesPerClass: 2 },
      ]);
      expect([batchSizeOf(recipe), imagesNeededOfClass(recipe, group)]).toEqual([2 * images, 0]);
    },
  );

  it('is given pairs for the losses on them, of as many images, with the share of positives', () => {
    const settings = { ...defaultSettings, loss: 'contrastive-pairs', imagesPerDigit: 12 } as const;
    const group = { source: 'dataset', classes: 10, imagesPerClass: 12 } as const;
    expect(batchRecipeOf(settings, 10)).toEqual(recipeOf(0.5));
    expect([0.1, 0.25, 0.5, 0.9].map((share) => recipeOf(share))).toEqual(
      [6, 15, 30, 54].map((positivePairs) => ({
        kind: 'pairs',
        groups: [group],
        pairs: 60,
        positivePairs,
      })),
    );
    const recipe = recipeOf(0.5);
    expect([batchSizeOf(recipe), imagesNeededOfClass(recipe, group)]).toEqual([120, 2]);
  });

  it.each([
    // One image of each of two digits would be one pair; there are two, one of each kind.
    [0.9, 1, 2, 2, 1],
    [0.1, 1, 3, 2, 1],
    [0.1, 1, 8, 4, 1],
    [0.9, 1, 8, 4, 3],
  ])(
    'has a pair of each kind: share %d, %i × %i images',
    (share, images, classes, pairs, positive) => {
      expect(recipeOf(share, images, classes)).toEqual({
        kind: 'pairs',
        groups: [{ source: 'dataset', classes, imagesPerClass: images }],
        pairs,
        positivePairs: positive,
      });
    },
  );
});

describe('drawing from too few images', () => {
  it.each([
    [
      'by classes',
      { kind: 'classes', groups: [{ source: 'dataset', classes: 2, imagesPerClass: 3 }] } as const,
      [[1, 2, 3], [4]],
    ],
    ['of given pairs', givenPairs, [[1], [2]]],
    ['of given pairs, with one class', givenPairs, [[1, 2]]],
  ] as const)('fails rather than looking for ever: %s', (_, recipe, pools) => {
    expect(() => drawBatch(recipe, [pools], createRandom(1, 'batch'))).toThrow(RangeError);
  });
});
