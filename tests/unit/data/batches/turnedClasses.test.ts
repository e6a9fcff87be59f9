/** Classes of a data set, mirrored and turned, as classes of their own in a batch. */
import { describe, expect, it } from 'vitest';
import {
  type BatchRecipe,
  batchRecipeOf,
  classOfImages,
} from '../../../../src/data/batches/batchRecipe.ts';
import { BatchSampler } from '../../../../src/data/batches/batchSampler.ts';
import { TrainingImages } from '../../../../src/data/batches/trainingImages.ts';
import { turnedImage, turns } from '../../../../src/data/batches/turnedImage.ts';
import { imageAt } from '../../../../src/data/dataset.ts';
import { drawingsOfSymbol, mostPoolSymbols } from '../../../../src/data/symbols/symbolPool.ts';
import { waysToTurn } from '../../../../src/settings/batchRules.ts';
import { defaultSettings, type RunSettings } from '../../../../src/settings/settings.ts';
import { makeDataset } from '../../../helpers/syntheticData.ts';

const shard = { split: 'train', imagesPerClass: 6 } as const;
const dataset = makeDataset(3, [shard, shard]);
const { train } = dataset.splits;
const images = new TrainingImages(dataset, null);

function turnNamed(text: string): number {
  const turn = turns.findIndex((one) => one.text === text);
  if (turn < 0) throw new Error(`There is no turn ${text}`);
  return turn;
}

/** Turns an image to the right in the plainest way: the row that was last comes first, top to bottom. */
function toTheRight(image: Uint8Array): Uint8Array {
  return image.map((_, at) => image[(27 - (at % 28)) * 28 + Math.floor(at / 28)] ?? 0);
}

function mirrored(image: Uint8Array): Uint8Array {
  return image.map((_, at) => image[Math.floor(at / 28) * 28 + 27 - (at % 28)] ?? 0);
}

describe('a turned image', () => {
  const image = Uint8Array.from({ length: 784 }, (_, at) => (at * 37 + Math.floor(at / 28)) % 256);

  it('is what its name says', () => {
    const right = toTheRight(image);
    const upsideDown = toTheRight(right);
    const left = toTheRight(upsideDown);
    expect(toTheRight(left)).toEqual(image);
    for (const [text, wanted] of [
      ['turned to the right', right],
      ['upside down', upsideDown],
      ['turned to the left', left],
      ['mirrored', mirrored(image)],
      ['mirrored, turned to the right', toTheRight(mirrored(image))],
      ['mirrored, upside down', toTheRight(toTheRight(mirrored(image)))],
      ['mirrored, turned to the left', toTheRight(toTheRight(toTheRight(mirrored(image))))],
    ] as const) {
      expect(turnedImage(image, turnNamed(text)), text).toEqual(wanted);
    }
    expect(turns).toHaveLength(7);
    expect(waysToTurn).toBe(7);
  });

  it('has no way beyond the last', () => {
    expect(() => turnedImage(image, 7)).toThrow('There are 7 turns, got number 7');
  });
});

describe('the training images, turned', () => {
  it('have indices behind those of all symbols, the bytes of the turn and its name', () => {
    const indices = new Set<number>();
    for (const turn of turns.keys()) {
      for (let image = 0; image < train.count; image++) {
        const index = images.indexOfTurned(image, turn);
        indices.add(index);
        expect(index).toBeGreaterThanOrEqual(train.count + mostPoolSymbols * drawingsOfSymbol);
        expect(images.imageAt(index)).toEqual(turnedImage(imageAt(train, image), turn));
      }
    }
    expect(indices.size).toBe(turns.length * train.count);
    const second = images.indexOfTurned(1, turnNamed('upside down'));
    expect(images.classNameOf(second)).toBe('b upside down');
  });
});

/** The class of the data set and the turn of an index; `null` where it is not turned. */
function turnedClassOf(index: number): string | null {
  for (const turn of turns.keys()) {
    const image = index - images.indexOfTurned(0, turn);
    if (image >= 0 && image < train.count) return `${train.labels[image]} ${turn}`;
  }
  return null;
}

function samplerOf(recipe: BatchRecipe, classes: readonly number[], seed = 1): BatchSampler {
  return new BatchSampler(images, { recipe, classes, seed });
}

const ofDataset = { source: 'dataset', classes: 2, imagesPerClass: 4 } as const;
const ofTurned = { source: 'turned', classes: 9, imagesPerClass: 3 } as const;

