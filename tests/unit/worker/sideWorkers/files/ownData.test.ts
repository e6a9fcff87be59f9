import { describe, expect, it } from 'vitest';
import { datasetOfImages } from '../../../../../src/data/dataset.ts';
import { OwnData } from '../../../../../src/worker/sideWorkers/files/ownData.ts';
import { read } from '../../../../helpers/dataFiles/givenFiles.ts';
import { idxFile, someLabels, somePixels } from '../../../../helpers/dataFiles/idxFiles.ts';

const count = 60;
const found = () =>
  read({
    'some-images-idx3-ubyte': idxFile('u1', [count, 28, 28], somePixels(count)),
    'some-labels-idx1-ubyte': idxFile('u1', [count], someLabels(count)),
  });

describe('what was found in files', () => {
  it('is summed up as what will be used', async () => {
    const data = new OwnData(await found());
    const { classes, counts, examples } = data.summary();
    expect(classes).toEqual(['0', '1', '2']);
    // Of 20 images of a class: 15 % and 15 % are held back.
    expect(counts).toEqual({ train: 42, validation: 9, test: 9 });
    expect(examples.map(({ className }) => className)).toEqual([
      ...['0', '0', '0'],
      ...['1', '1', '1'],
      ...['2', '2', '2'],
    ]);
  });

  it('shows examples that are among the training images', async () => {
    const data = new OwnData(await found());
    const { train } = data.images();
    const texts = new Set(
      Array.from(
        train.labels.keys(),
        (image) =>
          `${train.labels[image]}:${train.images.subarray(784 * image, 784 * (image + 1)).join()}`,
      ),
    );
    for (const { pixels, className } of data.summary().examples) {
      expect(texts.has(`${className}:${pixels.join()}`)).toBe(true);
    }
  });

  it('makes a data set of which every image is in one split', async () => {
    const original = await found();
    const images = new OwnData(original).images();
    const { splits } = datasetOfImages({ title: 'some', classes: ['0', '1', '2'] }, images);
    expect(Object.values(splits).map(({ count: of }) => of)).toEqual([42, 9, 9]);
    const all = Object.values(splits).flatMap((split) =>
      Array.from(split.labels.keys(), (image) =>
        split.images.subarray(784 * image, 784 * (image + 1)).join(),
      ),
    );
    const [part] = original.parts;
    const given = Array.from({ length: count }, (_, image) =>
      part?.images.subarray(784 * image, 784 * (image + 1)).join(),
    );
    expect(all.toSorted()).toEqual(given.toSorted());
  });
});

describe('a data set of a person’s own images', () => {
  const split = (labels: number[], bytes = 784 * labels.length) => ({
    images: new Uint8Array(bytes),
    labels: Uint16Array.from(labels),
    groups: null,
  });
  const good = split([0, 1]);

  it('is refused where images and labels differ in number, and where a label is no class', () => {
    const facts = { title: 'some', classes: ['a', 'b'] };
    expect(() =>
      datasetOfImages(facts, { train: split([0, 1], 784), validation: good, test: good }),
    ).toThrow('The train images of some are 784 bytes; 2 images have 1568');
    expect(() =>
      datasetOfImages(facts, { train: good, validation: split([0, 2]), test: good }),
    ).toThrow('some has the label 2, but 2 classes');
  });
});
