/** The recipes of batches with made-up symbols, beside digits and without them. */
import { describe, expect, it } from 'vitest';
import {
  type BatchRecipe,
  batchRecipeOf,
  batchSizeOf,
  type ClassGroup,
  classBlocksOf,
  classOfImages,
  drawBatch,
  imagesNeededOfClass,
} from '../../../../src/data/batches/batchRecipe.ts';
import { createRandom } from '../../../../src/data/random.ts';
import { defaultSettings } from '../../../../src/settings/settings.ts';

const ofDigits: ClassGroup = { source: 'dataset', classes: 7, imagesPerClass: 5 };
const ofSymbols: ClassGroup = { source: 'symbols', classes: 12, imagesPerClass: 3 };

const settings = {
  ...defaultSettings,
  imagesPerDigit: 5,
  symbolsPerBatch: 12,
  imagesPerSymbol: 3,
  positiveShare: 0.25,
};

describe.each([
  ['digits', [ofDigits], 35, 17, 4],
  ['digits-and-symbols', [ofDigits, ofSymbols], 71, 35, 9],
  ['symbols', [ofSymbols], 36, 18, 5],
] as const)('learning from %s', (learnFrom, groups, images, pairs, positivePairs) => {
  it('by classes has the images of its classes, digits first', () => {
    const recipe = batchRecipeOf({ ...settings, learnFrom, loss: 'triplet' }, 7);
    expect(recipe).toEqual({ kind: 'classes', groups });
    expect(batchSizeOf(recipe)).toBe(images);
    expect(groups.map((group) => imagesNeededOfClass(recipe, group))).toEqual(
      groups.map(({ imagesPerClass }) => imagesPerClass),
    );
  });

  it('from given pairs has half as many pairs as images, with the share of positive ones', () => {
    const recipe = batchRecipeOf({ ...settings, learnFrom, loss: 'contrastive-pairs' }, 7);
    expect(recipe).toEqual({ kind: 'pairs', groups, pairs, positivePairs });
    expect(batchSizeOf(recipe)).toBe(2 * pairs);
    for (const group of groups) expect(imagesNeededOfClass(recipe, group)).toBe(2);
  });
});

describe('the classes of a batch', () => {
  const groups = [
    { source: 'dataset', classes: 2, imagesPerClass: 3 },
    { source: 'symbols', classes: 3, imagesPerClass: 2 },
  ] as const;

  it('lie one behind the other, group by group', () => {
    expect(classBlocksOf(groups)).toEqual([
      { start: 0, images: 3 },
      { start: 3, images: 3 },
      { start: 6, images: 2 },
      { start: 8, images: 2 },
      { start: 10, images: 2 },
    ]);
    expect(classOfImages(groups)).toEqual([0, 0, 0, 1, 1, 1, 2, 2, 3, 3, 4, 4]);
  });

  it('are drawn from the pools of their own group', () => {
    const pools = [
      [
        [0, 1, 2, 3],
        [10, 11, 12],
      ],
      [
        [20, 21, 22],
        [30, 31],
        [40, 41, 42, 43],
      ],
    ];
    const recipe: BatchRecipe = { kind: 'classes', groups };
    for (let step = 0; step < 50; step++) {
      const batch = drawBatch(recipe, pools, createRandom(1, 'batch', step));
      expect(Array.from(batch, (image) => Math.floor(image / 10))).toEqual(classOfImages(groups));
      expect(new Set(batch).size).toBe(12);
    }
    const short = [pools[0] ?? [], [[20, 21], [30], [40, 41]]];
    expect(() => drawBatch(recipe, short, createRandom(1, 'batch'))).toThrow(
      'A batch needs 2 to choose from, got 1',
    );
  });
});