describe('a batch with turned classes', () => {
  const recipe: BatchRecipe = { kind: 'classes', groups: [ofDataset, ofTurned] };

  it('has as many of them as wanted, each of one class and one turn, none of it held out', () => {
    const sampler = samplerOf(recipe, [0, 2]);
    const wanted = classOfImages([ofTurned]);
    const all = new Set<string>();
    for (let step = 0; step < 100; step++) {
      const batch = sampler.draw(step);
      expect(new Set(batch).size).toBe(batch.length);
      const turned = Array.from(batch.subarray(8), turnedClassOf);
      const classes = [...new Set(turned)];
      expect(turned.map((one) => classes.indexOf(one))).toEqual(wanted);
      for (const one of classes) all.add(one ?? 'not turned');
    }
    expect([...all].sort()).toEqual(
      [0, 2].flatMap((label) => [...turns.keys()].map((turn) => `${label} ${turn}`)),
    );
  });

  it('depends on the seed and the step alone', () => {
    const sampler = samplerOf(recipe, [0, 1, 2]);
    const [fifth, sixth] = [sampler.draw(5), sampler.draw(6)];
    expect(samplerOf(recipe, [0, 1, 2]).draw(5)).toEqual(fifth);
    expect(sixth).not.toEqual(fifth);
    expect(samplerOf(recipe, [0, 1, 2], 2).draw(5)).not.toEqual(fifth);
  });

  it('has the same images of the data set as one without them', () => {
    const without = samplerOf({ kind: 'classes', groups: [ofDataset] }, [0, 2]);
    const sampler = samplerOf(recipe, [0, 2]);
    for (const step of [0, 7]) {
      expect(sampler.draw(step).subarray(0, 8)).toEqual(without.draw(step));
    }
  });

  it('of given pairs has two classes in each negative pair, also where one alone is turned', () => {
    const pairs = 12;
    const groups = [ofDataset, { ...ofTurned, classes: 1 }];
    const sampler = samplerOf({ kind: 'pairs', groups, pairs, positivePairs: 5 }, [0, 2]);
    const classOf = (index: number): string => turnedClassOf(index) ?? `${train.labels[index]}`;
    let turned = 0;
    for (let step = 0; step < 100; step++) {
      const batch = Array.from(sampler.draw(step), classOf);
      turned += batch.filter((one) => one.includes(' ')).length;
      const areSame = batch.slice(0, pairs).map((first, pair) => first === batch[pairs + pair]);
      expect(areSame).toEqual(Array.from({ length: pairs }, (_, pair) => pair < 5));
    }
    expect(turned).toBeGreaterThan(0);
  });

  it('of views has each image twice', () => {
    const sampler = samplerOf({ kind: 'views', groups: [ofDataset, ofTurned] }, [0, 2]);
    const batch = [...sampler.draw(3)];
    const firsts = batch.filter((_, at) => at % 2 === 0);
    expect(batch.filter((_, at) => at % 2 === 1)).toEqual(firsts);
    expect(new Set(firsts).size).toBe(firsts.length);
  });
});

describe('the recipe of a batch', () => {
  const settings: RunSettings = { ...defaultSettings, loss: 'triplet', turnedPerBatch: 40 };
  const sourcesOf = (change: Partial<RunSettings>, classes: number): string[] =>
    batchRecipeOf({ ...settings, ...change }, classes).groups.map(
      ({ source, classes: count, imagesPerClass }) => `${source} ${count} × ${imagesPerClass}`,
    );

  it('has turned classes beside the data set and symbols, with as many images as a symbol', () => {
    const learnFrom = 'digits-and-symbols';
    expect(sourcesOf({ learnFrom }, 7)).toEqual([
      'dataset 7 × 16',
      'symbols 60 × 4',
      'turned 40 × 4',
    ]);
    expect(sourcesOf({ learnFrom, turnedPerBatch: 0 }, 7)).toHaveLength(2);
  });

  it('has no more of them than there are', () => {
    expect(sourcesOf({ learnFrom: 'digits-and-symbols' }, 4)[2]).toBe('turned 28 × 4');
  });

  it('has none without symbols, and none of symbols alone', () => {
    expect(sourcesOf({ learnFrom: 'digits' }, 7)).toEqual(['dataset 7 × 16']);
    expect(sourcesOf({ learnFrom: 'symbols' }, 7)).toEqual(['symbols 60 × 4']);
  });
});
