import { describe, expect, it } from 'vitest';
import { galleryImagesOf } from '../../../../src/worker/pictures/galleryImages.ts';
import { readMnist } from '../../../helpers/mnist.ts';

const mnistLabels = Uint16Array.from(readMnist('t10k', 10_000).labels);

describe('the gallery of test digits', () => {
  it('has 200 of each class, each once, in ascending order', () => {
    const images = galleryImagesOf(mnistLabels);
    const counts = new Array<number>(10).fill(0);
    for (const image of images) {
      const label = mnistLabels[image] ?? -1;
      counts[label] = (counts[label] ?? 0) + 1;
    }
    expect(counts).toEqual(new Array(10).fill(200));
    expect([...images]).toEqual([...new Set(images)].sort((one, other) => one - other));
  });

  it('is spread evenly: each half of the split has about half of it', () => {
    const inFirstHalf = galleryImagesOf(mnistLabels).filter((image) => image < 5_000).length;
    expect(Math.abs(inFirstHalf - 1_000)).toBeLessThan(50);
  });

  it('has at most 2,000 of many classes, with as many of each', () => {
    const labels = Uint16Array.from({ length: 6_000 }, (_, image) => image % 300);
    const images = galleryImagesOf(labels);
    expect(images).toHaveLength(300 * 6);
    expect(new Set(Array.from(images, (image) => labels[image])).size).toBe(300);
  });

  it('takes all of a class that has too few, and every other one of twice as many', () => {
    const labels = Uint16Array.of(1, 0, 1, 0, 0, 0, 0, 0);
    expect([...galleryImagesOf(labels, 3)]).toEqual([0, 1, 2, 4, 6]);
  });
});
