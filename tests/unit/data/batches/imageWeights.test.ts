import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BatchRecipe } from '../../../../src/data/batches/batchRecipe.ts';
import { imageWeightsOf } from '../../../../src/data/batches/imageWeights.ts';

const groups = [
  { source: 'dataset', classes: 2, imagesPerClass: 3 },
  { source: 'symbols', classes: 2, imagesPerClass: 2 },
] as const;

describe('the weights of a batch’s images', () => {
  it('let a digit count as often as is asked, beside symbols', () => {
    // Six digits of weight 4 and four drawings of weight 1 are 28 in all.
    const weights = imageWeightsOf({ kind: 'classes', groups }, 4);
    expect(weights).toEqual(
      Float32Array.from([4, 4, 4, 4, 4, 4, 1, 1, 1, 1], (weight) => weight / 28),
    );
  });

  it('are those of each view where a batch is of views', () => {
    const weights = imageWeightsOf({ kind: 'views', groups }, 0.5);
    // Three digits twice, two drawings twice.
    expect(weights).toEqual(
      Float32Array.from([0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 1, 1, 1, 1], (weight) => weight / 7),
    );
  });

  it('have the sum 1, and are all the same without symbols', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 10 }),
        fc.integer({ min: 2, max: 20 }),
        fc.double({ min: 0.01, max: 100, noNaN: true }),
        (classes, imagesPerClass, weight) => {
          const recipe: BatchRecipe = {
            kind: 'classes',
            groups: [{ source: 'dataset', classes, imagesPerClass }],
          };
          const weights = imageWeightsOf(recipe, weight);
          expect(weights).toHaveLength(classes * imagesPerClass);
          expect(weights.reduce((sum, each) => sum + each, 0)).toBeCloseTo(1, 5);
          expect(new Set(weights).size).toBe(1);
        },
      ),
    );
  });

  it('are refused for given pairs', () => {
    const recipe: BatchRecipe = { kind: 'pairs', groups, pairs: 5, positivePairs: 2 };
    expect(() => imageWeightsOf(recipe, 2)).toThrow('Images of given pairs have no weights');
  });
});
