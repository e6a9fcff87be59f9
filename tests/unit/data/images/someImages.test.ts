import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  imagesByClass,
  spreadEvenly,
  spreadOverClasses,
} from '../../../../src/data/images/someImages.ts';

const labelsArbitrary = fc.array(fc.nat({ max: 30 }), { minLength: 1, maxLength: 300 });

it('images by class are all images, each with its class', () => {
  fc.assert(
    fc.property(labelsArbitrary, (labels) => {
      const byClass = imagesByClass(labels);
      expect([...byClass.values()].flat().sort((a, b) => a - b)).toEqual([...labels.keys()]);
      for (const [label, images] of byClass) {
        expect(images.every((image) => labels[image] === label)).toBe(true);
        expect(images).toEqual([...images].sort((a, b) => a - b));
      }
    }),
  );
});

it('places spread evenly are those of a ruler', () => {
  expect([...spreadEvenly(10, 4)]).toEqual([0, 2, 5, 7]);
  expect([...spreadEvenly(3, 9)]).toEqual([0, 1, 2]);
});

describe('images spread over classes', () => {
  it('are, of few classes, spread evenly over all of their images', () => {
    const labels = Array.from({ length: 40 }, (_, image) => image % 5);
    const wanted = Array.from(spreadEvenly(24, 20), (at) => {
      const own = labels.flatMap((label, image) => (label < 3 ? [image] : []));
      return own[at];
    });
    expect([...spreadOverClasses(labels, [[0, 1, 2]], 20)]).toEqual(wanted);
  });

  it('are, of many classes, at most four of each of some classes of every part', () => {
    const labels = Array.from({ length: 1_000 }, (_, image) => image % 100);
    const [seen, heldOut] = [Array.from({ length: 95 }, (_, label) => label), [95, 96, 97, 98, 99]];
    const images = spreadOverClasses(labels, [seen, heldOut], 80);
    const chosen = imagesByClass(Array.from(images, (image) => labels[image] ?? -1));
    expect([...chosen.values()].every((own) => own.length === 4)).toBe(true);
    expect(heldOut.every((label) => chosen.has(label))).toBe(true);
    expect(chosen.size).toBe(10 + 5);
  });

  it('are never more than wanted, none twice, ascending, and of the classes asked for', () => {
    fc.assert(
      fc.property(labelsArbitrary, fc.integer({ min: 8, max: 100 }), (labels, wanted) => {
        const parts = [
          [1, 2, 3],
          [10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 40],
        ];
        const images = [...spreadOverClasses(labels, parts, wanted)];
        expect(images.length).toBeLessThanOrEqual(wanted);
        expect(images).toEqual([...new Set(images)].sort((a, b) => a - b));
        expect(images.every((image) => parts.flat().includes(labels[image] ?? -1))).toBe(true);
      }),
    );
  });
});
