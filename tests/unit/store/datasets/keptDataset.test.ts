import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import {
  datasetHeadSchema,
  headOf,
  readImages,
} from '../../../../src/store/datasets/keptDataset.ts';

const split = (count: number) => ({
  images: new Uint8Array(784 * count),
  labels: new Uint16Array(count),
});
const earlier = { train: split(4), validation: split(2), test: split(2) };
const withDrawers = (groups: unknown) => ({ ...earlier, test: { ...split(2), groups } });

describe('the kept images of a data set', () => {
  it('keep who drew each image', () => {
    const groups = Uint16Array.of(7, 9);
    expect(readImages(withDrawers(groups))?.test.groups).toEqual(groups);
  });

  it('of an earlier page say nothing of who drew them', () => {
    expect(readImages(earlier)?.train.groups).toBeNull();
  });

  it.each([
    ['too few drawers', Uint16Array.of(7)],
    ['drawers that are no numbers', ['a', 'b']],
    ['drawers of another kind of list', Uint8Array.of(7, 9)],
  ])('are not read with %s', (_, groups) => {
    expect(readImages(withDrawers(groups))).toBeNull();
  });
});

describe('the head of a data set', () => {
  const found = { title: 'Letters', classes: ['alpha', 'beth'], families: ['Greek', 'Hebrew'] };
  const images = readImages(withDrawers(Uint16Array.of(7, 9)));
  if (images === null) throw new Error('These images are readable');

  it('keeps the alphabets, and counts the memory of the drawers', () => {
    const head = headOf(found, images, 5);
    expect(v.parse(datasetHeadSchema, head)).toEqual(head);
    expect(head).toMatchObject({ families: ['Greek', 'Hebrew'], sizeBytes: 8 * (784 + 2) + 4 });
  });

  it('of an earlier page has no alphabets', () => {
    const { families: _, ...head } = headOf(found, images, 5);
    expect(v.parse(datasetHeadSchema, head).families).toBeNull();
  });

  it('with alphabets of other classes is refused', () => {
    const head = { ...headOf(found, images, 5), families: ['Greek'] };
    expect(v.safeParse(datasetHeadSchema, head).success).toBe(false);
  });
});
