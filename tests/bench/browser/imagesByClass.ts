import type { Split } from '../../../src/data/dataset.ts';

/** [classes] the images of each class in a split. */
export function imagesByClass({ labels }: Split, classCount: number): readonly number[][] {
  const pools = Array.from({ length: classCount }, (): number[] => []);
  for (const [image, label] of labels.entries()) pools[label]?.push(image);
  return pools;
}
