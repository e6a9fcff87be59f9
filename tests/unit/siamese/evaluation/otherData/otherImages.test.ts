import { describe, expect, it } from 'vitest';
import type { OwnImages } from '../../../../../src/data/dataset.ts';
import {
  gatherImages,
  otherImagesOf,
  testImagesOf,
} from '../../../../../src/siamese/evaluation/otherData/otherImages.ts';
import { ownImagesOf } from '../../../../helpers/otherData.ts';
import { makeDataset } from '../../../../helpers/syntheticData.ts';

const letters = {
  classes: ['alpha', 'beta', 'aleph'],
  families: ['Greek', 'Greek', 'Hebrew'],
};
const own = ownImagesOf([
  { family: 'Greek', drawers: [1, 2, 3, 4, 5] },
  { family: 'Greek', drawers: [1, 2, 3, 4, 5] },
  { family: 'Hebrew', drawers: [6, 7, 8, 9, 10] },
]);

describe('the images of another data set', () => {
  it('are those of all splits, with their classes and drawers', () => {
    const images = otherImagesOf(letters, own);
    const splits = [own.train, own.validation, own.test];
    expect([...images.labels]).toEqual(splits.flatMap(({ labels }) => [...labels]));
    expect([...(images.groups ?? [])]).toEqual(splits.flatMap(({ groups }) => [...(groups ?? [])]));
    const wanted = Int32Array.of(14, 0, 7);
    const { images: bytes, labels } = gatherImages(images, wanted);
    const every = splits.flatMap((split) =>
      Array.from(split.labels, (_, at) => split.images.subarray(784 * at, 784 * (at + 1))),
    );
    for (const [place, image] of wanted.entries()) {
      expect(bytes.subarray(784 * place, 784 * (place + 1))).toEqual(every[image]);
      expect(labels[place]).toBe(images.labels[image]);
    }
  });

  it('have no drawers where one split does not say who drew it', () => {
    const unsaid = { ...own, test: { ...own.test, groups: null } };
    expect(otherImagesOf(letters, unsaid).groups).toBeNull();
  });

  it('of the site are its test images alone', () => {
    const dataset = makeDataset(3, [
      { split: 'train', imagesPerClass: 4 },
      { split: 'test', imagesPerClass: 2 },
    ]);
    expect(testImagesOf(dataset).labels).toEqual(dataset.splits.test.labels);
  });

  const { train } = own;
  const hostile: readonly [string, OwnImages, RegExp][] = [
    ['too few bytes', { ...own, train: { ...train, images: train.images.slice(1) } }, /bytes/],
    [
      'a label of no class',
      { ...own, train: { ...train, labels: train.labels.map(() => 3) } },
      /label 3/,
    ],
    ['too few drawers', { ...own, train: { ...train, groups: Uint16Array.of(1) } }, /1 drawers/],
  ];
  it.each(hostile)('are refused with %s', (_, images, why) => {
    expect(() => otherImagesOf(letters, images)).toThrow(why);
  });

  it('are refused with families of other classes', () => {
    expect(() => otherImagesOf({ ...letters, families: ['Greek'] }, own)).toThrow(
      '1 families for 3 classes',
    );
  });
});
