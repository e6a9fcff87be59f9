import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FoundData, FoundPart, PartName } from '../../../../src/data/files/foundData.ts';
import { gatherSplit, planSplits } from '../../../../src/data/files/split.ts';

const names = ['train', 'validation', 'test'] as const;
type Counts = Partial<Record<PartName, readonly number[]>>;

/** Data with so many images of each class; every image is known by its first two bytes. */
function dataOf(counts: Counts): FoundData {
  let image = 0;
  const parts = (['all', 'train', 'validation', 'test'] as const).flatMap((name): FoundPart[] => {
    const ofClass = counts[name];
    if (ofClass === undefined) return [];
    const labels = Uint16Array.from(
      ofClass.flatMap((count, label) => new Array(count).fill(label)),
    );
    const images = new Uint8Array(labels.length * 784);
    for (const index of labels.keys()) {
      images.set([image & 255, image >> 8], index * 784);
      image++;
    }
    return [
      { name, count: labels.length, images, labels, groups: labels.map((label) => label + 5) },
    ];
  });
  const classCount = Math.max(...parts.flatMap(({ labels }) => [...labels])) + 1;
  const choices = { orientation: 'as-stored', reading: 'as-is', ink: 'light' } as const;
  return {
    name: 'Data',
    format: 'IDX',
    sizePx: null,
    classes: Array.from({ length: classCount }, (_, label) => `c${label}`),
    families: null,
    parts,
    leftOut: [],
    guess: choices,
    used: choices,
  };
}

/** For each split, the class and the number of every image. */
function gathered(found: FoundData, seed: number): Record<(typeof names)[number], string[]> {
  const plan = planSplits(found, seed);
  const of = (name: (typeof names)[number]): string[] => {
    const { images, labels, groups, count } = gatherSplit(found, plan, name);
    expect([images.length, labels.length, groups?.length]).toEqual([784 * count, count, count]);
    return [...labels].map((label, index) => {
      const [low = 0, high = 0] = images.subarray(index * 784);
      expect(groups?.[index]).toBe((plan.keptClasses[label] ?? 0) + 5);
      return `${plan.classes[label]}:${low + 256 * high}`;
    });
  };
  return { train: of('train'), validation: of('validation'), test: of('test') };
}

function perClass(images: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const image of images) {
    const [name = ''] = image.split(':');
    counts[name] = (counts[name] ?? 0) + 1;
  }
  return counts;
}

describe('splits', () => {
  it('take 70, 15 and 15 % of each class', () => {
    const { train, validation, test } = gathered(dataOf({ all: [100, 20, 6] }), 1);
    // Two images of a class make a positive pair, so no split has fewer.
    expect(perClass(train)).toEqual({ c0: 70, c1: 14, c2: 2 });
    expect(perClass(validation)).toEqual({ c0: 15, c1: 3, c2: 2 });
    expect(perClass(test)).toEqual({ c0: 15, c1: 3, c2: 2 });
  });

  it('take a twelfth of the training images for validation where the files have a test', () => {
    const found = dataOf({ train: [120, 5], test: [10, 4] });
    const { train, validation, test } = gathered(found, 1);
    expect(perClass(train)).toEqual({ c0: 110, c1: 3 });
    expect(perClass(validation)).toEqual({ c0: 10, c1: 2 });
    expect(perClass(test)).toEqual({ c0: 10, c1: 4 });
  });

  it('are left as they are where the files have all three', () => {
    const found = dataOf({ train: [6, 7], validation: [4, 2], test: [2, 3] });
    const { train, validation, test } = gathered(found, 1);
    expect([train, validation, test].map(perClass)).toEqual([
      { c0: 6, c1: 7 },
      { c0: 4, c1: 2 },
      { c0: 2, c1: 3 },
    ]);
  });

  it('have every image exactly once, whatever there is', () => {
    const counts = fc.array(fc.integer({ min: 6, max: 40 }), { minLength: 2, maxLength: 6 });
    const parts = fc.oneof(
      counts.map((all): Counts => ({ all })),
      counts.map((train): Counts => ({ train, test: train.map((count) => count - 4) })),
    );
    fc.assert(
      fc.property(parts, fc.nat(), (given, seed) => {
        const found = dataOf(given);
        const { train, validation, test } = gathered(found, seed);
        const all = found.parts.flatMap(({ labels }) => [...labels]);
        const seen = [...train, ...validation, ...test].map((image) => Number(image.split(':')[1]));
        expect(seen.toSorted((a, b) => a - b)).toEqual(all.map((_, index) => index));
        for (const split of [train, validation, test]) {
          expect(Object.keys(perClass(split))).toHaveLength(found.classes.length);
        }
      }),
    );
  });

  it('are the same for the same seed alone', () => {
    const found = dataOf({ all: [40, 40] });
    expect(gathered(found, 7)).toEqual(gathered(found, 7));
    expect(gathered(found, 7).test).not.toEqual(gathered(found, 8).test);
  });

  it('leave out classes that are too small, and say so', () => {
    const plan = planSplits(dataOf({ all: [9, 5, 1, 6] }), 1);
    expect(plan.classes).toEqual(['c0', 'c3']);
    expect(plan.leftOut).toEqual([
      {
        what: 'the class c1',
        count: 5,
        why: 'it has 5 images, and a class needs at least 6 to be split',
      },
      {
        what: 'the class c2',
        count: 1,
        why: 'it has 1 image, and a class needs at least 6 to be split',
      },
    ]);
    expect(() => planSplits(dataOf({ all: [9, 5] }), 1)).toThrow(
      'Data has 1 class that can be split, and at least 2 are needed; the class c1: it has 5 images, and a class needs at least 6 to be split',
    );
    const uneven = { train: [9, 9, 9, 1, 9], validation: [2, 2, 1, 9, 2], test: [9, 1, 9, 9, 9] };
    expect(planSplits(dataOf(uneven), 1).leftOut.map(({ why }) => why)).toEqual([
      'the files have too few test images of it',
      'the files have too few validation images of it',
      'the files have too few training images of it',
    ]);
  });
});
