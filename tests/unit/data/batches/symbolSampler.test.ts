/** Batches with made-up symbols: what they wait for, what they repeat, and what they draw. */
import { describe, expect, it } from 'vitest';
import { type BatchRecipe, classOfImages } from '../../../../src/data/batches/batchRecipe.ts';
import { BatchSampler } from '../../../../src/data/batches/batchSampler.ts';
import { TrainingImages } from '../../../../src/data/batches/trainingImages.ts';
import {
  drawingsOfSymbol,
  mostPoolSymbols,
  SymbolPool,
  symbolBytes,
  symbolsOfStep,
} from '../../../../src/data/symbols/symbolPool.ts';
import { makeDataset } from '../../../helpers/syntheticData.ts';

const shard = { split: 'train', imagesPerClass: 6 } as const;
const dataset = makeDataset(3, [shard, shard]);
const { count, labels } = dataset.splits.train;
const blank = new Uint8Array(symbolBytes);

/** A pool of blank symbols: what they look like makes no difference here. */
function poolOf(symbols: number): SymbolPool {
  const pool = new SymbolPool(1);
  for (let symbol = 0; symbol < symbols; symbol++) pool.add(blank);
  return pool;
}

const full = poolOf(mostPoolSymbols);
const ofDigits = { source: 'dataset', classes: 3, imagesPerClass: 4 } as const;
const ofSymbols = { source: 'symbols', classes: 10, imagesPerClass: 2 } as const;
const onlySymbols: BatchRecipe = { kind: 'classes', groups: [ofSymbols] };
const both: BatchRecipe = { kind: 'classes', groups: [ofDigits, ofSymbols] };
const pairs = 16;
const positivePairs = 6;
const pairsOfBoth: BatchRecipe = {
  kind: 'pairs',
  groups: [ofDigits, ofSymbols],
  pairs,
  positivePairs,
};
const pairsOfSymbols: BatchRecipe = { kind: 'pairs', groups: [ofSymbols], pairs, positivePairs };

function samplerOf(recipe: BatchRecipe, pool = full, seed = 1, data = dataset): BatchSampler {
  return new BatchSampler(new TrainingImages(data, pool), { recipe, classes: [0, 1, 2], seed });
}

const isSymbol = (image: number): boolean => image >= count;
const symbolOf = (image: number): number => Math.floor((image - count) / drawingsOfSymbol);
/** One number for each class: of symbols, those behind the labels. */
const classOf = (image: number): number =>
  isSymbol(image) ? 100 + symbolOf(image) : (labels[image] ?? Number.NaN);

describe.each([
  ['symbols alone', onlySymbols],
  ['digits and symbols', both],
  ['given pairs of both', pairsOfBoth],
  ['given pairs of symbols', pairsOfSymbols],
] as const)('a batch of %s', (_, recipe) => {
  it('waits for the symbols of its step, and for no others', () => {
    for (const step of [0, 1, 40]) {
      const pool = poolOf(symbolsOfStep(step) - 1);
      const sampler = samplerOf(recipe, pool);
      expect(sampler.isReady(step)).toBe(false);
      pool.add(blank);
      expect(sampler.isReady(step)).toBe(true);
      expect(sampler.isReady(step + 1)).toBe(false);
    }
    expect(samplerOf(recipe).isReady(1_000_000)).toBe(true);
  });

  it('depends on the seed and the step alone, not on how many symbols there are by then', () => {
    const sampler = samplerOf(recipe);
    const early = samplerOf(recipe, poolOf(symbolsOfStep(3)));
    for (const step of [3, 0, 2]) expect(early.draw(step)).toEqual(sampler.draw(step));
    expect(sampler.draw(4)).not.toEqual(sampler.draw(3));
    expect(samplerOf(recipe, full, 2).draw(3)).not.toEqual(sampler.draw(3));
    expect(sampler.isRepeatable(3)).toBe(true);
  });

  it('draws symbols of its step only, and in time any of them', () => {
    const sampler = samplerOf(recipe);
    const drawn = new Set<number>();
    const drawings = new Set<number>();
    for (let step = 0; step < 400; step++) {
      const images = [...sampler.draw(step)].filter(isSymbol);
      for (const image of images) {
        expect(symbolOf(image)).toBeLessThan(symbolsOfStep(step));
        drawings.add((image - count) % drawingsOfSymbol);
        if (symbolOf(image) < 120) drawn.add(symbolOf(image));
      }
    }
    expect(drawn.size).toBe(120);
    expect(drawings.size).toBe(drawingsOfSymbol);
  });
});

