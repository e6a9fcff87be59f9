import { describe, expect, it } from 'vitest';
import { TrainingImages } from '../../../../src/data/batches/trainingImages.ts';
import { imageAt } from '../../../../src/data/dataset.ts';
import { drawingsOfSymbol, SymbolPool } from '../../../../src/data/symbols/symbolPool.ts';
import { makeDataset } from '../../../helpers/syntheticData.ts';

const dataset = makeDataset(3, [{ split: 'train', imagesPerClass: 4 }]);
const { train } = dataset.splits;
const pool = new SymbolPool(8);
pool.growTo(3);

describe('the training images', () => {
  const images = new TrainingImages(dataset, pool);

  it('are the very bytes of the training split, and then of the symbols’ drawings', () => {
    for (let image = 0; image < train.count; image++) {
      expect(images.imageAt(image)).toEqual(imageAt(train, image));
    }
    const indices = [0, 1, 2].flatMap((symbol) =>
      Array.from({ length: drawingsOfSymbol }, (_, drawing) => {
        const index = images.indexOfSymbol(symbol, drawing);
        const found = images.imageAt(index);
        expect(found).toEqual(pool.drawingAt(symbol, drawing));
        expect(found.buffer).toBe(pool.drawingAt(symbol, drawing).buffer);
        return index;
      }),
    );
    // One index each, right behind the split.
    expect(indices).toEqual(Array.from(indices.keys(), (at) => train.count + at));
  });

  it('have the name of their class; symbols are counted from 1', () => {
    expect([0, 1, 2, 3].map((image) => images.classNameOf(image))).toEqual(['a', 'b', 'c', 'a']);
    expect(
      [0, 2].map((symbol) =>
        images.classNameOf(images.indexOfSymbol(symbol, drawingsOfSymbol - 1)),
      ),
    ).toEqual(['symbol no. 1', 'symbol no. 3']);
  });

  it('say so where a symbol is not here yet', () => {
    expect(images.symbolCount).toBe(3);
    expect(() => images.imageAt(images.indexOfSymbol(3, 0))).toThrow(
      'Symbol 3 is not among the 3 of the pool',
    );
  });
});

describe('the training images of a run without symbols', () => {
  const images = new TrainingImages(dataset, null);

  it('are those of the data set alone', () => {
    expect(images.symbolCount).toBe(0);
    expect(images.imageAt(2)).toEqual(imageAt(train, 2));
    expect(() => images.imageAt(train.count)).toThrow('This run has no symbols');
  });
});