describe('a batch by classes', () => {
  it.each([
    ['of symbols alone', onlySymbols],
    ['of both', both],
  ] as const)('%s has its classes in order, each a class of its own', (_, recipe) => {
    const sampler = samplerOf(recipe);
    const wanted = classOfImages(recipe.groups);
    for (let step = 0; step < 200; step++) {
      const batch = sampler.draw(step);
      expect(batch).toHaveLength(wanted.length);
      expect(new Set(batch).size).toBe(batch.length);
      const classes = [...new Set(Array.from(batch, classOf))];
      expect(Array.from(batch, (image) => classes.indexOf(classOf(image)))).toEqual(wanted);
    }
  });

  it('of both has the digits first', () => {
    const batch = samplerOf(both).draw(5);
    expect(Array.from(batch, isSymbol)).toEqual(Array.from({ length: 32 }, (_, at) => at >= 12));
    expect(Array.from(batch.subarray(0, 12), classOf)).toEqual(
      [0, 1, 2].flatMap((label) => Array<number>(4).fill(label)),
    );
  });
});

describe('given pairs', () => {
  it.each([
    ['of symbols alone', pairsOfSymbols],
    ['of both', pairsOfBoth],
  ] as const)('%s are of one class first, then of two of one source', (_, recipe) => {
    const sampler = samplerOf(recipe);
    const expected = Array.from({ length: pairs }, (_, pair) => pair < positivePairs);
    for (let step = 0; step < 300; step++) {
      const batch = sampler.draw(step);
      const [firsts, seconds] = [[...batch.subarray(0, pairs)], [...batch.subarray(pairs)]];
      const isPositive = firsts.map((first, at) => classOf(first) === classOf(seconds[at] ?? -1));
      expect(isPositive).toEqual(expected);
      expect(firsts.map(isSymbol)).toEqual(seconds.map(isSymbol));
      expect(firsts.some((first, at) => first === seconds[at])).toBe(false);
    }
  });

  it('are of a source by its share of the images', () => {
    const sampler = samplerOf(pairsOfBoth);
    const batches = Array.from({ length: 1_000 }, (_, step) => sampler.draw(step));
    for (const of of [[0, positivePairs] as const, [positivePairs, pairs] as const]) {
      const firsts = batches.flatMap((batch) => [...batch.subarray(...of)]);
      const share = firsts.filter(isSymbol).length / firsts.length;
      // 20 of 32 images; four standard deviations of a share of 6,000 are 0.025.
      expect(Math.abs(share - 20 / 32)).toBeLessThan(0.025);
    }
  });
});

describe('a shard of the data set that is late or failed', () => {
  function withStates(first: 'pending' | 'failed'): typeof dataset {
    const changed = structuredClone(dataset);
    const [slot] = changed.splits.train.slots;
    if (slot !== undefined) slot.state = first;
    return changed;
  }

  it('makes only those batches wait that have digits', () => {
    const late = withStates('pending');
    expect(samplerOf(both, full, 1, late).isReady(0)).toBe(false);
    expect(samplerOf(onlySymbols, full, 1, late).isReady(0)).toBe(true);
    expect(samplerOf(onlySymbols, full, 1, late).draw(0)).toEqual(samplerOf(onlySymbols).draw(0));
  });

  it('makes only those batches not repeatable that have digits', () => {
    const failed = withStates('failed');
    expect(samplerOf(both, full, 1, failed).isRepeatable(0)).toBe(false);
    expect(samplerOf(pairsOfSymbols, full, 1, failed).isRepeatable(0)).toBe(true);
  });

  it('is named where it leaves a class with too few images', () => {
    const many: BatchRecipe = {
      kind: 'classes',
      groups: [ofSymbols, { ...ofDigits, imagesPerClass: 7 }],
    };
    const arriving = makeDataset(3, [shard, shard]);
    const late = arriving.splits.train.slots[1];
    if (late !== undefined) late.state = 'pending';
    expect(() => samplerOf(many, full, 1, arriving).draw(0)).toThrow(
      'Only 6 images of class a have arrived; a batch needs 7',
    );
  });
});
